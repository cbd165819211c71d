import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSettler, type SettlerOptions, type Step } from '../../src/text/blocks.ts';
import { fenceAfter, NO_FENCE } from '../../src/text/fence.ts';
import { CORPUS } from './corpus.ts';

function stepsOf(chunks: readonly string[], options?: SettlerOptions): Step[] {
  const settler = createSettler(options);
  return [...chunks.flatMap((chunk) => settler.push(chunk)), ...settler.end()];
}

function blocksOf(chunks: readonly string[], options?: SettlerOptions): string[] {
  return stepsOf(chunks, options).flatMap((step) => (step.kind === 'settled' ? [step.markdown] : []));
}

const BLOCKS: readonly (readonly [name: string, text: string, blocks: readonly string[]])[] = [
  ['nothing', '', []],
  ['a paragraph and the blank line after it', 'a\nb\n\nc\n', ['a\nb\n\n', 'c\n']],
  ['further blank lines with the next block', 'a\n\n\n\nb\n', ['a\n\n', '\n\nb\n']],
  ['a heading before the text below it', '# A\ntext\n', ['# A\n', 'text\n']],
  ['a heading out of running text', 'text\n## A\n\nb\n', ['text\n', '## A\n\n', 'b\n']],
  ['an underlined heading', 'A\n---\nb\n', ['A\n---\n', 'b\n']],
  ['no heading without a space', 'a\n#b\n', ['a\n#b\n']],
  ['a break', 'a\n***\nb\n', ['a\n', '***\n', 'b\n']],
  ['no break of bold text', 'a\n**b**\n', ['a\n**b**\n']],
  ['a list item by item', '- a\n- b\n  c\n- d\n', ['- a\n', '- b\n  c\n', '- d\n']],
  ['an item with what is indented under it', '- a\n  - b\n\n  c\n- d\n', ['- a\n  - b\n\n  c\n', '- d\n']],
  ['an item with a lazy line', '- a\nb\n- c\n', ['- a\nb\n', '- c\n']],
  ['an item with all blank lines after it', '- a\n\n\n- b\n', ['- a\n\n\n', '- b\n']],
  ['text after a list', '- a\n\nb\n', ['- a\n\n', 'b\n']],
  ['a list out of running text', 'a:\n- b\n', ['a:\n', '- b\n']],
  ['a numbered list out of running text from 1 only', 'in\n1986. a\n1. b\n', ['in\n1986. a\n', '1. b\n']],
  ['an ordered list of any start', '3. a\n4. b\n', ['3. a\n', '4. b\n']],
  ['a table', 'a\n\n| x |\n|---|\n| 1 |\n\nb\n', ['a\n\n', '| x |\n|---|\n| 1 |\n\n', 'b\n']],
  ['a quote with its lazy line', '> a\nb\n> c\n\nd\n', ['> a\nb\n> c\n\n', 'd\n']],
  ['a quote out of running text', 'a\n> b\n', ['a\n', '> b\n']],
  ['a list right after a quote', '> a\n- b\n', ['> a\n', '- b\n']],
  ['a short fence whole', 'a\n```sql\n1\n\n2\n```\nb\n', ['a\n', '```sql\n1\n\n2\n```\n', 'b\n']],
  ['no item, heading or quote in a fence', '~~~\n# a\n- b\n> c\n~~~\n', ['~~~\n# a\n- b\n> c\n~~~\n']],
  ['a fence that only a longer run ends', '````\n```\n````\na\n', ['````\n```\n````\n', 'a\n']],
  ['a fence that never ends', '```\na\n\n# b', ['```\na\n\n# b']],
  ['no fence whose info holds a backtick', 'a\n```b```\nc\n', ['a\n```b```\nc\n']],
  ['a fence in an item', '1. a\n   ```\n   - b\n\n   ```\n2. c\n', ['1. a\n   ```\n   - b\n\n   ```\n', '2. c\n']],
  ['a comment over blank lines', '<!-- a\n\n# b\n-->\nc\n\nd\n', ['<!-- a\n\n# b\n-->\nc\n\n', 'd\n']],
  ['HTML up to a blank line', '<details>\n\na\n', ['<details>\n\n', 'a\n']],
  ['line ends of Windows', '# A\r\n\r\nb\r\n', ['# A\r\n\r\n', 'b\r\n']],
];

