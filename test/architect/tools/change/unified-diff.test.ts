import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../../src/architect/tools/change/unified-diff.ts';

describe('a diff', () => {
  it('shows line ends and marks only where they change', () => {
    expect(unifiedDiff('a', '\ufeffx\r\ny\r\n', '\ufeffx\r\nz\r\n').diff).toBe(
      '--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n x\n-y\n+z\n',
    );
    expect(unifiedDiff('a', 'x\r\n', 'x\n').diff).toContain('-x\r\n+x\n');
    expect(unifiedDiff('a', '\ufeffx\n', 'x\n').diff).toContain('-\ufeffx\n+x\n');
  });

  it('says when a last line has no end', () => {
    expect(unifiedDiff('a', 'x', 'x\n').diff).toContain('-x\n\\ No newline at end of file\n+x\n');
  });

  it('cannot be led astray by what the file is called, or holds', () => {
    const { diff, added, removed } = unifiedDiff('a\nb', '-- x\n', '++ b/other\n');
    expect(diff).toBe('--- "a/a\\nb"\n+++ "b/a\\nb"\n@@ -1,1 +1,1 @@\n--- x\n+++ b/other\n');
    expect({ added, removed }).toEqual({ added: 1, removed: 1 });
  });

  it('of two texts that share nothing is everything, soon', () => {
    const lines = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word} ${index}\n`).join('');
    const { diff, added, removed } = unifiedDiff('a', lines('old'), lines('new'));
    expect({ added, removed }).toEqual({ added: 20_000, removed: 20_000 });
    expect(applyPatch(lines('old'), diff)).toBe(lines('new'));
  });

  it('is what is done', () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'é'), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        expect(applyPatch(before, unifiedDiff('a', before, after).diff)).toBe(after);
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});
