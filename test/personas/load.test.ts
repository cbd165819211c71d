import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPersona } from '../../src/personas/load.ts';
import { loadText, rules, usable } from './read-text.ts';

/** Generous, for a busy machine: what is quadratic takes minutes. */
const SOON = 3000;

/** Nine levels, each ten times the one before. */
const BOMB = Array.from({ length: 9 }, (_, level) => {
  const [name, of] = ['bcdefghij', 'abcdefghi'].map((names) => names.charAt(level));
  return `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]`;
}).join('\n');

function timed(bytes: Uint8Array | string): number {
  const started = performance.now();
  loadPersona('x.md', typeof bytes === 'string' ? Buffer.from(bytes) : bytes, 'file');
  return performance.now() - started;
}

describe('a loaded persona', () => {
  test('carries where it is from and its own problems', () => {
    const loaded = loadPersona('/a/b.md', Buffer.from('You are.'), 'repo');
    expect(usable(loaded).source).toEqual({ place: 'repo', path: '/a/b.md' });
    expect(usable(loaded).problems).toBe(loaded.problems);
  });

  test('has no key whose value is undefined', () => {
    for (const value of Object.values(usable(loadText('You are.')))) expect(value).toBeDefined();
  });
});

describe('a file that cannot be used', () => {
  const front = '---\nname: Half Done\ndescription: "Kept: all of it"\nmodel: opus\ntools: Read\n---\n';

  test('still says all that could be read of it', () => {
    const { persona, unusable, problems } = loadText(`${front}\n  \n`);
    expect(persona).toBeUndefined();
    expect(unusable).toMatchObject({
      name: 'Half Done',
      slug: 'half-done',
      description: 'Kept: all of it',
      model: 'opus',
      prompt: '',
      tools: { mode: 'list', granted: ['read'] },
    });
    expect(unusable?.problems).toBe(problems);
    expect(problems.at(-1)).toMatchObject({ level: 'error', rule: 'no-prompt' });
  });

  test('because it is too large says what stands at its start', () => {
    const { persona, unusable, problems } = loadText(`${front}${'You are. '.repeat(600_000)}`);
    expect(persona).toBeUndefined();
    expect(unusable).toMatchObject({ name: 'Half Done', model: 'opus', prompt: '' });
    expect(problems.filter(({ level }) => level === 'error')).toMatchObject([{ rule: 'too-large' }]);
  });

  test('because it is no text has the name of the file', () => {
    const { unusable } = loadPersona('/a/notes.agent.md', Uint8Array.of(1, 0, 2), 'file');
    expect(unusable).toMatchObject({ name: 'notes', prompt: '', description: '' });
  });
});

describe('what is taken from the text says where it stands', () => {
  test('in the body', () => {
    const body = ['', 'First.', 'Always ask clarifying questions.', 'Report:', '```md', '## A', '## B', '```'];
    const { problems } = loadText(`---\nname: x\ndescription: y\n---\n${body.join('\n')}`);
    expect(problems.map(({ rule, line }) => `${rule}:${line}`)).toEqual([
      'questions-from-prompt:7',
      'report-from-prompt:9',
    ]);
  });

  test('in a copied page', () => {
    const { problems } = loadText('\nSkip to content\nMenu\n\nIntro.\n# The Title\nText.');
    expect(problems.find(({ rule }) => rule === 'name-from-text')?.line).toBe(6);
  });
});

