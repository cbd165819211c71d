import { describe, expect, it } from 'vitest';
import { covers, type Levels, withLevels } from '../../src/artifacts/levels.ts';
import type { Finding } from '../../src/session/finding.ts';

const finding = (rule: string, level: Finding['level'] = 'warning'): Finding => ({
  rule,
  level,
  message: 'm',
  line: 1,
});

function judged(levels: Levels, ...findings: Finding[]): string[] {
  const checked = withLevels('text', { artifacts: [], together: findings, inventory: [] }, levels);
  return checked.together.map(({ rule, level }) => `${rule} ${level}`);
}

describe('levels', () => {
  it('stay without a setting', () => expect(judged([], finding('a/x'))).toEqual(['a/x warning']));
  it('are raised and lowered by rule', () =>
    expect(judged([{ rule: 'a/x', level: 'error' }], finding('a/x'), finding('a/y'))).toEqual([
      'a/x error',
      'a/y warning',
    ]));
  it('are turned off by family', () =>
    expect(judged([{ rule: 'a/*', level: 'off' }], finding('a/x'), finding('b/x'))).toEqual(['b/x warning']));
  it('take the last word', () =>
    expect(
      judged(
        [
          { rule: '*', level: 'off' },
          { rule: 'a/x', level: 'note' },
        ],
        finding('a/x'),
        finding('a/y'),
      ),
    ).toEqual(['a/x note']));
  it('leave out what the text asks to ignore', () => {
    const checked = withLevels(
      '# backend-architect-disable-line',
      { artifacts: [], together: [finding('a/x')], inventory: [] },
      [],
    );
    expect(checked.together).toEqual([]);
  });
});

describe('a name', () => {
  it.each([
    ['a/x', 'a/x', true],
    ['a/*', 'a/x', true],
    ['*', 'a/x', true],
    ['a', 'a/x', false],
    ['a/*', 'ab/x', false],
  ])('%s covers %s: %s', (name, rule, expected) => expect(covers(name, rule)).toBe(expected));
});
