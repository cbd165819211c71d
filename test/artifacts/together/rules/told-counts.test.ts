import { describe, expect, it } from 'vitest';
import { proseCounts } from '../../../../src/artifacts/together/rules/prose-counts.ts';
import { proseInserted } from '../../../../src/artifacts/together/rules/prose-inserted.ts';
import { proseSettings } from '../../../../src/artifacts/together/rules/prose-settings.ts';
import { findIn } from '../../../support/design-of.ts';

const design = (...parts: string[]) => `# Quarry\n\n${parts.join('\n\n')}\n`;
const blast =
  '```sql\nCREATE TABLE blast_charge (id int PRIMARY KEY, tries smallint NOT NULL CHECK (tries <= 4));\n```';

describe('the most that there may be of something', () => {
  it.each([
    ['a CHECK', design('A charge may be tried five times.', blast)],
    ['a setting', design('A loader job has at most 6 attempts.', '```yaml\nloader:\n  max_attempts: 3\n```')],
    [
      'another sentence',
      design(
        'A lorry list holds at most 30 stones.',
        '- A lorry list is split when it is long, up to 25 stones go on it',
      ),
    ],
    [
      'the row of an error',
      design(
        'A lorry list has at most 50 stones.',
        '| Code | When |\n|---|---|\n| `too_long` | more than 80 stones in a list |',
      ),
    ],
    [
      'a rate in a table',
      design(
        'Each API key may send 120 requests per minute.',
        '| Limit | Value |\n|---|---|\n| Requests per API key | 60 per minute |',
      ),
    ],
  ])('differs from %s', async (_, text) => {
    expect(await findIn([proseCounts], text)).toHaveLength(1);
  });

  it.each([
    ['the same', design('A job may be tried four times.', blast)],
    ['of something else', design('A drill may be tried five times.', blast)],
    ['of another unit', design('A lorry list holds at most 30 stones.', 'A lorry list has at most 3 drivers.')],
    [
      'the same rate in another unit',
      design(
        'Each API key may send 120 requests per minute.',
        '| Limit | Value |\n|---|---|\n| Requests per API key | 2 per second |\n| Requests per tenant | 900 per minute |',
      ),
    ],
    [
      'what is expected',
      design('Each driver may send 20 requests a minute.', 'We expect 5 requests a minute of each driver.'),
    ],
    ['of one case', design('A job may be tried five times in the test plant.', blast)],
  ])('agrees, or is %s', async (_, text) => {
    expect(await findIn([proseCounts], text)).toEqual([]);
  });
});

const file = '```yaml\nloader:\n  batch_size: 100\n  sweep_every: 900s\n```';

describe('a setting', () => {
  it.each([
    'It reads `batch_size=200` at start.',
    'The default of `batch_size` is told here: `batch_size` is 200.',
    '| Setting | Default |\n|---|---|\n| `batch_size` | 200 |\n| `sweep_every` | 15m |',
  ])('has another value in the file: %s', async (words) => {
    expect(await findIn([proseSettings], design(words, file))).toHaveLength(1);
  });

  it.each([
    '`sweep_every` is 15 min.',
    '| Setting | Default |\n|---|---|\n| `sweep_every` | 900 |',
    'In the pilot `batch_size` was 500.',
    'Formerly `batch_size` is 500 was said.',
    '`batch_size_limit` is 500.',
  ])('has the same, or is another: %s', async (words) => {
    expect(await findIn([proseSettings], design(words, file))).toEqual([]);
  });
});

const rows = (hours: number) =>
  `\`\`\`sql\nCREATE TABLE stone_rule (stone text PRIMARY KEY, rest_hours int NOT NULL, max_turns int NOT NULL);\nINSERT INTO stone_rule (stone, rest_hours, max_turns) VALUES\n  ('slate', 12, 3),\n  ('basalt', ${hours}, 1), -- it's hard\n  ('chalk', 6, 5);\n\`\`\``;
const table =
  '| Stone | Rest (hours) | Turns |\n|---|---|---|\n| slate | 12 | 3 |\n| basalt | 24 | 1 |\n| chalk | 6 | 5 |';

describe('rows that are inserted', () => {
  it('say what the table says', async () => {
    expect(await findIn([proseInserted], design(table, rows(24)))).toEqual([]);
    const [one, ...more] = await findIn([proseInserted], design(table, rows(36)));
    expect(one?.at).toContain('basalt');
    expect(one?.beside[0]).toContain('36');
    expect(more).toEqual([]);
  });

  it('are of other figures where several differ', async () => {
    const other = table.replace('| 12 |', '| 13 |').replace('| 6 |', '| 7 |');
    expect(await findIn([proseInserted], design(other, rows(24)))).toEqual([]);
  });
});
