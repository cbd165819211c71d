import { expect, test } from 'vitest';
import { contractEnum } from '../../../../src/artifacts/together/rules/contract-enum.ts';
import { contractField } from '../../../../src/artifacts/together/rules/contract-field.ts';
import { contractSample } from '../../../../src/artifacts/together/rules/contract-sample.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = `
\`\`\`sql
CREATE TABLE kayak (
  id bigint PRIMARY KEY,
  hull_no varchar(6) NOT NULL,
  dock_id bigint NOT NULL,
  condition text NOT NULL CHECK (condition IN ('ready', 'wet', 'broken')),
  rented_at timestamptz
);
\`\`\`
`;

const ROW = (fields: string) =>
  `| Endpoint | Takes | Returns |\n|---|---|---|\n| \`GET /kayaks\` | \`page\` | list of ${fields} |\n| \`GET /kayaks/{id}\` | | \`id\`, \`hull_no\`, \`condition\` |\n`;
const ITEM = (fields: string) => `- \`GET /kayaks/{id}\` → \`{${fields}}\`\n- \`GET /docks\`\n`;

test.each([
  ROW('`id`, `hull_no`, `dock_id`, `paddles`, `condition`, `rented_at`'),
  ROW('id, hull_no, dock_id, condition, rented_at, paddles'),
  ITEM('id, hull_no, dock_id, condition, rented_at, paddles'),
  '- Show: `GET /kayaks/{id}`. Answers `id`, `hull_no`, `dock_id`, `condition`, `paddles`.\n',
])('a field that a line says a call answers with, and no column keeps: %s', async (text) => {
  const [found, ...more] = await findIn([contractField], text + DDL);
  expect(more).toEqual([]);
  expect(found?.message).toContain('.paddles is in the contract');
});

test.each([
  ROW('`id`, `hull_no`, `dock_id`, `condition`, `rented_at`'),
  ROW('`id`, `hull_no`, `dock_id`, `condition`, `paddles` (computed)'),
  // Two of them: who answers so sends more than columns.
  ROW('`id`, `hull_no`, `dock_id`, `condition`, `rented_at`, `paddles`, `seats`'),
  ROW('`id`, `hull_no`, `dock_id`, `condition` and the `paddles` of its dock'),
  '- We thought of `GET /kayaks/{id}`, which would return `id`, `hull_no`, `dock_id`, `condition`, `paddles`.\n',
])('columns, and what is said to be worked out, are let be: %s', async (text) => {
  expect(await findIn([contractField], text + DDL)).toEqual([]);
});

const SAMPLE = (value: string) => `## A kayak\n\n\`\`\`json\n${value}\n\`\`\`\n`;
const kayak = { id: 7, hull_no: 'K-0042', dock_id: 3, condition: 'wet', rented_at: null };
const shown = (change: object, heading = SAMPLE) => heading(JSON.stringify({ ...kayak, ...change }, null, 2)) + DDL;

test.each([
  [{ condition: 'lost' }, 'holds ready, wet, broken'],
  [{ id: '3c4de4ad-3b0c-4b7e-9f5a-2a4b6c8d0e1f' }, 'is bigint'],
  [{ hull_no: 'KAYAK-42' }, 'holds 6 characters'],
  [{ dock_id: null }, 'is NOT NULL'],
])('a sample shows what its column cannot hold: %j', async (change, says) => {
  const found = await findIn([contractSample], shown(change));
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
});

test.each([
  shown({}),
  shown({ condition: 'READY', hull_no: '…' }),
  shown({ condition: 'lost', event_id: 4 }),
  SAMPLE('{ "condition": "lost", "retry": 4 }') + DDL,
])('samples that agree, events, and what has other keys are let be', async (text) => {
  expect(await findIn([contractSample], text)).toEqual([]);
});

const LIST = (values: string) =>
  `What a boat is:\n\n- \`id\` (integer)\n- \`hullNo\` (string, at most 6 characters)\n- \`dockId\` (integer)\n- \`condition\`: ${values}\n\n`;

test('a list of fields is held against the table that has them', async () => {
  expect(await findIn([contractEnum], LIST('`ready`, `wet` or `broken`') + DDL)).toEqual([]);
  const found = await findIn([contractEnum], LIST('`ready`, `wet` or `lost`') + DDL);
  expect(found.map(({ at }) => at)).toContain('- `condition`: `ready`, `wet` or `lost`');
});
