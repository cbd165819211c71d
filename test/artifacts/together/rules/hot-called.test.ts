import { describe, expect, test } from 'vitest';
import { hotCalled } from '../../../../src/artifacts/together/rules/hot-called.ts';
import { hotKind } from '../../../../src/artifacts/together/rules/hot-kind.ts';
import { findIn } from '../../../support/design-of.ts';

const ddl = (index: string) => `\`\`\`sql
CREATE TABLE firing (
  firing_id bigint PRIMARY KEY,
  studio_id bigint NOT NULL,
  kiln_id bigint NOT NULL,
  potter_id bigint NOT NULL,
  glaze_name text NOT NULL,
  state text NOT NULL,
  lit_at timestamptz NOT NULL
);
${index};
\`\`\`
`;
const jobs = async (index: string): Promise<string[]> =>
  (
    await findIn(
      [hotCalled],
      `\`\`\`sql\nCREATE TABLE kiln_job (id bigint PRIMARY KEY, kiln_id bigint NOT NULL, state text NOT NULL, is_active boolean NOT NULL, due_at timestamptz NOT NULL, next_run_at timestamptz NOT NULL, expires_at timestamptz, expired boolean NOT NULL, locked_until timestamptz, made_at timestamptz NOT NULL);\n${index};\n\`\`\`\n`,
    )
  ).map(({ message }) => message);
const found = async (index: string) => (await findIn([hotCalled], ddl(index))).map(({ at }) => at);

describe('an index that is called after its columns', () => {
  test.each([
    ['CREATE INDEX firing_kiln_lit_idx ON firing (kiln_id, lit_at)'],
    ['CREATE INDEX idx_firing_kiln ON firing (studio_id, kiln_id)'],
    ['CREATE INDEX firing_kiln_open ON firing (potter_id)'],
    ['CREATE INDEX firing_glaze ON firing (potter_id)'],
    ["CREATE INDEX firing_lit ON firing (potter_id) WHERE state = 'lit'"],
    ['CREATE INDEX firing_kiln_lower ON firing (lower(glaze_name))'],
    ['CREATE INDEX firing_by_kiln ON firing (kiln_id, potter_id)'],
  ])('is silent: %s', async (index) => expect(await found(index)).toEqual([]));

  test.each([
    ['CREATE INDEX firing_kiln_lit_idx ON firing (potter_id, lit_at)'],
    ['CREATE INDEX idx_firing_kiln ON firing (lit_at, kiln_id)'],
    ['CREATE INDEX firing_kiln_lit_idx ON firing (lit_at DESC, kiln_id)'],
    ['CREATE INDEX ix_firing_by_glaze_name ON firing (potter_id)'],
  ])('is found: %s', async (index) => expect(await found(index)).toEqual([`${index};`]));

  test.each([
    ['CREATE INDEX kiln_job_due_idx ON kiln_job (next_run_at)'],
    ["CREATE INDEX kiln_job_expired_idx ON kiln_job (locked_until) WHERE state = 'running'"],
    ["CREATE INDEX kiln_job_active_idx ON kiln_job (kiln_id) WHERE state <> 'done'"],
  ])('the word is of the rows, not of a column: %s', async (index) => expect(await jobs(index)).toEqual([]));

  test.each([
    ['CREATE INDEX kiln_job_due_idx ON kiln_job (made_at)'],
    ['CREATE INDEX kiln_job_active_idx ON kiln_job (kiln_id)'],
  ])('the word can only be of a column: %s', async (index) => expect(await jobs(index)).toHaveLength(1));

  test('several of them are a habit', async () =>
    expect(
      await found('CREATE INDEX firing_kiln ON firing (potter_id);\nCREATE INDEX firing_potter ON firing (kiln_id)'),
    ).toEqual([]));
});

const kinds = async (index: string, words: string) =>
  (await findIn([hotKind], `${ddl(index)}\n${words}\n`)).map(({ message }) => message.slice(-60));
const PLAIN = 'CREATE INDEX firing_x ON firing (kiln_id)';

describe('an index that is said to be of a kind', () => {
  test.each([
    [PLAIN, 'A kiln is found by the unique index `firing_x`.'],
    [PLAIN, '`firing_x` is partial.'],
    [PLAIN, 'The poll reads `firing_x` (partial).'],
    [PLAIN, '`firing_x`, a GIN index, finds it.'],
    [PLAIN, 'Prefixes are found by `firing_x`; its operator class is what makes that work.'],
    [PLAIN, '| Index | Kind |\n|---|---|\n| `firing_x` | unique |'],
  ])('is not: %s | %s', async (index, words) => expect(await kinds(index, words)).toHaveLength(1));

  test.each([
    ['CREATE UNIQUE INDEX firing_x ON firing (kiln_id)', 'A kiln is found by the unique index `firing_x`.'],
    ["CREATE INDEX firing_x ON firing (kiln_id) WHERE state = 'lit'", '`firing_x` is partial.'],
    ['CREATE INDEX firing_x ON firing USING brin (lit_at)', '`firing_x`, a BRIN index, is small.'],
    [
      'CREATE INDEX firing_x ON firing (glaze_name text_pattern_ops)',
      '`firing_x`: its operator class serves prefixes.',
    ],
    [PLAIN, '`firing_x` is not unique.'],
    [PLAIN, 'A unique index `firing_x` would refuse the second firing.'],
  ])('is: %s | %s', async (index, words) => expect(await kinds(index, words)).toEqual([]));
});
