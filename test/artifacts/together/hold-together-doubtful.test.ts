import { expect, test } from 'vitest';
import { holdTogether } from '../../../src/artifacts/together/hold-together.ts';
import type { Rule } from '../../../src/artifacts/together/rule.ts';
import { designOf } from '../../support/design-of.ts';

const rule = (name: string, more: Partial<Rule>): Rule => ({
  name: `together/${name}`,
  find: () => [{ level: 'warning', rule: `together/${name}`, message: 'said', line: 1 }],
  ...more,
});

test('what a doubtful rule finds is told as a note, through the bounds that all rules are put in', async () => {
  const family = {
    name: 'together/x',
    load: async () => [rule('x-sure', {}), rule('x-doubted', { isDoubtful: true })],
  };
  const found = await holdTogether(await designOf('# A\n'), [family]);
  expect(found).toMatchObject([
    { rule: 'together/x-sure', level: 'warning' },
    { rule: 'together/x-doubted', level: 'note' },
  ]);
});
