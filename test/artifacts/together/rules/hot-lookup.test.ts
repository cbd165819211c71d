import { expect, test } from 'vitest';
import { hotLookup } from '../../../../src/artifacts/together/rules/hot-lookup.ts';
import { hotUnserved } from '../../../../src/artifacts/together/rules/hot-unserved.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = `\`\`\`sql
CREATE TABLE members (id bigint PRIMARY KEY, card text NOT NULL UNIQUE);
CREATE TABLE loans (
  id bigint PRIMARY KEY, member_id bigint NOT NULL REFERENCES members (id), copy_id bigint NOT NULL,
  branch text NOT NULL, lent_at timestamptz NOT NULL, returned_at timestamptz
);
CREATE INDEX loans_member ON loans (member_id, lent_at DESC);
CREATE INDEX loans_open ON loans (lent_at) WHERE returned_at IS NULL;
\`\`\`
`;
const under = (words: string) => `# Desk\n\n${DDL}\n## Hot paths\n\n${words}\n`;
const row = (cells: string) => under(`| Query | Filter | Index |\n|---|---|---|\n| ${cells} |`);

test.each([
  under('- **My loans.** `loans` by `member_id`, newest first: an index on both.'),
  under('- **Overdue.** `loans` with `returned_at` null, oldest `lent_at` first: the partial index.'),
  under('- **Door.** Members by `card`: the unique key.'),
  under('- **Branch.** `loans` by `branch` come from the cache.'),
  under('- **Branch.** `loans` by `branch`: a sequential scan will do.'),
  under('- **Branch.** `loans` joins `members` by `branch`.'),
  row('My loans | `loans` where `member_id` and `lent_at` | on both'),
  row('Branch | `loans` where `branch` | none, `loans_branch_idx` is to be made'),
  `${DDL}\n## Story\n\nThe list of a copy's loans is looked at now and then.\n`,
  `${DDL}\n## Story\n\nThe list of a member's loans is the hottest query.\n`,
  `${DDL}\n## Rejected alternatives\n\nThe list of a copy's loans as the hottest query.\n`,
])('what an index finds, or is found otherwise, is let be: %#', async (text) => {
  expect(await findIn([hotLookup], text)).toEqual([]);
});

test.each([
  [under('- **History.** `loans` by `copy_id`, newest first: an index on both.'), 'copy_id'],
  [under('1. **Branch.** Loans of one `branch`, newest first.'), 'branch'],
  [row("Branch | `loans` with `branch = 'north'` | a key that leads with it"), 'branch'],
  [row('Member and branch | `loans` by `member_id` and `branch` | on both'), 'member_id'],
  [`${DDL}\n## Story\n\nThe list of a copy's loans, newest first, is the hottest query.\n`, 'copy_id'],
])('what no index begins with: %#', async (text, column) => {
  const [finding, ...more] = await findIn([hotLookup], text);
  expect(more).toEqual([]);
  expect(finding?.message).toContain(`\`${column}\``);
  expect(finding?.beside).toContain('CREATE TABLE loans (');
});

test('a document without any index leaves them out on purpose', async () => {
  const bare = under('- **Branch.** `loans` by `branch`.').replace(/CREATE INDEX.*\n/g, '');
  expect(await findIn([hotLookup], bare)).toEqual([]);
});

test('several that no index serves are of other indexes than those of the SQL', async () => {
  const text = under('- `loans` by `branch`.\n- `loans` by `copy_id`.\n- `loans` of one `copy_id`, by `branch`.');
  expect(await findIn([hotLookup], text)).toEqual([]);
});

test('an index on an expression finds what it is made on, and nothing else', async () => {
  const find = (column: string) =>
    findIn(
      [hotUnserved],
      `\`\`\`sql
CREATE TABLE tutors (id int PRIMARY KEY, headline text NOT NULL, language text NOT NULL);
CREATE INDEX tutors_search ON tutors USING gin (to_tsvector('simple', headline));
\`\`\`

\`\`\`sql
-- hot, served by tutors_search
SELECT * FROM tutors WHERE ${column} = $1;
\`\`\`
`,
    );
  expect(await find('headline')).toEqual([]);
  expect((await find('language')).map(({ message }) => message)).toEqual([
    expect.stringContaining('made on `headline`'),
  ]);
});
