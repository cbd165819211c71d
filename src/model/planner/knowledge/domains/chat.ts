import type { Domain } from '../domain.ts';

export const chat: Domain = {
  name: 'messaging',
  signs:
    'chat, chat app, chats, messaging, messenger, instant messaging, direct messages, channels, group chat, read receipts, conversations, slack',
  person: 'user',
  staff: 'workspace administrator',
  tenant: 'workspace',
  load: { people: 50000, active: 0.4, requests: 120, peak: 4 },
  entities: {
    user: {
      is: 'Somebody who reads and writes',
      words: 'member, person, contact, account, agent',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        display_name name
        email        email unique
        status_text  text(140) ?
        status       active | deactivated = active
      `,
    },
    channel: {
      is: 'A room in which {messages} are written in one order',
      words: 'room, conversation, group, chat room, thread, group chat',
      core: true,
      rows: '1 per 3',
      by: 'person',
      fields: `
        name        name
        kind        direct | group | open = group @once
        topic       text(250) ?
        last_number bigint = 0 @read
        archived_at time ? @read
        status      active | archived = active @read
      `,
    },
    membership: {
      is: 'The place of {a user} in {a channel}, and how far they have read',
      words: 'participant, subscription, channel member',
      core: true,
      rows: '8 per 1',
      fields: `
        channel_id   => channel @once
        user_id      -> user @once
        role         owner | member = member
        read_number  bigint = 0
        muted_until  time ?
      `,
    },
    message: {
      is: 'What somebody wrote in {a channel}, with its number in there',
      words: 'chat message, direct message, dm',
      core: true,
      rows: '20 a day',
      fields: `
        channel_id => channel @once
        user_id    -> user @once
        number     bigint @read
        body       text(8000)
        edited_at  time ? @read
        deleted_at time ? @read
        status     sent | deleted = sent @read
      `,
    },
    reaction: {
      is: 'A sign that {a user} leaves on {a message}',
      words: 'emoji, emoji reaction, like',
      rows: '6 a day',
      fields: `
        message_id => message @once
        user_id    -> user @once
        sign       code @once
      `,
    },
    attachment: {
      is: 'A file that was sent with {a message}',
      words: 'file, image, picture, media, document',
      rows: '1 a day',
      fields: `
        message_id  => message @once
        name        name @once
        media_type  code @once
        byte_size   size @once
        storage_key storage_key unique @hidden
      `,
    },
    device: {
      is: 'A phone or browser that is told about new {messages}',
      words: 'push token, client device',
      rows: '2 per 1',
      fields: `
        user_id      -> user @once
        push_token   text(300) @hidden
        platform     ios | android | web @once
        last_seen_at time ? @read
      `,
    },
  },
  rules: [
    { on: 'membership', unique: 'channel_id, user_id', says: '{A user} is in {a channel} once' },
    {
      on: 'message',
      unique: 'channel_id, number',
      says: '{Messages} of {a channel} have one order, without gaps and doubles',
    },
    {
      on: 'reaction',
      unique: 'message_id, user_id, sign',
      says: 'The same sign of {a user} counts once on {a message}',
    },
    {
      on: 'message',
      check: "(status = 'deleted') = (deleted_at IS NOT NULL)",
      says: '{A message} that is deleted says since when',
    },
    { on: 'membership', check: 'read_number >= 0', says: 'Nobody has read less than nothing' },
  ],
  paths: [
    { asks: 'What was written last in this {channel}?', on: 'message', by: 'channel_id', order: 'number desc' },
    { asks: 'In which {channels} is this {user}?', on: 'membership', by: 'user_id', order: 'created_at desc' },
    { asks: 'Who is in this {channel}?', on: 'membership', by: 'channel_id', order: 'created_at' },
    { asks: 'Which {messages} hold these words?', on: 'message', match: 'body' },
    { asks: 'Which {devices} does this {user} have?', on: 'device', by: 'user_id', order: 'created_at desc' },
  ],
  flows: [
    {
      does: 'sends {a message}',
      words: 'send, message, write, chat',
      by: 'person',
      makes: 'message',
      given: 'channel',
      monthly: 600,
      unless: 'they are not in the {channel}, or it is archived',
      tells: 'push',
    },
    {
      does: 'joins {a channel}',
      words: 'join, invite, add to',
      by: 'person',
      makes: 'membership',
      given: 'channel',
      monthly: 1,
      unless: 'they are in it already, or it takes nobody without an invitation',
    },
    {
      does: 'takes back {a message}',
      words: 'delete, unsend, recall',
      by: 'person',
      moves: 'message',
      verb: 'delete',
      from: 'sent',
      to: 'deleted',
      stamps: 'deleted_at',
      monthly: 4,
      unless: 'the {message} is of somebody else, or was deleted before',
    },
    {
      does: 'archives {a channel}',
      words: 'archive, close channel',
      by: 'staff',
      moves: 'channel',
      verb: 'archive',
      from: 'active',
      to: 'archived',
      stamps: 'archived_at',
      monthly: 0.02,
      unless: 'the {channel} is archived already',
    },
  ],
  asks: [
    {
      header: 'Order',
      question:
        'Two people write into the same {channel} in the same millisecond. Must everybody see both {messages} in the same order?',
      why: 'It decides whether {a channel} counts its {messages}, and with it how fast one channel can be.',
      options: [
        {
          label: 'Yes, one order for all',
          effect: 'each message takes the next number under a lock on its channel',
          against: 'one {channel} takes a few hundred {messages} a second and no more',
        },
        {
          label: 'By the time they arrived is enough',
          effect: 'ordered by time and id, no lock; two devices may differ for a moment',
          against: 'answers may stand above what they answer, on some screens',
        },
      ],
      recommended: 0,
      because: 'with a number it is plain what is unread, what is missing, and where to go on after a lost connection',
      said: ['ordering guarantee, ordered, same order', 'best effort ordering'],
    },
    {
      header: 'Unseen by the server',
      question: 'May the server read what people write?',
      why: 'It decides whether search, moderation and export are possible here at all.',
      options: [
        {
          label: 'Yes, encrypted on disk and on the way',
          effect: 'search and moderation on the server; keys are held by the operator',
          against: 'whoever holds the keys of the operator can read every {message}',
        },
        {
          label: 'No, encrypted from device to device',
          effect: 'bodies are ciphertext; search happens on devices, and lost devices lose history',
          against: 'no search on the server, no moderation, and history is gone with the last device',
        },
      ],
      recommended: 0,
      because:
        'the brief speaks of search, history or administration, which end-to-end encryption rules out or makes a project of its own',
      said: ['searchable, compliance export', 'end-to-end, e2e, end to end encryption'],
    },
  ],
  failures: [
    [
      'A phone loses its network in the middle of sending',
      'the {message} shows a clock and then its number',
      'it is sent again under the same key and lands once in {message.}',
    ],
    [
      'The connection that brings live updates breaks',
      'nothing for two seconds, then all at once',
      'the device asks for {messages} after the last number it has, for each {channel} it is in',
    ],
    [
      'One {channel} of ten thousand people wakes up',
      'their screens update within a second or two',
      'open connections are told "there is something after this number" instead of each {message}',
    ],
  ],
  threats: [
    [
      'reading {a channel} after having been removed from it',
      'secrets go on leaving the room',
      'each read joins {membership.}, also on an open live connection, which is cut at removal',
    ],
    [
      'flooding {a channel} with {messages}',
      'nobody can follow it any more',
      'five {messages} a second for each {user} in {a channel}, then 429',
    ],
  ],
  risks: [
    [
      'History grows without an end that anybody has agreed on',
      '{message.} grows by more than the backup window can take',
      'agree on a term for each kind of {channel} before the first million',
    ],
    [
      'Live connections are all lost at a deploy',
      'sign-ins jump at each release',
      'drain nodes over two minutes, with random delays for coming back',
    ],
  ],
  uses: 'push',
};
