import type { Domain } from '../domain.ts';

export const files: Domain = {
  name: 'file sharing',
  signs:
    'file sharing, file storage, dropbox, google drive, document management, dms, folders, upload files, file upload, cloud drive, share links, file versions, documents storage, file hosting, backup files',
  person: 'user',
  staff: 'workspace owner',
  tenant: 'company',
  load: { people: 20000, active: 0.4, requests: 50, peak: 4 },
  entities: {
    user: {
      is: 'Somebody with a space for files',
      words: 'member, person, account, employee, customer',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        display_name name
        email        email unique
        space_bytes  size
        used_bytes   size = 0 @read
        status       active | frozen = active
      `,
    },
    folder: {
      is: 'A place for files, inside another one or at the top',
      words: 'directory, collection',
      core: true,
      rows: '40 per 1',
      by: 'person',
      fields: `
        parent_folder_id -> folder ?
        user_id          -> user @once
        name             name
        trashed_at       time ? @read
        status           live | trashed = live @read
      `,
    },
    file: {
      is: 'A name in {a folder}, behind which {versions} stand',
      words: 'document, object, item, photo, upload',
      core: true,
      rows: '30 a month',
      fields: `
        folder_id  -> folder
        user_id    -> user @once
        name       name
        media_type code @once
        live_no    int = 0 @read
        byte_size  size = 0 @read
        trashed_at time ? @read
        status     uploading | live | trashed = uploading @read
      `,
    },
    version: {
      is: 'The bytes of {a file} at one moment, kept in object storage',
      words: 'revision, file version',
      core: true,
      rows: '60 a month',
      keep: '180 days after a newer one',
      fields: `
        file_id     => file @once
        user_id     -> user @once
        number      int @read
        byte_size   size @once
        sha256      hash @once
        storage_key storage_key unique @hidden
      `,
    },
    access_grant: {
      is: 'What {a user} may do in {a folder} of somebody else',
      words: 'permission, share, collaborator, access, sharing permission',
      core: true,
      rows: '5 per 1',
      fields: `
        folder_id  => folder @once
        user_id    -> user @once
        role       viewer | editor | owner = viewer
        ended_at   time ? @read
        status     active | ended = active @read
      `,
    },
    share_link: {
      is: 'An address that opens {a file} to whoever has it, until a day',
      words: 'public link, link, shared link',
      core: true,
      rows: '2 a month',
      keep: '1 year',
      fields: `
        file_id       => file @once
        user_id       -> user @once
        token_hash    hash unique @hidden
        opens_until   time
        password_hash hash ? @hidden
        opened        count = 0 @read
        status        active | revoked | expired = active @read
      `,
    },
    comment: {
      is: 'A word about {a file}',
      words: 'note, annotation',
      rows: '3 a month',
      fields: `
        file_id => file @once
        user_id -> user @once
        body    text(2000)
      `,
    },
    sync_device: {
      is: 'A computer that keeps a copy, and how far it has come',
      words: 'device, client, sync client',
      rows: '2 per 1',
      fields: `
        user_id     -> user @once
        name        name
        last_number bigint = 0
        seen_at     time ? @read
      `,
    },
  },
  rules: [
    { on: 'file', unique: 'folder_id, name', where: "status <> 'trashed'", says: 'A name stands once in {a folder}' },
    { on: 'version', unique: 'file_id, number', says: 'The {versions} of {a file} are numbered without doubles' },
    {
      on: 'access_grant',
      unique: 'folder_id, user_id',
      where: "status = 'active'",
      says: '{A user} has one role in {a folder}',
    },
    { on: 'user', check: 'used_bytes <= space_bytes', says: 'Nobody stores more than their space holds' },
    {
      on: 'file',
      check: "(status = 'trashed') = (trashed_at IS NOT NULL)",
      says: '{A file} in the bin says since when',
    },
  ],
  paths: [
    {
      asks: 'What is in this {folder}, by name?',
      on: 'file',
      by: 'folder_id',
      where: "status = 'live'",
      order: 'name',
    },
    {
      asks: 'Which {folders} are inside this one?',
      on: 'folder',
      by: 'parent_folder_id',
      where: "status = 'live'",
      order: 'name',
    },
    { asks: 'Which {versions} has this {file}, newest first?', on: 'version', by: 'file_id', order: 'number desc' },
    {
      asks: 'What was shared with this {user}?',
      on: 'access_grant',
      by: 'user_id',
      where: "status = 'active'",
      order: 'created_at desc',
    },
    { asks: 'Which {files} carry these words in their name?', on: 'file', match: 'name' },
    { asks: 'Which {share_links} run out next?', on: 'share_link', by: 'status', order: 'opens_until' },
  ],
  flows: [
    {
      does: 'uploads {a version}',
      words: 'upload, store, save, add files',
      by: 'person',
      makes: 'version',
      given: 'file',
      monthly: 60,
      unless: 'their space is full, or a newer one was saved in the meantime',
      calls: 'storage',
    },
    {
      does: 'shares {a folder}',
      words: 'share, sharing, invite, collaborate',
      by: 'person',
      makes: 'access_grant',
      given: 'folder',
      monthly: 1,
      unless: 'they are no owner of it',
      tells: 'email',
    },
    {
      does: 'makes {a share_link}',
      words: 'link, public link, share link',
      by: 'person',
      makes: 'share_link',
      given: 'file',
      monthly: 2,
      unless: 'the company allows none, or the {file} is in the bin',
    },
    {
      does: 'throws away {a file}',
      words: 'delete, remove, trash, restore',
      by: 'person',
      moves: 'file',
      verb: 'trash',
      from: 'live',
      to: 'trashed',
      stamps: 'trashed_at',
      monthly: 5,
      unless: 'it is in the bin already',
    },
  ],
  asks: [
    {
      header: 'Two savers',
      question: 'Two {users} save the same {file} from different computers. What is there afterwards?',
      why: 'It decides between a refusal, two files, and a lost text.',
      options: [
        {
          label: 'Both: the second one under a new name',
          effect: 'a save names the version it builds on; a stale one becomes a copy beside it',
          against: 'folders fill with copies that somebody has to compare',
        },
        {
          label: 'The second one; the first is a version',
          effect: 'each save is the next version, and the history keeps all',
          against: 'the first one believes that their text is what others see',
        },
        {
          label: 'The first; a lock holds the second off',
          effect: 'opening takes a lock of fifteen minutes that the program renews',
          against: 'programs that crash leave {files} locked in the evening',
        },
      ],
      recommended: 0,
      because: 'nothing is lost and nobody is in the dark about it',
      said: [
        'conflict copy, conflicted copy',
        'last write wins, last writer wins',
        'file locking, check-out, checkout locks',
      ],
    },
    {
      header: 'Same bytes twice',
      question: 'Many {users} store the same bytes. Are they stored once?',
      why: 'It decides what a storage key belongs to, and what deleting means.',
      options: [
        {
          label: 'No, each version has its own',
          effect: 'a key from the id of the version; deleting is deleting',
          against: 'the same film of a company party is paid for a hundred times',
        },
        {
          label: 'Once for each company',
          effect: 'a table of contents by hash, with a count of who refers to it',
          against: 'a count that goes wrong deletes what others still need',
        },
      ],
      recommended: 0,
      because: 'storage is cheaper than a reference count that can be wrong',
      said: ['no deduplication', 'deduplication, dedup, content-addressed, content addressed'],
    },
  ],
  failures: [
    [
      'An upload of two gigabytes breaks off',
      'it goes on where it stopped',
      'parts of 8 MB go straight to the storage, and the row is complete when the hash of all agrees',
    ],
    [
      'Bytes are there and the row is not, or the other way round',
      'the {file} shows as being uploaded',
      'a nightly job compares keys of a day with {version.storage_key}, and removes what nobody names',
    ],
    [
      'A program deletes everything by mistake',
      'all is in the bin for thirty days',
      '{file.trashed_at} hides rows; bytes go thirty days later',
    ],
  ],
  threats: [
    [
      'guessing {share_links}',
      'letters of strangers',
      'addresses carry 128 random bits of which only {share_link.token_hash} is stored, and end after thirty days',
    ],
    [
      'storing a virus for colleagues',
      'machines of a whole company',
      'files are scanned after the upload, and links open only what was scanned',
    ],
  ],
  risks: [
    [
      'Deep trees make access slow to decide',
      'the slowest hundredth of reads doubles',
      'keep the path of each {folder} in a column, and decide by its beginning',
    ],
    [
      'Somebody leaves and owns half of the {folders}',
      'support asks who may open them',
      'let {a staff} take over a space, with an audit row',
    ],
  ],
  uses: 'storage, email',
};
