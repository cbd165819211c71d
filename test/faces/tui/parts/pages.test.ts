import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookOf, foldedBy, textOf } from '../../../../src/faces/tui/parts/book.ts';
import { pagesOf } from '../../../../src/faces/tui/parts/pages.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { THEME } from '../sample-stage.ts';

const MARKDOWN = `---
type: backend-design
---

# Lending

Words.

## Model

\`\`\`sql
select 1;

select 2;
\`\`\`

1. one
2. two

### Deeper

| a | b |
|---|---|
| 1 | 2 |

## Last

End.
`;

const LINES = MARKDOWN.split('\n');
const OPTIONS = { theme: THEME, columns: 40 };
const NONE: ReadonlySet<number> = new Set();

describe('a book', () => {
  it('knows the lines of its blocks in the file', () => {
    const { blocks } = bookOf(MARKDOWN);
    for (const { markdown, line, end } of blocks) {
      expect(LINES.slice(line - 1, end - 1).join('\n')).toBe(markdown.replace(/\n$/, ''));
    }
    expect(blocks.flatMap(({ heading }) => (heading ? [`${heading.level} ${heading.title}`] : []))).toEqual([
      '1 Lending',
      '2 Model',
      '3 Deeper',
      '2 Last',
    ]);
  });

  it('folds a section with what is below it', () => {
    const book = bookOf(MARKDOWN);
    const at = book.blocks.findIndex(({ heading }) => heading?.title === 'Model');
    const { from, to } = foldedBy(book, at);
    expect([from, book.blocks[to]?.heading?.title]).toEqual([at + 1, 'Last']);
  });

  it('gives the code of a fence, and the words of all else', () => {
    const texts = bookOf(MARKDOWN).blocks.map(textOf);
    expect(texts).toContainEqual({ language: 'sql', text: 'select 1;\n\nselect 2;' });
    expect(texts).toContainEqual({ text: 'Words.' });
  });
});

describe('its pages', () => {
  it('are the same, however they come to be drawn', () => {
    const whole = pagesOf(bookOf(MARKDOWN), [], OPTIONS);
    whole.drawTo(Number.POSITIVE_INFINITY, NONE);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 }), (steps) => {
        const pages = pagesOf(bookOf(MARKDOWN), [], OPTIONS);
        for (const step of steps) {
          pages.drawMore(step);
          const { rows } = pages.page(NONE);
          expect(whole.page(NONE).rows.slice(0, rows.length)).toEqual(rows);
        }
        pages.drawTo(Number.POSITIVE_INFINITY, NONE);
        expect(pages.page(NONE)).toEqual(whole.page(NONE));
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('draw no more of a long report than is asked for', () => {
    const book = bookOf(`# Long\n\n${'A paragraph of words.\n\n'.repeat(3000)}`);
    const pages = pagesOf(book, [], OPTIONS);
    pages.drawTo(60, NONE);
    expect(pages.page(NONE).rows.length).toBeLessThan(120);
  });

  it('hold each finding, right below its line in code, and none of them is too wide', () => {
    const line = LINES.indexOf('select 2;') + 1;
    const found = { level: 'error', rule: 'sql/x', message: 'there is no such thing as a 2', line } as const;
    const table = { level: 'note', rule: 'x/y', message: 'x', line: LINES.indexOf('| 1 | 2 |') + 1 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 100 }), (columns) => {
        const pages = pagesOf(bookOf(MARKDOWN), [found, table], { ...OPTIONS, columns });
        pages.drawTo(Number.POSITIVE_INFINITY, NONE);
        const { rows, findings } = pages.page(NONE);
        expect(findings).toHaveLength(2);
        for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(columns);
        if (columns > 60) expect(rows[(findings[0] ?? 0) - 1]?.trim()).toBe('select 2;');
      }),
      { seed: 2, numRuns: 60 },
    );
  });
});
