import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFrontmatter } from '../../src/personas/frontmatter.ts';
import { layOut } from '../../src/personas/layout.ts';
import { readPlainly } from '../../src/personas/plain-front.ts';

const lines = (text: string) => ({ text: text.split('\n'), first: 2 });
const AGENTS = fileURLToPath(new URL('../../agents/', import.meta.url));

describe('what is read plainly, the parser reads alike', () => {
  /** Pieces that make frontmatters which are plain, nearly plain, or not at all. */
  const piece = fc.constantFrom(
    'name: x',
    'name: "x y"',
    "color: 'red'",
    'color: #fff',
    'model: opus',
    'model: a # b',
    'model: a #b',
    'model: a#b',
    'tools: Read, Bash(git:*), mcp__x__*',
    'tools:',
    'tools: ',
    '  - Read',
    '  - "Read"',
    '  - a: b',
    '  - - c',
    '- Read',
    '    - deep',
    'description: |',
    'description: >-',
    'description: ends with:',
    'description: a: b',
    'description: [a, b]',
    'description: it\'s "so"',
    'description: "a \\" b"',
    'x: 007',
    'x: true',
    'x: 1,2 {3} [4]',
    'x: a\tb',
    'x: ...',
    'x: -',
    'x: é — 港',
    'x:y',
    'x : y',
    '  text of a block',
    '    more indented',
    ' less',
    '  # not a comment in a block',
    '  key: in a block',
    '  \tafter a tab',
    '   ',
    '',
    '',
    '# comment',
    'user: y',
    '---',
    '--- # c',
    '\u0085',
    'y: a\u2028b',
  );

  test('for any mixture of lines', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const front = lines(pieces.join('\n'));
        const plainly = readPlainly(front);
        if (!plainly) return;
        read += 1;
        const parsed = readFrontmatter(front);
        expect(parsed.problems).toEqual([]);
        expect([...plainly.entries].map(([key, { value, line }]) => [key, value, line])).toEqual(
          [...parsed.entries].map(([key, { value, line }]) => [key, value, line]),
        );
      }),
      { seed: 11, numRuns: 4000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test('for any words after a key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (words) => {
        const front = lines(`name: a${words}`);
        const plainly = readPlainly(front);
        if (plainly) expect(plainly.entries.get('name')?.value).toBe(readFrontmatter(front).entries.get('name')?.value);
      }),
      { seed: 12, numRuns: 1000 },
    );
  });
});

describe('the built-in personas', () => {
  test.each(readdirSync(AGENTS))('%s is written so plainly that the first frame waits for no parser', (file) => {
    const { front } = layOut(readFileSync(AGENTS + file, 'utf8'));
    expect(front && readPlainly(front)).toBeDefined();
  });
});
