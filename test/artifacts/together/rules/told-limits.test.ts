import { describe, expect, it } from 'vitest';
import { claimsMembers } from '../../../../src/artifacts/together/rules/claims-members.ts';
import { payloadValues } from '../../../../src/artifacts/together/rules/payload-values.ts';
import { proseBounds } from '../../../../src/artifacts/together/rules/prose-bounds.ts';
import { proseMedia } from '../../../../src/artifacts/together/rules/prose-media.ts';
import { proseSchedules } from '../../../../src/artifacts/together/rules/prose-schedules.ts';
import { findIn } from '../../../support/design-of.ts';

const sql = `\`\`\`sql
CREATE TYPE berth_status AS ENUM ('free', 'taken', 'closed');
CREATE TABLE berth (
  id uuid PRIMARY KEY,
  label varchar(12) NOT NULL,
  status berth_status NOT NULL
);
CREATE TABLE chart (
  id uuid PRIMARY KEY,
  berth_id uuid REFERENCES berth (id),
  size_bytes bigint NOT NULL CHECK (size_bytes BETWEEN 1 AND 8388608),
  media_type text NOT NULL CHECK (media_type IN ('image/png', 'application/pdf'))
);
CREATE TABLE signal (
  id uuid PRIMARY KEY,
  length_ms integer NOT NULL CHECK (length_ms IN (500, 2000))
);
CREATE TABLE mooring_offer (
  id uuid PRIMARY KEY,
  expires_at timestamptz NOT NULL DEFAULT now() + interval '20 minutes'
);
\`\`\`
`;
const design = (words: string) => `# Harbour\n\n${words}\n\n${sql}`;

describe('limits that the text tells in its own units', () => {
  it.each([
    'Skippers upload charts of up to 10 MiB.',
    'A berth label has at most 16 characters.',
    'A signal is a tone of 0.5, 2 or 4 seconds.',
    'A mooring offer lasts half an hour at sea; in port an offer expires after 45 minutes.',
    '```mermaid\nsequenceDiagram\n  A->>B: 201 offer, expires in 15 minutes\n```',
  ])('differ: %s', async (words) => {
    expect(await findIn([proseBounds], design(words))).toHaveLength(1);
  });

  it.each([
    'Skippers upload charts of up to 8 MB.',
    'Request bodies of up to 1 MB are read into memory.',
    'A berth label has at most 12 characters, a note at most 400 characters.',
    'Most labels have 5 to 9 characters.',
    'A signal is a tone of 500 or 2000 ms.',
    'A mooring offer lasts 20 minutes and is looked at every 60 seconds.',
    'We remind the skipper 5 minutes before an offer expires.',
    'Rejected: offers that last 2 hours.',
  ])('agree, or are of something else: %s', async (words) => {
    expect(await findIn([proseBounds], design(words))).toEqual([]);
  });

  it('holds a header to the columns that keep it', async () => {
    const contract = (most: number) =>
      `# A\n\n\`\`\`yaml\nopenapi: 3.1.0\ninfo: {title: t, version: "1"}\npaths:\n  /tows:\n    post:\n      parameters:\n        - {name: Request-Key, in: header, schema: {type: string, maxLength: ${most}}}\n      responses: {"201": {description: ok}}\n\`\`\`\n\n\`\`\`sql\nCREATE TABLE tow (id uuid PRIMARY KEY, request_key varchar(40) NOT NULL UNIQUE);\n\`\`\`\n`;
    expect(await findIn([proseBounds], contract(60))).toHaveLength(1);
    expect(await findIn([proseBounds], contract(40))).toEqual([]);
  });
});

describe('kinds of files', () => {
  it.each(['Charts are PNG or JPEG files.', 'We accept PDF, PNG and TIFF uploads.'])('differ: %s', async (words) => {
    expect(await findIn([proseMedia], design(words))).toHaveLength(1);
  });

  it.each([
    'Charts are PNG or PDF files.',
    'Reports are exported as CSV or PDF.',
    'ZIP and RTF files are not accepted.',
    'The API speaks JSON or XML.',
  ])('agree, or are others: %s', async (words) => {
    expect(await findIn([proseMedia], design(words))).toEqual([]);
  });
});