describe('createSettler', () => {
  it.each(BLOCKS)('settles %s', (_name, text, blocks) => {
    expect(blocksOf([text])).toEqual(blocks);
  });

  it('cuts a chunk that crosses a boundary', () => {
    expect(createSettler().push('a\n\n# b\nc')).toEqual([
      { kind: 'delta', text: 'a\n\n' },
      { kind: 'settled', markdown: 'a\n\n' },
      { kind: 'delta', text: '# b\n' },
      { kind: 'settled', markdown: '# b\n' },
      { kind: 'delta', text: 'c' },
    ]);
  });

  it('hands text on as it comes', () => {
    const settler = createSettler();
    expect(settler.push('Two ')).toEqual([{ kind: 'delta', text: 'Two ' }]);
    expect(settler.push('words')).toEqual([{ kind: 'delta', text: 'words' }]);
    expect(settler.push('')).toEqual([]);
  });

  it('holds back the start of a line only while it may begin a block', () => {
    const settler = createSettler();
    settler.push('- one\n');
    expect(settler.push('-')).toEqual([]);
    expect(settler.push(' t')).toEqual([
      { kind: 'settled', markdown: '- one\n' },
      { kind: 'delta', text: '- t' },
    ]);
    expect(settler.push('wo')).toEqual([{ kind: 'delta', text: 'wo' }]);
  });

  it('settles what was held back at the end', () => {
    const settler = createSettler();
    settler.push('text\n```');
    expect(settler.end()).toEqual([
      { kind: 'settled', markdown: 'text\n' },
      { kind: 'delta', text: '```' },
      { kind: 'settled', markdown: '```' },
    ]);
    expect(settler.end()).toEqual([]);
  });

  it('begins anew after the end', () => {
    const settler = createSettler();
    settler.push('```\ncode');
    settler.end();
    expect(settler.push('# A\n\n').at(-1)).toEqual({ kind: 'settled', markdown: '# A\n\n' });
  });

  it('settles an open fence in slices of lines', () => {
    const text = `\`\`\`yaml\n${'a: 1\n'.repeat(20)}\`\`\`\n\nb\n`;
    expect(blocksOf([text])).toEqual([
      `\`\`\`yaml\n${'a: 1\n'.repeat(7)}`,
      'a: 1\n'.repeat(8),
      `${'a: 1\n'.repeat(5)}\`\`\`\n\n`,
      'b\n',
    ]);
    expect(blocksOf([text], { sliceLines: Number.POSITIVE_INFINITY })).toHaveLength(2);
  });

  it('slices a fence inside an item, and goes on with the item', () => {
    const text = `- a\n\n  \`\`\`\n${'  x\n'.repeat(9)}  \`\`\`\n\n  # b\n\n- c\n`;
    expect(blocksOf([text])).toEqual([
      `- a\n\n  \`\`\`\n${'  x\n'.repeat(7)}`,
      '  x\n  x\n  ```\n\n  # b\n\n',
      '- c\n',
    ]);
  });

  it('settles a block that grows too long at a line end, and a line in its middle', () => {
    expect(blocksOf(['ab cd\n'.repeat(4)], { maxBlock: 10 })).toEqual(['ab cd\nab cd\n', 'ab cd\nab cd\n']);
    expect(blocksOf(['abcdefghij'.repeat(2), 'k\n'], { maxBlock: 10 })).toEqual(['abcdefghij', 'abcdefghij', 'k\n']);
  });

  it('does not part a pair of surrogates', () => {
    expect(blocksOf(['abc😀def'], { maxBlock: 4 })).toEqual(['abc😀', 'def']);
  });
});

