import type { Domain } from '../domain.ts';

export const cms: Domain = {
  name: 'editorial publishing',
  signs:
    'cms, content management, publishing, newsroom, articles, editors, editorial, blog, blogs, magazine, headless cms, news site, news portal, wiki, knowledge base',
  person: 'author',
  staff: 'editor',
  tenant: 'publication',
  load: { people: 300, active: 0.5, requests: 60, peak: 5 },
  entities: {
    author: {
      is: 'Somebody who writes, under their own name or a pen name',
      words: 'user, writer, journalist, blogger, contributor',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        full_name person_name
        pen_name  name ?
        email     email unique
        status    active | left = active
      `,
    },
    section: {
      is: 'A part of the site, with its own front page',
      words: 'category, topic, channel, desk, rubric',
      core: true,
      rows: '40',
      by: 'staff',
      fields: `
        name  name unique
        slug  slug unique
        turn  smallint = 0
      `,
    },
    article: {
      is: 'A piece with one address, whatever its {revisions} say',
      words: 'post, page, story, blog post, content item, entry, document',
      core: true,
      rows: '6 a month',
      fields: `
        author_id    -> author @once
        section_id   -> section
        slug         slug unique
        headline     name
        teaser       text(400) ?
        live_no      int ? @read
        published_at time ? @read
        status       draft | in_review | published | withdrawn = draft @read
      `,
    },
    revision: {
      is: 'The text of {an article} at one moment; it never changes',
      words: 'version, draft, edit',
      core: true,
      rows: '40 a month',
      fields: `
        article_id => article @once
        author_id  -> author @once
        number     int @read
        body       long @once
        remark     text(300) ? @once
      `,
    },
    asset: {
      is: 'A picture or a film with its rights',
      words: 'image, media, photo, media file, picture, video, attachment',
      core: true,
      rows: '15 a month',
      fields: `
        name        name
        credit      name
        media_type  code @once
        byte_size   size @once
        storage_key storage_key unique @hidden
        rights_until date ?
      `,
    },
    tag: {
      is: 'A word under which {articles} are found together',
      words: 'keyword, label',
      rows: '2000',
      by: 'staff',
      fields: `
        name name unique
        slug slug unique
      `,
    },
    article_tag: {
      is: 'That {an article} carries {a tag}',
      rows: '20 a month',
      fields: `
        article_id => article @once
        tag_id     -> tag @once
      `,
    },
    comment: {
      is: 'What a reader says below {an article}',
      words: 'reader comment, response',
      rows: '200 a month',
      fields: `
        article_id -> article @once
        reader     name @once
        body       text(2000) @once
        decided_at time ? @read
        status     waiting | shown | rejected = waiting @read
      `,
    },
    release: {
      is: 'A moment at which several {articles} go live together',
      words: 'schedule, scheduled release, issue, edition',
      rows: '60 a month',
      by: 'staff',
      fields: `
        article_id -> article @once
        goes_at    time
        done_at    time ? @read
        status     planned | done | cancelled = planned @read
      `,
    },
  },
  rules: [
    {
      on: 'revision',
      unique: 'article_id, number',
      says: 'The {revisions} of {an article} are numbered without doubles',
    },
    {
      on: 'article',
      check: "(status = 'published') = (live_no IS NOT NULL AND published_at IS NOT NULL)",
      says: '{An article} that is published names the {revision} that readers see',
    },
    { on: 'article_tag', unique: 'article_id, tag_id', says: '{An article} carries the same {tag} once' },
    {
      on: 'release',
      unique: 'article_id',
      where: "status = 'planned'",
      says: '{An article} waits for one {release} at a time',
    },
  ],
  paths: [
    {
      asks: 'What is on the front page of this {section}, newest first?',
      on: 'article',
      by: 'section_id',
      where: "status = 'published'",
      order: 'created_at desc',
    },
    { asks: 'How did this {article} come about?', on: 'revision', by: 'article_id', order: 'number desc' },
    { asks: 'What is this {author} working on?', on: 'article', by: 'author_id, status', order: 'updated_at desc' },
    { asks: 'Which {articles} carry these words in their headline?', on: 'article', match: 'headline' },
    { asks: 'Which {releases} are due?', on: 'release', by: 'status', order: 'goes_at' },
    { asks: 'Which {comments} wait for {an author} or {a staff}?', on: 'comment', by: 'status', order: 'created_at' },
  ],
  flows: [
    {
      does: 'saves {a revision}',
      words: 'write, edit, draft, save, revise',
      by: 'person',
      makes: 'revision',
      given: 'article',
      monthly: 40,
      unless: 'somebody else saved a newer {revision} in the meantime',
    },
    {
      does: 'publishes {an article}',
      words: 'publish, release, approve, schedule',
      by: 'staff',
      moves: 'article',
      verb: 'publish',
      from: 'in_review',
      to: 'published',
      stamps: 'published_at',
      monthly: 6,
      unless: 'it has no {revision}, or holds {an asset} whose rights have ended',
      tells: 'webhook',
    },
    {
      does: 'withdraws {an article}',
      words: 'withdraw, unpublish, retract',
      by: 'staff',
      moves: 'article',
      verb: 'withdraw',
      from: 'published',
      to: 'withdrawn',
      monthly: 0.1,
      unless: 'the {article} is not online',
      tells: 'webhook',
    },
    {
      does: 'uploads {an asset}',
      words: 'upload, image, media, photo',
      by: 'person',
      makes: 'asset',
      monthly: 15,
      unless: 'the file is larger than 200 MB or of an unknown type',
      calls: 'storage',
    },
  ],
  asks: [
    {
      header: 'Two editors at once',
      question: 'Two people have the same {article} open. Whose text wins?',
      why: 'It decides between locks, numbers and merging.',
      options: [
        {
          label: 'The first to save; the other compares',
          effect: 'each revision names the one it builds on; a stale one is refused with both texts',
          against: 'the second one has to put two texts together by hand',
        },
        {
          label: 'Whoever opened it holds it',
          effect: 'a lock with a name and ten minutes, renewed while typing',
          against: 'a forgotten window keeps {an article} closed in the minute when it matters',
        },
        {
          label: 'Both, letter by letter',
          effect: 'live editing over open connections, with a merged document on the server',
          against: 'a second kind of server, and a history that is harder to read',
        },
      ],
      recommended: 0,
      because: 'no word is lost, and it needs nothing but a number',
      said: [
        'optimistic, conflict detection',
        'locking, checkout, lock articles',
        'collaborative editing, live editing, real-time editing',
      ],
    },
    {
      header: 'Readers',
      question: 'Where do readers get published {articles} from?',
      why: 'It decides whether this service feels a busy news day.',
      options: [
        {
          label: 'From the edge, filled by a message',
          effect: 'publishing sends a purge; readers never reach the database',
          against: 'a correction shows a few seconds late',
        },
        {
          label: 'From this API',
          effect: 'each page is read from the database, with a short cache',
          against: 'a famous {article} is load on the tool in which it is written',
        },
      ],
      recommended: 0,
      because: 'reading is a thousand times more than writing, and the same for everybody',
      said: ['cdn, static site, edge', 'server rendered, server-rendered'],
    },
  ],
  failures: [
    [
      'The purge at the edge fails after publishing',
      'readers see the old text for up to a minute',
      'the worker repeats it; pages carry the number of their {revision}, so a check finds stale ones',
    ],
    [
      'Two {staffs} publish different {revisions} within a second',
      'the second one is asked again',
      '{article.live_no} changes under the version of the row, and a stale one gets 412',
    ],
    [
      'An upload breaks off at 90 percent',
      'the {author} goes on from there',
      'parts are kept for a day; the row appears when the last part is there and its size agrees',
    ],
  ],
  threats: [
    [
      'reading {articles} before their hour',
      'a leak',
      'previews carry a signed link that ends after an hour; drafts answer 404 without it',
    ],
    [
      'hiding a script in {a revision}',
      'sessions of {staffs} are taken over',
      'the text is stored as structured blocks, and turned into HTML by a list of allowed ones',
    ],
  ],
  risks: [
    [
      'The old site has addresses that the world links to',
      'a tenth of calls in the first week end in 404',
      'import old addresses as redirects before the first {article} is published here',
    ],
    [
      'Rights of pictures are known by heart only',
      'letters from agencies',
      'make {asset.credit} required from the first day, and ask for {asset.rights_until} when it is not forever',
    ],
  ],
  uses: 'storage, webhook',
};
