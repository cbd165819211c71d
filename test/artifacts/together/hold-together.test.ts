import { describe, expect, test } from 'vitest';
import { holdTogether } from '../../../src/artifacts/together/hold-together.ts';
import type { Rule, RuleFamily } from '../../../src/artifacts/together/rule.ts';
import { designOf } from '../../support/design-of.ts';

const finding = (line: number) => ({ level: 'warning' as const, rule: 'together/sound', message: `${line}`, line });
const entry = (name: string, find: Rule['find']): RuleFamily => ({ name, load: async () => [{ name, find }] });
const sound = entry('together/sound', () => [finding(9), finding(4)]);
const pattern = (text: string) => new RegExp(text);

describe('what holds a design together', () => {
  test('are the findings of all rules, by their lines', async () => {
    const other = entry('together/other', () => [finding(7)]);
    expect((await holdTogether(await designOf(''), [sound, other])).map(({ line }) => line)).toEqual([4, 7, 9]);
  });

  test.each<[string, RuleFamily]>([
    ['cannot be loaded', { name: 'together/broken', load: async () => pattern('(') as never }],
    ['fails on a design', entry('together/broken', () => pattern('(') as never)],
    [
      'fails with something that is no error',
      entry('together/broken', () => {
        throw 'no\nreason';
      }),
    ],
  ])('one that %s is named, and takes no other with it', async (_, broken) => {
    const found = await holdTogether(await designOf(''), [broken, sound]);
    expect(found.filter(({ rule }) => rule === 'together/sound')).toHaveLength(2);
    const notes = found.filter(({ rule }) => rule === 'together/not-checked');
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ level: 'note', line: 1 });
    expect(notes[0]?.message).toMatch(
      /^What together\/broken looks for .*, which is a bug \([^\n]+\)\. All other rules ran\.$/,
    );
  });

  test('does not load rules for nothing', async () => {
    expect(await holdTogether(await designOf(''), [])).toEqual([]);
  });
});

describe('what two rules say', () => {
  const said = (rule: string, message: string, level: 'warning' | 'note' = 'warning') =>
    entry(rule, () => [{ level, rule, message, line: 3 }]);

  test.each<[string, RuleFamily, RuleFamily, number]>([
    ['in the same words is said once', said('together/a', 'It is 3.'), said('together/b', 'It is 3.'), 1],
    ['in other words is said twice', said('together/a', 'It is 3.'), said('together/b', 'It is 4.'), 2],
    [
      'of one name in the text is said once',
      said('together/prose-column', '`a` is odd.'),
      said('together/prose-name', '`a` is none.'),
      1,
    ],
    [
      'of two names is said twice',
      said('together/prose-column', '`a` is odd.'),
      said('together/prose-name', '`b` is odd.'),
      2,
    ],
    [
      'surely is said beside what is doubted',
      said('together/a', 'It is 3.', 'note'),
      said('together/b', 'It is 3.'),
      2,
    ],
  ])('%s', async (_, one, other, count) => {
    expect(await holdTogether(await designOf(''), [one, other])).toHaveLength(count);
  });
});
