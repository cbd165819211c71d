import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/architect/tools/change/apply-edits.ts';
import { withLineFeeds } from '../../../../src/architect/tools/change/text-form.ts';

const apply = (text: string, from: string, to: string, all = false) => applyEdits(text, [{ from, to, all }]);
const why = (text: string, from: string, to = 'x') => {
  const applied = apply(text, from, to);
  return applied.ok ? '' : applied.error;
};

describe('what does not fit', () => {
  it('is told with where it occurs', () => {
    expect(why('a\nb\na\n', 'a')).toBe(
      'old_string occurs 2 times, in lines 1, 3. Give more of what stands around it, or set replace_all.',
    );
    expect(why('aaa', 'aa')).toContain('2 times, in line 1.');
    expect(why('y\n'.repeat(20), 'y')).toContain('20 times, in lines 1, 2, 3, 4, 5, 6, 7, 8, …');
  });

  it('is told with what may have gone wrong', () => {
    expect(why('if (a) {\n\tb();\n}\n', 'if (a) {\n  b();')).toBe(
      'old_string does not occur. Lines 1 to 2 differ from it only in blanks: copy them exactly.',
    );
    expect(why('\n  b\n', ' b ')).toContain('Line 2 differs from it only in blanks');
    expect(why('one\ntwo\n', '     1\tone\n     2\ttwo')).toContain('line numbers that read shows');
    expect(why('one', 'three')).toContain('Read the file again');
    expect(why('one', '\n\n')).toContain('Read the file again');
  });

  it('is an edit that changes nothing, or replaces nothing', () => {
    expect(why('a', 'a', 'a')).toBe('old_string and new_string are the same.');
    expect(why('a\r\n', 'a\n', 'a\r\n')).toBe('old_string and new_string are the same.');
    expect(why('a', '')).toContain('old_string is empty');
  });
});

describe('line ends', () => {
  it('stay as they are, and new ones are as those around', () => {
    expect(apply('a\r\nb\r\nc\r\n', 'b', 'b\nB')).toEqual({ ok: true, text: 'a\r\nb\r\nB\r\nc\r\n' });
    expect(apply('a\nb\n', 'a\r\nb', 'a\r\nB')).toEqual({ ok: true, text: 'a\nB\n' });
  });

  it('of two kinds in one file are each kept', () => {
    expect(apply('a\r\nb\nc\n', 'b\nc', 'B\nC')).toEqual({ ok: true, text: 'a\r\nB\nC\n' });
    expect(apply('a\r\nb\nc\n', 'a\nb', 'A\nB')).toEqual({ ok: true, text: 'A\r\nB\nc\n' });
    expect(apply('a\nb\r\na\n', '\na', '\nA')).toEqual({ ok: true, text: 'a\nb\r\nA\n' });
  });
});

const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '\r', '$&', '$1', 'é'), { maxLength: 30 });

it('what is not replaced stays, byte for byte', () => {
  fc.assert(
    fc.property(text, text, fc.constantFrom('b', 'a\n', '$&$1', ''), (before, after, to) => {
      const [start, end] = [before.join(''), after.join('')];
      const whole = `${start}MARK${end}`;
      const applied = apply(whole, 'MARK', `[${to}]`);
      const result = applied.ok ? applied.text : '';
      expect([result.startsWith(`${start}[`), result.endsWith(`]${end}`)]).toEqual([true, true]);
    }),
    { numRuns: 200, seed: 3 },
  );
});

it('all places are replaced, and no other', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('a', 'b\n', ' ', 'a\nb'), (parts, from) => {
      const whole = parts.join('');
      const applied = apply(whole, from, '<\n>', true);
      const plain = withLineFeeds(whole);
      const expected = plain.includes(from) ? plain.split(from).join('<\n>') : false;
      expect(applied.ok && withLineFeeds(applied.text)).toBe(expected);
    }),
    { numRuns: 200, seed: 4 },
  );
});