const lineStart = fc.constantFrom(
  '',
  '',
  '',
  '# ',
  '## ',
  '#',
  '- ',
  '-',
  '* ',
  '*',
  '**',
  '+ ',
  '1. ',
  '1.',
  '2) ',
  '12. ',
  '> ',
  '>',
  '```',
  '```sql',
  '``',
  '````',
  '~~~',
  '~~',
  '---',
  '- - -',
  '***',
  '_ _ _',
  '===',
  '| a |',
  '|---|',
  '<!--',
  '-->',
  '<pre>',
  '</pre>',
  '<div>',
  '  ',
  '   ',
  '    ',
  '\t',
  ' \t',
  '   ```',
  '    ```',
  '  - ',
  '- ```',
  '- - ',
);
const lineRest = fc.constantFrom('', '', 'text', 'a b c', '`x`', ' ', '#', '-', '-->', '😀', '字');
const markdown = fc
  .array(
    fc.tuple(lineStart, lineRest, fc.constantFrom('\n', '\n', '\n', '\n\n', '\r\n', '')).map((parts) => parts.join('')),
    { maxLength: 24 },
  )
  .map((lines) => lines.join(''));
const source = fc.oneof({ weight: 3, arbitrary: markdown }, fc.constantFrom(...Object.values(CORPUS)));
const options = fc.constantFrom<SettlerOptions>({}, {}, { maxBlock: 40, sliceLines: 3 }, { maxBlock: 7 });

function cut(text: string, places: readonly number[]): string[] {
  const cuts = [0, ...places.map((place) => place % (text.length + 1)).sort((a, b) => a - b), text.length];
  return cuts.slice(1).map((end, at) => text.slice(cuts[at], end));
}
const places = fc.oneof(
  fc.array(fc.nat({ max: 5000 }), { maxLength: 30 }),
  fc.constant(Array.from({ length: 5000 }, (_, at) => at)),
);

describe('the laws of settling', () => {
  const runs = { seed: 11, numRuns: 500 };

  it('settles the same blocks however the stream is cut', () => {
    fc.assert(
      fc.property(source, places, options, (text, at, how) => {
        expect(blocksOf(cut(text, at), how)).toEqual(blocksOf([text], how));
      }),
      runs,
    );
  });

  it('loses and adds nothing: blocks are exactly the deltas between them, and together the input', () => {
    fc.assert(
      fc.property(source, places, options, (text, at, how) => {
        let since = '';
        let all = '';
        for (const step of stepsOf(cut(text, at), how)) {
          if (step.kind === 'delta') since += step.text;
          else {
            expect(step.markdown).toBe(since);
            expect(since).not.toBe('');
            all += since;
            since = '';
          }
        }
        expect(since).toBe('');
        expect(all).toBe(text);
      }),
      runs,
    );
  });

  it('stays small: no block is longer than its bound and one line', () => {
    fc.assert(
      fc.property(source, (text) => {
        for (const block of blocksOf([text], { maxBlock: 50 })) expect(block.length).toBeLessThanOrEqual(102);
      }),
      runs,
    );
  });

  it('folds fences over blocks as over the whole text', () => {
    fc.assert(
      fc.property(source, (text) => {
        expect(blocksOf([text]).reduce(fenceAfter, NO_FENCE)).toEqual(fenceAfter(NO_FENCE, text));
      }),
      runs,
    );
  });

  it('never ends a block in the middle of a top-level fence but after a slice', () => {
    fc.assert(
      fc.property(source, (text) => {
        let state = NO_FENCE;
        const blocks = blocksOf([text], { sliceLines: 4 });
        for (const block of blocks.slice(0, -1)) {
          state = fenceAfter(state, block);
          if (state.fence && state.items.length === 0) expect(block.split('\n').length).toBeGreaterThan(4);
        }
      }),
      runs,
    );
  });
});