describe('rules that meet', () => {
  const dialogue = 'Examples:\n<example>\nuser: "One: two"\nassistant: "Three"\n</example>';

  test.each([
    [
      'a run-on description, a hash colour, starred tools, a template',
      `---\nname: a\ndescription: D. ${dialogue}\ncolor: #abc\ntools: *\n---\nReport:\n\`\`\`md\n## A\n## B\n\`\`\``,
    ],
    [
      'the same with CRLF',
      `---\r\nname: a\r\ndescription: D. ${dialogue.replaceAll('\n', '\r\n')}\r\ncolor: #abc\r\ntools: *\r\n---\r\nReport:\r\n\`\`\`md\r\n## A\r\n## B\r\n\`\`\``,
    ],
    [
      'the same, indented',
      `    ---\n    name: a\n    description: D. ${dialogue.replaceAll('\n', '\n    ')}\n    color: #abc\n    tools: *\n    ---\n    Report:\n    \`\`\`md\n    ## A\n    ## B\n    \`\`\``,
    ],
    [
      'the same with a long fence and blank lines',
      `\n\n---\n\nname: a\n\ndescription: D. ${dialogue}\n\ncolor: #abc\ntools: *\n-----------\nReport:\n\`\`\`md\n## A\n## B\n\`\`\``,
    ],
    [
      'the same with literal line ends',
      `---\nname: a\ndescription: D. ${dialogue.replaceAll('\n', '\\n')}\ncolor: #abc\ntools: *\n---\nReport:\n\`\`\`md\n## A\n## B\n\`\`\``,
    ],
    [
      'the same, quoted',
      `---\nname: a\ndescription: "D. ${dialogue.replaceAll('"', '\\"')}"\ncolor: #abc\ntools: *\n---\nReport:\n\`\`\`md\n## A\n## B\n\`\`\``,
    ],
  ])('%s', (_, text) => {
    const forms = [
      text,
      text
        .replace(/^/gm, '')
        .split(/\r?\n/)
        .map((line, index) => `${index + 1}${line}`)
        .join('\n'),
    ];
    for (const form of forms) {
      expect(usable(loadText(form))).toMatchObject({
        name: 'a',
        description: `D. ${dialogue}`,
        summary: 'D.',
        color: '#abc',
        tools: { mode: 'all' },
        report: ['A', 'B'],
      });
    }
  });

  test('an empty body, a prompt in the frontmatter, and a description that breaks YAML', () => {
    const loaded = loadText('---\nname: a\ndescription: b: c\nsystem-prompt: |\n  Be: calm.\n  Go.\n---\n\n');
    expect(usable(loaded)).toMatchObject({ description: 'b: c', prompt: 'Be: calm.\nGo.' });
    expect(rules(loaded)).toEqual(['loose-yaml', 'prompt-from-key', 'unquoted-text']);
  });

  test('a numbered paste of a web page', () => {
    const page = ['Skip to content', 'The tide clerk is calm.', '', 'It counts.', '', 'A slogan of the house'];
    const loaded = loadText(page.map((line, index) => `${index + 1}${line}`).join('\n'), '/x/paste.txt');
    expect(usable(loaded)).toMatchObject({ name: 'tide clerk', prompt: 'The tide clerk is calm.\n\nIt counts.' });
  });
});