describe('schedules', () => {
  const job = (cron: string, words: string) =>
    `# Tides\n\n${words}\n\n\`\`\`yaml\napiVersion: batch/v1\nkind: CronJob\nmetadata: {name: tide-forecast}\nspec:\n  schedule: "${cron}"\n  jobTemplate:\n    spec:\n      activeDeadlineSeconds: 7200\n      template:\n        spec:\n          restartPolicy: Never\n          containers: [{name: f, image: "f:1.0.0"}]\n\`\`\`\n`;

  it.each([
    ['0 5 * * *', 'The tide forecast runs daily at 04:00.'],
    ['0 23 * * *', 'The tide forecast is made between 01:00 and 03:00.'],
    ['0 2 * * *', 'The tide forecast is made between 01:00 and 03:00.'],
  ])('%s is not: %s', async (cron, words) => {
    expect(await findIn([proseSchedules], job(cron, words))).toHaveLength(1);
  });

  it.each([
    ['0 4 * * *', 'The tide forecast runs daily at 04:00.'],
    ['0 1 * * *', 'The tide forecast is made between 01:00 and 03:00.'],
    ['0 2 * * *', 'The tide forecast runs daily at 04:00 CEST.'],
    ['0 2 * * *', 'The harbour opens daily at 06:00.'],
    ['*/15 * * * *', 'The tide forecast runs daily at 04:00.'],
  ])('%s fits: %s', async (cron, words) => {
    expect(await findIn([proseSchedules], job(cron, words))).toEqual([]);
  });
});

describe('values of samples', () => {
  const sample = (json: string, words = 'A berth event:') => design(`${words}\n\n\`\`\`json\n${json}\n\`\`\``);

  it.each([
    ['{"berthId": "b1", "status": "blocked"}'],
    ['{"berthId": "b1", "fromStatus": "free", "toStatus": "occupied"}'],
    ['{"berth": {"newStatus": "gone"}}'],
    ['{"id": "1", "cause": "fog"}', '`cause` is `storm` or `strike`.'],
  ])('are in no list: %s', async (...[json, words]: [string, string?]) => {
    expect(await findIn([payloadValues], sample(json, words))).toHaveLength(1);
  });

  it.each([
    ['{"berthId": "b1", "status": "TAKEN"}'],
    ['{"fromStatus": "free", "toStatus": "closed"}'],
    ['{"label": "A7", "title": "anything"}'],
    ['{"status": "blocked"}', 'An invalid request:'],
    ['{"id": "1", "cause": "strike"}', '`cause` is `storm` or `strike`.'],
  ])('are in one, or need not be: %s', async (...[json, words]: [string, string?]) => {
    expect(await findIn([payloadValues], sample(json, words))).toEqual([]);
  });
});

describe('members of a set', () => {
  it.each([
    'A berth is in one of four states: `free`, `taken`, `closed`, `reserved`.',
    'A berth is in one of three states: `free`, `taken`, `blocked`.',
    '`status` is one of `free`, `taken`.',
    '```graphql\nenum Status { FREE TAKEN }\ntype Query { ping: String }\n```',
  ])('differ: %s', async (words) => {
    expect((await findIn([claimsMembers], design(words))).length).toBeGreaterThan(0);
  });

  it.each([
    'A berth is in one of three states: `free`, `taken`, `closed`.',
    'Two states, `free` and `taken`, are shown on the map.',
    'There are three lights: `red`, `green`, `white`.',
    '```graphql\nenum Status { FREE TAKEN CLOSED }\ntype Query { ping: String }\n```',
  ])('agree, or are another set: %s', async (words) => {
    expect(await findIn([claimsMembers], design(words))).toEqual([]);
  });
});
