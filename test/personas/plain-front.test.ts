import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Frontmatter, readFrontmatter } from '../../src/personas/frontmatter.ts';
import { layOut } from '../../src/personas/layout.ts';
import { readPlainly } from '../../src/personas/plain-front.ts';
import { plain } from '../../src/personas/value.ts';

const lines = (text: string) => ({ text: text.split('\n'), first: 2 });

/** All that a frontmatter says, for comparison. */
function said({ entries, problems }: Frontmatter): unknown {
  return { problems, entries: [...entries].map(([key, { value, line }]) => [key, plain(value), line]) };
}

const AGENTS = fileURLToPath(new URL('../../agents/', import.meta.url));

describe('what is read plainly, the parser reads alike', () => {
  /** Pieces that make frontmatters which are plain, nearly plain, or not at all. */
  const piece = fc.constantFrom(
    ...[
      'name: x',
      'name: "x y"',
      "color: 'red'",
      'color: #fff',
      'color: #60A5FA # brand',
      'color: # none',
      'model: opus',
    ],
    ...['model: a # b', 'model: a #b', 'model: a#b', 'x: #', 'x: "a" # b', 'emoji: 🎨', 'x: -a', 'x: a  # b  '],
    ...['tools: Read, Bash(git:*), mcp__x__*', 'tools:', 'tools: ', '  - Read', '  - "Read"', '  - a: b', '    c: d'],
    ...['  - - c', '- Read', '- a: b', '  c: d', '    - deep', '  -', '  - # c', '  # a comment', '  - "*"', '  - *'],
    ...['tools: [a, "b", c/d]', 'tools: [a, ]', 'tools: []', 'tools: [a,, b]', 'tools: [a: b]', 'tools: ["a, b"]'],
    ...[
      'tools: [a',
      '  b, c]',
      '  [',
      '    a,',
      '  ]',
      ']',
      'tools: [#a]',
      'tools: [a]b',
      "tools: ['a''b']",
      'x: {a: b}',
    ],
    ...['description: |', 'description: |-', 'description: >-', 'description: >', 'description: |+', 'description: |2'],
    ...['description: ends with:', 'description: a: b', 'description: it\'s "so"', 'description: "a \\" b\\n"'],
    ...["description: 'it''s'", "description: 'a' b'", 'description: "a\\x41"', 'description: "a', '  b"', 'x: (a) b'],
    ...['x: 007', 'x: true', 'x: 1,2 {3} [4]', 'x: a\tb', 'x: ...', 'x: -', 'x: é — 港', 'x:y', 'x : y', 'x: "a"b'],
    ...[
      '  text of a block',
      '    more indented',
      ' less',
      '  # not a comment in a block',
      '  key: in a block',
      '  read: true',
    ],
    ...[
      '  "*": false',
      "  'a': 'b'",
      '  bash:',
      '    "*": ask',
      '    "git *": allow',
      '  edit: deny',
      '  list: [a, b]',
    ],
    ...[
      '  \tafter a tab',
      '   ',
      '',
      '',
      '# comment',
      '#comment',
      'user: y',
      '---',
      '--- # c',
      '\u0085',
      'y: a\u2028b',
    ],
  );

  test('for any mixture of lines', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const front = lines(pieces.join('\n'));
        const plainly = readPlainly(front);
        if (!plainly) return;
        read += 1;
        const parsed = readFrontmatter(front);
        expect(said(plainly)).toEqual(said(parsed));
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
