import { expect, test } from 'vitest';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { findIn } from '../../../support/design-of.ts';

const ROWS = ['| Route planner silent | a straight line is taken |', '| Card processor away | charged at night |'];
const OWN = ['| PostgreSQL away | 503 |', '| Worker dies | another takes over |'];
const table = (rows: string[]) =>
  `\n## Trouble\n\n| What happens | What dispatch does |\n|---|---|\n${rows.join('\n')}\n`;
const items = (names: string[]) =>
  `\n## When it hurts\n\n${names.map((one) => `- *${one} goes away.* We wait.`).join('\n')}\n`;
const find = (text: string) => findIn([reliabilityDependency], `# Taxis\n\n${text}`);

const WAYS = [
  'The route planner and the card processor belong to other firms.',
  'The route planner and the card processor are run by others.',
  'Outside our walls: the route planner (streets) and the card processor.',
  'Two parties are run by others: the route planner and the card processor.',
];

test.each(WAYS)('what is told to be others and has its row: %s', async (words) => {
  expect(await find(words + table([...ROWS, ...OWN]))).toEqual([]);
  expect(await find(words + items(['Route planner', 'Card processor', 'PostgreSQL']))).toEqual([]);
});

test.each(WAYS)('the one that has none: %s', async (words) => {
  for (const text of [table([...ROWS.slice(1), ...OWN]), items(['Card processor', 'Worker', 'PostgreSQL'])]) {
    const [finding, ...more] = await find(words + text);
    expect(more).toEqual([]);
    expect(finding?.message).toContain('route planner');
    expect(finding?.beside).toEqual([words]);
  }
});

test.each([
  'The route planner and whatever they use are run by others.',
  'The route planner and the card processor are ours.',
  'The route planner is run by others.\n\nWhen the route planner fails, a straight line is taken.',
])('a plain sentence is no list: %s', async (words) => {
  expect(await find(words + table([...ROWS.slice(1), ...OWN]))).toEqual([]);
});

test('a table of other things is no table of failures', async () => {
  const words = WAYS[0] ?? '';
  expect(await find(`${words}\n\n| Task | Who |\n|---|---|\n| Paint | Ann |\n| Sweep | Bo |\n| Cook | Cy |\n`)).toEqual(
    [],
  );
});
