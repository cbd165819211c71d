import { describe, expect, test } from 'vitest';
import { hotUnserved } from '../../../../src/artifacts/together/rules/hot-unserved.ts';
import { findIn } from '../../../support/design-of.ts';

const TABLE = `CREATE TABLE firing (
  firing_id bigint PRIMARY KEY,
  studio_id bigint NOT NULL,
  kiln_id bigint NOT NULL,
  plate text NOT NULL,
  state text NOT NULL,
  lit_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL
);`;
const found = async (index: string, rest: string) =>
  (await findIn([hotUnserved], `\`\`\`sql\n${TABLE}\nCREATE INDEX firing_x ON firing ${index};\n\`\`\`\n\n${rest}\n`))
    .length;
const sql = (query: string, words = '-- list (firing_x)') => `\`\`\`sql\n${words}\n${query};\n\`\`\``;
const OF_KILN = 'SELECT * FROM firing WHERE kiln_id = $1 ORDER BY lit_at DESC LIMIT 20';
const PAGE =
  'SELECT * FROM firing WHERE kiln_id = $1 AND (lit_at, firing_id) < ($2, $3) ORDER BY lit_at DESC, firing_id DESC LIMIT 50';
const DUE = "SELECT * FROM firing WHERE state = 'cold' AND due_at <= now() ORDER BY due_at LIMIT 50";
const PLATE = 'SELECT * FROM firing WHERE lower(plate) = lower($1)';

describe('an index finds rows', () => {
  test.each([
    ['(kiln_id, lit_at DESC)', OF_KILN],
    ['(state, lit_at)', "SELECT * FROM firing WHERE state = 'cold' ORDER BY lit_at LIMIT 20"],
    ['(lit_at, state)', "SELECT * FROM firing WHERE state = 'cold' ORDER BY lit_at LIMIT 20"],
    ["(due_at) WHERE state = 'cold'", DUE],
    ['(kiln_id)', OF_KILN],
    ['(kiln_id, lit_at DESC, firing_id DESC)', PAGE],
    ['(lower(plate))', PLATE],
    ['(kiln_id, lit_at)', 'SELECT * FROM firing WHERE lit_at > $2 AND kiln_id = $1'],
  ])('by %s: %s', async (index, query) => expect(await found(index, sql(query))).toBe(0));

  test.each([
    ['(lit_at DESC, kiln_id)', OF_KILN],
    ["(studio_id, due_at) WHERE state = 'cold'", DUE],
    ["(due_at) WHERE state = 'lit'", DUE],
    ['(upper(plate))', PLATE],
    ['(lower(plate))', 'SELECT * FROM firing WHERE plate = $1'],
    ['(plate)', PLATE],
    ['(lit_at, kiln_id)', 'SELECT * FROM firing WHERE lit_at > $2 AND kiln_id = $1'],
    ['(kiln_id, due_at)', OF_KILN],
    ['(lit_at DESC, firing_id DESC, kiln_id)', PAGE],
  ])('not by %s: %s', async (index, query) => expect(await found(index, sql(query))).toBe(1));

  test('in the order of a column that nobody else wants, unless it is sorted in memory', async () =>
    expect(await found('(kiln_id, due_at)', sql(OF_KILN, '-- firing_x; a few rows, sorted in memory'))).toBe(0));
});

describe('a table that is joined by a column of the same name', () => {
  const joined = `\n\`\`\`sql\nCREATE TABLE shelf (shelf_id bigint PRIMARY KEY, kiln_id bigint NOT NULL, state text NOT NULL);\nCREATE INDEX shelf_x ON shelf (kiln_id);\n\`\`\`\n`;
  const query = (index: string) =>
    found(
      '(studio_id)',
      `${joined}${sql("SELECT s.* FROM firing f JOIN shelf s USING (kiln_id) WHERE f.studio_id = $1 AND s.state = 'full'", `-- list (${index})`)}`,
    );
  test('is found by that', async () => {
    expect(await query('shelf_x')).toBe(0);
    expect(await query('firing_x')).toBe(0);
  });
});

describe('a column that every query is held to', () => {
  const rest = `Row-level security adds \`studio_id = current_setting('app.studio')\` to each of them.\n\n`;
  test('may lead unwritten', async () =>
    expect(await found('(studio_id, kiln_id, lit_at)', `${rest}${sql(OF_KILN)}`)).toBe(0));
  test('may not, without the word', async () =>
    expect(await found('(studio_id, kiln_id, lit_at)', sql(OF_KILN))).toBe(1));
  test('does not find the rows of all of them', async () =>
    expect(
      await found("(studio_id, due_at) WHERE state = 'cold'", `${rest}${sql(DUE, '-- of all studios (firing_x)')}`),
    ).toBe(1));
});

describe('words that write columns in code', () => {
  const row = (query: string) => `| Query | Rows | Index |\n|---|---|---|\n| list | ${query} | \`firing_x\` |`;
  test.each([
    ['(kiln_id, lit_at)', '`firing` by `kiln_id`, newest `lit_at` first'],
    ["(due_at) WHERE state = 'cold'", "`firing` with `state = 'cold'` and `due_at <= now()`"],
    ['(kiln_id, lit_at)', '`firing` by `kiln_id` and a range of `lit_at`'],
  ])('are served by %s: %s', async (index, query) => expect(await found(index, row(query))).toBe(0));
  test.each([
    ['(lit_at, kiln_id)', '`firing` by `kiln_id`, newest `lit_at` first'],
    ["(due_at) WHERE state = 'lit'", "`firing` with `state = 'cold'` and `due_at <= now()`"],
    ['(lit_at, kiln_id)', '`firing` by `kiln_id` and a range of `lit_at`'],
  ])('are not served by %s: %s', async (index, query) => expect(await found(index, row(query))).toBe(1));
});
