import fc from 'fast-check';
import { Lexer } from 'marked';
import { describe, expect, it } from 'vitest';
import { renderInline } from '../../../../src/faces/tui/markdown/inline.ts';
import { MARKDOWN_START, renderBlock } from '../../../../src/faces/tui/markdown/render-block.ts';
import { renderMarkdown } from '../../../../src/faces/tui/markdown/render-markdown.ts';
import { renderTokens } from '../../../../src/faces/tui/markdown/tokens.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { createSettler, type SettlerOptions } from '../../../../src/text/blocks.ts';
import { sanitize } from '../../../../src/text/sanitize.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { CORPUS } from '../../../text/corpus.ts';
import { COLORLESS, lines, shown, styled, THEME } from './readable.ts';

function blocksOf(markdown: string, options?: SettlerOptions): string[] {
  const settler = createSettler(options);
  const steps = [...settler.push(markdown), ...settler.end()];
  return steps.flatMap((step) => (step.kind === 'settled' ? [step.markdown] : []));
}

/** Each block's lines, drawn one after the other. */
function drawBlocks(blocks: readonly string[], columns = 40, theme = THEME): string[][] {
  let state = MARKDOWN_START;
  return blocks.map((block) => {
    const drawn = renderBlock(block, state, { columns, theme });
    state = drawn.state;
    return drawn.lines;
  });
}

describe('renderBlock', () => {
  it('draws block by block what belongs together', () => {
    const blocks = ['# A\n', 'text\n', '- a\n', '- b\n\n', '- c\n\n', 'end\n'];
    expect(drawBlocks(blocks).map(shown)).toEqual(['▌ A', '\ntext', '\n• a', '• b', '\n• c', '\nend']);
  });

  it('draws slices of a fence as code, the label once, the end as nothing', () => {
    const blocks = ['```yaml\na: 1\n', '\nb: 2\n', '```\n\n', 'end\n'];
    expect(drawBlocks(blocks).map(styled)).toEqual(['  ‹dim›yaml‹/›\n  a: 1', '\n  b: 2', '', '\nend']);
  });

  it('draws what comes after the end of a fence in the same block', () => {
    expect(shown(drawBlocks(['~~~\na\n', 'b\n~~~\ntext\n']).flat())).toBe('  a\n  b\n\ntext');
  });

  it('draws slices of a fence in an item under that item, and its text after it', () => {
    const blocks = ['1. Run:\n\n   ```sh\n   a\n', '   b\n   ```\n\n   Then.\n   - c\n', '2. Done\n'];
    expect(shown(drawBlocks(blocks).flat())).toBe(
      lines(`
        1. Run:

             sh
             a
             b

           Then.
           • c
        2. Done
      `),
    );
  });

  it('draws a fence that begins on the line of its item', () => {
    expect(shown(drawBlocks(['- ```sql\n  select 1;\n', '  ```\n- b\n']).flat())).toBe(
      '•\n    sql\n    select 1;\n• b',
    );
  });

  it('knows the end of a fence that its item ends', () => {
    expect(shown(drawBlocks(['- a\n  ```sh\n  in\n', 'out\n']).flat())).toBe('• a\n    sh\n    in\n\nout');
  });

  it('draws the open rest of a stream with the state of what settled', () => {
    const { state } = renderBlock('```js\nlet a;\n', MARKDOWN_START, { columns: 40, theme: THEME });
    expect(renderBlock('let b', state, { columns: 40, theme: THEME }).lines).toEqual(['  let b']);
  });

  it('draws nothing of nothing', () => {
    const { lines: none, state } = renderBlock('\n\n', MARKDOWN_START, { columns: 40, theme: THEME });
    expect(none).toEqual([]);
    expect(state.begun).toBe(false);
  });

  it.each([
    ['quotes', '>'.repeat(16_000)],
    ['lists', '- '.repeat(8_000)],
    ['tabs and quotes', '\t>'.repeat(8_000)],
    ['emphasis', '*_'.repeat(8_000)],
    ['links', '['.repeat(16_000)],
  ])('survives %s nested thousands of levels deep', (_name, nested) => {
    const deep = drawBlocks([`${nested}text`]).flat();
    expect(shown(deep)).toMatch(/t\s*e\s*x\s*t/);
    expect(Math.max(...deep.map(widthOf))).toBeLessThanOrEqual(40);
  });
});

