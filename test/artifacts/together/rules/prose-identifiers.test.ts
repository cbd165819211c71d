import { describe, expect, it } from 'vitest';
import { proseColumns } from '../../../../src/artifacts/together/rules/prose-columns.ts';
import { proseIdentifiers } from '../../../../src/artifacts/together/rules/prose-identifiers.ts';
import { findIn } from '../../../support/design-of.ts';

const sql = `\`\`\`sql
CREATE TABLE crane_move (
  move_id bigint PRIMARY KEY,
  starts_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('hoist_begun', 'done'))
);
CREATE TABLE dock_report (report_id bigint PRIMARY KEY, tide_cm int NOT NULL);
\`\`\``;
const errors =
  '| Status | Codes |\n|---|---|\n| 400, 404 | `not_valid`, `not_found` |\n| 409 | `berth_taken`, `rope_missing` |\n| 503 | `crane_down` |';
const names = async (words: string): Promise<string[]> =>
  (await findIn([proseIdentifiers], `# Harbour\n\n${sql}\n\n${errors}\n\n${words}\n`)).map(
    ({ message }) => /`([^`]+)`/.exec(message)?.[1] ?? '',
  );

describe('a name that is nearly one of the schema', () => {
  it.each([
    ['beside a list of error codes', 'A move begins when `starts_time` is reached.', 'starts_time'],
    [
      'in a table of counts',
      '| Table | Rows | Kept |\n|---|---|---|\n| `dock_entry` | 453,600 | 400 days |',
      'dock_entry',
    ],
    ['after a number that is no status', 'Rows go after 400 days from `dock_entry`.', 'dock_entry'],
    [
      'beside a verb that is also a noun',
      'The foreman claims a free crane for the next ship of the day, and then he sets its `starts_time` in the same breath, for all to see.',
      'starts_time',
    ],
    ['a state', 'It stays `hoist_waiting` until the hook is free.', 'hoist_waiting'],
  ])('%s', async (_, words, name) => {
    expect(await names(words)).toEqual([name]);
  });

  it.each([
    ['names of the schema', 'A move begins at `starts_at`, and `dock_report` has the tide.'],
    ['codes of errors', 'Answered with 409 and `rope_missing`.'],
    ['a code in a sentence', 'The crane answers 423 `crane_moved`.'],
    ['the id of a row', 'Each message carries its `dock_report_id`.'],
    ['a job', 'The job `crane_moves_check` looks at them.'],
  ])('is silent about %s', async (_, words) => {
    expect(await names(words)).toEqual([]);
  });
});

describe('a moment that is no column', () => {
  const moments =
    '```sql\nCREATE TABLE mooring (mooring_id int PRIMARY KEY, tied_at timestamptz, paid_at timestamptz, left_at timestamptz);\n```';
  const others = '`mooring_id`, `tied_at`, `paid_at`, `left_at` and `mooring` are kept.';

  it('is surer in a sentence of columns than beside events', async () => {
    const text = (words: string) => `# Harbour\n\n${moments}\n\n${others}\n\n${words}\n`;
    const said = await findIn([proseIdentifiers], text('When the ship is freed, `freed_at` is set.'));
    expect(said).toMatchObject([{ level: 'warning' }]);
    const sent = await findIn([proseIdentifiers], text('The message carries `freed_at`.'));
    expect(sent.map(({ level }) => level)).not.toContain('warning');
    const listed = await findIn([proseIdentifiers], text('| State | What |\n|---|---|\n| free | `freed_at` is set |'));
    expect(listed.map(({ level }) => level)).not.toContain('warning');
    expect(await findIn([proseIdentifiers], text('When the ship is freed, `left_at` is set.'))).toEqual([]);
  });
});

describe('a column that is tested in code', () => {
  const rows = (condition: string) =>
    findIn(
      [proseColumns],
      `# Harbour\n\n${sql}\n\nWe alert when a row of \`crane_move\` with \`${condition}\` is old.\n`,
    );

  it('is one of a table', async () => {
    expect(await rows('freed_at IS NULL')).toHaveLength(1);
    expect(await rows('freed_at < now()')).toHaveLength(1);
    expect(await rows('starts_at IS NULL')).toEqual([]);
    expect(await rows('max_cranes = 4')).toEqual([]);
  });

  it('is no event, though it is called by what was done', async () => {
    const said = (name: string) => findIn([proseColumns], `# Harbour\n\n${sql}\n\nThe alarm goes by \`${name}\`.\n`);
    expect(await said('crane_move.closed_at')).toHaveLength(1);
    expect(await said('crane_move.closed_early')).toHaveLength(1);
    expect(await said('crane_move.closed_early` and the other events of `crane_move')).toEqual([]);
  });
});

describe('a name with a dot beside a column of the same table', () => {
  it('is a column, on whatever dashboard', async () => {
    const said = (name: string) =>
      findIn([proseColumns], `# Harbour\n\n${sql}\n\nDashboards show where \`crane_move.${name}\` is behind.\n`);
    expect(await said('hoist_level')).toEqual([]);
    expect(await said('state` is ahead of `crane_move.hoist_level')).toHaveLength(1);
  });
});

describe('a moment that something is set to', () => {
  it('is a column', async () => {
    const found = (name: string) =>
      findIn([proseColumns], `# Harbour\n\n${sql}\n\nA late ship also pushes \`${name}\` to noon.\n`);
    expect(await found('held_until')).toHaveLength(1);
    expect(await found('starts_at')).toEqual([]);
  });

  it('is an event beside events', async () => {
    const words = 'Clerks receive `crane_move.confirmed`, `crane_move.cancelled` and, at noon, `crane_move.reminder`.';
    expect(await findIn([proseColumns], `# Harbour\n\n${sql}\n\n${words}\n`)).toEqual([]);
  });
});
