import { describe, expect, it } from 'vitest';
import { ignoredIn } from '../../src/artifacts/ignored.ts';

const lines = (...text: string[]): string => text.join('\n');

describe('comments that ask to ignore', () => {
  it('are none in most texts', () => expect(ignoredIn('a\nb')({ rule: 'a/b', line: 1 })).toBe(false));

  it('hold for the next line', () => {
    const isIgnored = ignoredIn(lines('x', '<!-- backend-architect-disable-next-line sql/float -->', 'y', 'z'));
    expect([1, 2, 3, 4].map((line) => isIgnored({ rule: 'sql/float', line }))).toEqual([false, false, true, false]);
    expect(isIgnored({ rule: 'sql/other', line: 3 })).toBe(false);
  });

  it('hold for the whole fence that comes next, blank lines before it aside', () => {
    const isIgnored = ignoredIn(
      lines('<!-- backend-architect-disable-next-line -->', '', '```sql', 'a', 'b', '```', 'c'),
    );
    expect([2, 3, 4, 5, 6, 7].map((line) => isIgnored({ rule: 'sql/x', line }))).toEqual([
      ...[true, true, true, true, true, false],
    ]);
  });

  it('hold for a fence that is never closed, up to the end', () => {
    const isIgnored = ignoredIn(lines('<!-- backend-architect-disable-next-line -->', '```sql', 'a'));
    expect(isIgnored({ rule: 'sql/x', line: 3 })).toBe(true);
  });

  it('stand in a comment of any language, on the line itself', () => {
    const isIgnored = ignoredIn(lines('a double precision -- backend-architect-disable-line sql/money-as-float', 'b'));
    expect(isIgnored({ rule: 'sql/money-as-float', line: 1 })).toBe(true);
    expect(isIgnored({ rule: 'sql/money-as-float', line: 2 })).toBe(false);
  });

  it('hold from disable to enable', () => {
    const isIgnored = ignoredIn(
      lines('<!-- backend-architect-disable sql/* -->', 'a', '<!-- backend-architect-enable sql/* -->', 'b'),
    );
    expect([2, 4].map((line) => isIgnored({ rule: 'sql/x', line }))).toEqual([true, false]);
  });

  it('are not ended by the enable of another rule', () => {
    const isIgnored = ignoredIn(
      lines(
        '# backend-architect-disable a/x',
        '# backend-architect-enable b/y',
        'c',
        '# backend-architect-enable',
        'd',
      ),
    );
    expect([3, 5].map((line) => isIgnored({ rule: 'a/x', line }))).toEqual([true, false]);
  });

  it('hold for the whole file, also before them', () => {
    const isIgnored = ignoredIn(lines('a', '<!-- backend-architect-disable-file together/* -- drafts -->'));
    expect(isIgnored({ rule: 'together/er', line: 1 })).toBe(true);
    expect(isIgnored({ rule: 'sql/x', line: 1 })).toBe(false);
  });

  it('name several rules, and may give a reason', () => {
    const isIgnored = ignoredIn('/* backend-architect-disable-line a/x, b/y -- c/z is another matter */');
    expect(['a/x', 'b/y', 'c/z'].map((rule) => isIgnored({ rule, line: 1 }))).toEqual([true, true, false]);
  });

  it('are no words that only look like them', () =>
    expect(ignoredIn('backend-architect-disable-everything')({ rule: 'a/x', line: 1 })).toBe(false));
});