describe('text from outside', () => {
  const hostile = [
    '# \u001B]0;owned\u0007Title',
    '`\u001B[2J`',
    '&#27;[31mred &#x9b;31m &#8238;turned',
    '[x](http://a/&#27;]8;;b)',
    '<p>&#27;[2J</p>',
    '| &#27;[1m | \u202E |\n|---|---|\n| \u009B31m | `\u001B[3J` |',
    '```\u001B[31m\n\u001B[2Jcode\r\n```',
    '- \u001B[8mhidden',
    '![&#27;c](a&#7;)',
    '&#10;&#13;line',
  ];

  it.each(hostile)('does not act on the terminal: %j', (markdown) => {
    const text = renderMarkdown(markdown, { columns: 40, theme: COLORLESS }).join('\n');
    expect(sanitize(text)).toBe(text);
  });

  it('does not act in a single line either', () => {
    expect(renderInline('a **b** &#27;[31m\u001B[2J', COLORLESS)).toBe('a b ');
  });
});

const line = fc.constantFrom(
  ...Object.values(CORPUS).flatMap((text) => text.split('\n')),
  '| a | b |',
  '|---|---|',
  '| 数据模型 | a long cell with words in it |',
  '[link](https://example.com/a/very/long/path/that/does/not/end)',
  '      - deep',
  'a\tb `c\td` <b>e\tf</b>',
  '| a\tb |',
  '<p>\ta\tb',
  '[a]:\thttps://example.com',
  '```sh\ta\tb',
  '> > > deep',
  'verylongword'.repeat(9),
  '数据模型'.repeat(12),
  '👨‍👩‍👧‍👦'.repeat(20),
  '`code that is long enough` **and strong text that goes on**',
);
const document = fc.array(line, { maxLength: 25 }).map((all) => all.join('\n'));
const columns = fc.oneof(fc.integer({ min: 2, max: 24 }), fc.integer({ min: 25, max: 130 }));

describe('the laws of drawing', () => {
  const full = createTheme({ colorLevel: 3, unicode: true });

  it('draws no line wider than its columns, and nothing but text and styles', () => {
    fc.assert(
      fc.property(document, columns, (markdown, width) => {
        for (const drawn of drawBlocks(blocksOf(markdown, { sliceLines: 3 }), width, full).flat()) {
          expect(widthOf(drawn)).toBeLessThanOrEqual(Math.min(96, width));
          const text = drawn.replace(/\u001B\[[\d;]*m/g, '');
          expect(sanitize(text)).toBe(text);
          expect(drawn).not.toMatch(/[\n\t]/);
        }
      }),
      { seed: 21, numRuns: 300 },
    );
  });

  it('closes each style in the line that opens it', () => {
    fc.assert(
      fc.property(document, columns, (markdown, width) => {
        for (const drawn of renderMarkdown(markdown, { columns: width, theme: full })) {
          const color = drawn.lastIndexOf('\u001B[38;');
          const strong = drawn.lastIndexOf('\u001B[1m');
          expect(drawn.indexOf('\u001B[39m', color) !== -1 || color === -1).toBe(true);
          expect(drawn.indexOf('\u001B[22m', strong) !== -1 || strong === -1).toBe(true);
        }
      }),
      { seed: 22, numRuns: 200 },
    );
  });

  it('draws a fence in slices as it draws it whole', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 5 }), (markdown, sliceLines) => {
        const tops = blocksOf(markdown, { sliceLines: Number.POSITIVE_INFINITY });
        fc.pre(tops.every((block) => !/^\s+\S|^[-*+\d>]/m.test(block)));
        expect(drawBlocks(blocksOf(markdown, { sliceLines })).flat()).toEqual(drawBlocks(tops).flat());
      }),
      { seed: 23, numRuns: 100 },
    );
  });
});

/** A number that is written higher stands, block by block; and the lexer lets a fence go on where its item has ended. */
const APART = ['numbered', 'fenceLeftByOutdent'];

describe('drawing block by block', () => {
  const named = Object.entries(CORPUS).filter(([name]) => !APART.includes(name));

  it.each(named)('gives what the whole document would: %s', (_name, markdown) => {
    const frame = { columns: 60, theme: THEME };
    const whole = renderTokens(new Lexer({ gfm: true }).lex(sanitize(markdown)), frame);
    const parted = drawBlocks(blocksOf(markdown), 60).flat();
    expect(parted.filter((text) => text !== '')).toEqual(whole.filter((text) => text !== ''));
  });
});