describe('it always returns, soon', () => {
  test.each<[string, string | Uint8Array]>([
    ['5 MB', new Uint8Array(5 * 1024 * 1024).fill(0x61)],
    ['1 MB of one line', `---\nname: x\ndescription: ${'word: '.repeat(160_000)}\n---\nx`],
    ['1 MB of keys', `---\n${Array.from({ length: 80_000 }, (_, index) => `k${index}: ${index}`).join('\n')}\n---\nx`],
    [
      '1 MB of broken keys',
      `---\n${Array.from({ length: 70_000 }, (_, index) => `k${index}: a: b`).join('\n')}\n---\nx`,
    ],
    [
      '1 MB of little blocks',
      `---\na: b: c\n${Array.from({ length: 60_000 }, (_, index) => `k${index}: |\n  x`).join('\n')}\n---\nx`,
    ],
    ['1 MB of line ends', `---\nname: x\n${'\n'.repeat(1_000_000)}y: z\n---\nx`],
    ['1 MB of line ends in a block', `---\nname: |\n  x${'\n'.repeat(1_000_000)}\n  y\n---\nx`],
    ['1 MB of spaces', `---\nname: x${' '.repeat(1_000_000)}y\n---\nx`],
    ['1 MB of dashes', `---\nname: x\n${'-'.repeat(1_000_000)}`],
    ['brackets without end', `---\na: ${'['.repeat(15_000)}\n---\nx`],
    ['brackets that would abort the process', `---\na: ${'['.repeat(200_000)}\n---\nx`],
    ['braces', `---\na: ${'{a: '.repeat(5000)}\n---\nx`],
    ['lists in lists', `---\na:\n${'- '.repeat(8000)}\n---\nx`],
    ['anchors', `---\na: ${'&a '.repeat(5000)}\n---\nx`],
    ['an alias of itself', '---\na: &a [*a]\nname: x\n---\nx'],
    ['many flow errors', `---\na: ${'[]'.repeat(8000)}\n---\nx`],
    [
      '64 kB of broken entries',
      `---\n${Array.from({ length: 400 }, (_, i) => `k${i}: ${'[],'.repeat(50)}`).join('\n')}\n---\nx`,
    ],
    ['1 MB of fences', '```md\nreport\n```\n'.repeat(60_000)],
    ['1 MB of headings in a template', `Report:\n\`\`\`md\n${'# a b c\n'.repeat(120_000)}\`\`\``],
    ['a heading of spaces', `Report:\n\`\`\`md\n# a${' '.repeat(900_000)}b\n## c\n\`\`\``],
    ['1 MB of tools', `---\ntools: ${'a_,'.repeat(300_000)}\n---\nx`],
    ['a tool of underscores', `---\ntools: a${'_'.repeat(900_000)}x\n---\nx`],
    ['a description of dashes', `---\ndescription: |\n  ${'-'.repeat(15_000)}x\n---\nx`],
    ['1 MB of numbered lines', Array.from({ length: 100_000 }, (_, index) => `${index + 1}abc`).join('\n')],
    ['a page of footers', `Skip to content\n${'Next\n'.repeat(180_000)}`],
    ['a YAML bomb', `---\na: &a [x]\n${BOMB}\nname: y\n---\nx`],
    ['60,000 brackets', `---\nname: ${'['.repeat(60_000)}\n---\nx`],
    ['60,000 brackets over lines', `---\ntools:\n  ${'[\n  '.repeat(60_000)}\n---\nx`],
    ['1 MB of spaces before a comment', `---\nname: x${' '.repeat(900_000)}#y\n---\nx`],
    ['1 MB of flow', `---\ntools: [${'a, '.repeat(300_000)}]\n---\nx`],
    ['1 MB of list', `---\ntools:\n${'  - a\n'.repeat(150_000)}---\nx`],
    ['1 MB of comments below a colour', `---\ncolor: #abc\n${'# x\n'.repeat(200_000)}---\nx`],
    ['1 MB of escapes', `---\nname: "${'\\n'.repeat(400_000)}"\n---\nx`],
    ['stairs', `---\n${Array.from({ length: 1200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n---\nx`],
    ['1 MB of folded paragraphs', `---\ndescription: >-\n${'  a\n\n'.repeat(150_000)}---\nx`],
    ['1 MB of keys without a fence', `name: x\n${'description: y\n'.repeat(60_000)}`],
    ['a comment without end', `<!--${'x\n'.repeat(400_000)}`],
    ['1 MB of ticks', '`'.repeat(900_000)],
    ['always ask', 'always ask '.repeat(90_000)],
  ])('%s', (_, bytes) => {
    expect(timed(bytes)).toBeLessThan(SOON);
  });

  test('for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { persona, problems } = loadPersona('x.md', bytes, 'file');
        expect(persona !== undefined || problems.some(({ level }) => level === 'error')).toBe(true);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test('for any mixture of the pieces that files are made of', () => {
    const piece = fc.constantFrom(
      ...[
        '---',
        '----',
        '...',
        '---js',
        'name: x',
        'name: "x',
        'description: a: b',
        'description: |',
        '  - Read',
        'tools:',
      ],
      ...[
        'tools: *',
        'model: [a',
        'color: #fff',
        'user: "y"',
        '<example>',
        '```markdown',
        '```',
        '# Report',
        '## A',
        '## B',
      ],
      ...[
        'Skip to main content',
        '1---',
        '2name: x',
        '\t- x',
        '    ---',
        '',
        ' ',
        '\r',
        '\u0000',
        '\ufeff',
        '💥',
        '&a [*a]',
      ],
      ...[
        'permission:',
        '  "*": deny',
        '  bash: {"*": deny}',
        'mcpServers: {a: b}',
        '__proto__: {}',
        'report: [a, a]',
        '!!x y',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('\n', '\r\n', '\r'), (pieces, end) => {
        const { persona, problems } = loadText(pieces.join(end));
        expect(persona !== undefined || problems.some(({ level }) => level === 'error')).toBe(true);
        for (const { line } of problems) expect(line).toBeGreaterThan(0);
        if (persona) expect(persona.prompt.trim()).not.toBe('');
        if (persona) expect(persona.slug).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
      }),
      { seed: 6, numRuns: 1500 },
    );
  });
});
