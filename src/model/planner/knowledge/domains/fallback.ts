import type { Domain } from '../domain.ts';

/** What is designed when a brief names no thing at all: records, their owners, and a trail of their changes. */
export const FALLBACK: Domain = {
  name: 'records',
  signs: '',
  person: 'user',
  staff: 'administrator',
  tenant: 'organisation',
  load: { people: 5000, active: 0.2, requests: 20, peak: 6 },
  entities: {
    user: {
      is: 'Somebody who signs in',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        full_name person_name
        email     email unique
        status    active | blocked = active
      `,
    },
    record: {
      is: 'One thing that is kept, with its owner and its state',
      core: true,
      rows: '20 per 1',
      fields: `
        user_id     -> user @once
        name        name
        body        long ?
        status      draft | active | archived = draft @read
        archived_at time ? @read
      `,
    },
    record_change: {
      is: 'What somebody changed in {a record}, and when',
      rows: '10 a month',
      by: 'system',
      keep: '2 years',
      fields: `
        record_id -> record @read
        user_id   -> user @read
        what      created | changed | archived @read
        before    json ? @read
        after     json ? @read
      `,
    },
  },
  rules: [
    {
      on: 'record',
      check: "(status = 'archived') = (archived_at IS NOT NULL)",
      says: '{A record} that is archived says since when',
    },
  ],
  paths: [
    {
      asks: 'Which {records} does this {user} own, newest first?',
      on: 'record',
      by: 'user_id, status',
      order: 'created_at desc',
    },
    {
      asks: 'What happened to this {record}, newest first?',
      on: 'record_change',
      by: 'record_id',
      order: 'created_at desc',
    },
    { asks: 'Which {records} carry these words in their name?', on: 'record', match: 'name' },
  ],
  flows: [
    {
      does: 'files {a record}',
      words: 'create, add, store',
      by: 'person',
      makes: 'record',
      monthly: 4,
      unless: 'the same key was used for other content',
    },
    {
      does: 'archives {a record}',
      words: 'archive, delete, remove',
      by: 'person',
      moves: 'record',
      verb: 'archive',
      from: 'active',
      to: 'archived',
      stamps: 'archived_at',
      monthly: 1,
      unless: 'the {record} is archived already',
    },
  ],
  asks: [
    {
      header: 'Concurrent edits',
      question: 'Two people change the same {record} at the same moment. What happens?',
      why: 'It decides between a version number, a lock, and merging.',
      options: [
        {
          label: 'The second one is told',
          effect: 'a version column and If-Match on every change',
          against: 'the second editor has to repeat the work by hand',
        },
        {
          label: 'The last one wins',
          effect: 'no extra column, and silent losses now and then',
          against: 'the loss of a change in {a record} would never be noticed',
        },
        {
          label: 'The first one locks it',
          effect: 'a lock with an owner and an expiry',
          against: 'a forgotten lock keeps {a record} closed until somebody clears it',
        },
      ],
      recommended: 0,
      because: 'a lost change is worse than a repeated one, and a version number costs one column',
      said: ['optimistic', 'last write wins, last one wins', 'lock, locking'],
    },
  ],
  failures: [
    [
      'A change of {a record} is sent twice by an impatient client',
      'the second answer equals the first',
      'the stored answer under the same key is returned from `idempotency_keys`',
    ],
  ],
  threats: [
    [
      'reading the {records} of somebody else by trying ids',
      'private content in the wrong hands',
      'each read compares {record.user_id} with the caller',
    ],
  ],
  risks: [
    [
      'The brief names no things, so {records} stand for them',
      'the first review asks what a {record} is',
      'name the things that are kept, and this design is composed anew',
    ],
  ],
};
