import type { Finding } from '../../../session/finding.ts';
import { isDiagram } from '../markdown/diagram.ts';
import { type MarkdownState, type RenderOptions, renderBlock, renderHeld } from '../markdown/render-block.ts';
import { type Book, foldedBy, type Leaf, textOf } from './book.ts';
import { plural } from './numbers.ts';
import type { Document } from './pager-state.ts';
import { paragraph } from './paragraph.ts';

/** What is shown of a book: its rows, and which block each of them is of. */
export type Page = Document & {
  blocks: readonly number[];
  /** Indices of the rows where a finding begins, growing. */
  findings: readonly number[];
};

/** A book as it is drawn, block by block, each once, when it is needed. */
export type Pages = {
  book: Book;
  /** With the sections of these headings folded; what was not drawn yet is missing at its end. */
  page(folds: ReadonlySet<number>): Page;
  /** Draws so many more blocks. False once there are no more. */
  drawMore(blocks: number): boolean;
  /** Draws until the page has so many rows, or all there are. */
  drawTo(rows: number, folds: ReadonlySet<number>): void;
};

type Drawn = { rows: readonly string[]; findings: readonly number[] };

/** @param findings stand below what they are about: in code below their line, else below their block. */
export function pagesOf(book: Book, findings: readonly Finding[], options: RenderOptions): Pages {
  const drawn: Drawn[] = [];
  let state: MarkdownState | undefined;
  let known: { count: number; folds: ReadonlySet<number>; page: Page } | undefined;

  function drawNext(): boolean {
    const leaf = book.blocks[drawn.length];
    if (!leaf) return false;
    const before: MarkdownState = { ...state, fence: leaf.before, begun: drawn.length > 0 };
    const block = renderBlock(leaf.markdown, before, options);
    state = block.state;
    const isLast = drawn.length === book.blocks.length - 1;
    const rows = [...block.lines, ...(isLast ? renderHeld(block.state, options) : [])];
    const own = findings.filter(({ line }) => line >= leaf.line && line < leaf.end);
    drawn.push(own.length === 0 ? { rows, findings: [] } : withFindings(rows, leaf, before, own, options));
    return true;
  }

  function page(folds: ReadonlySet<number>): Page {
    if (known?.count === drawn.length && known.folds === folds) return known.page;
    known = { count: drawn.length, folds, page: pageOf(book, drawn, folds, options) };
    return known.page;
  }

  return {
    book,
    page,
    drawMore(blocks) {
      for (let left = blocks; left > 0; left--) if (!drawNext()) return false;
      return drawn.length < book.blocks.length;
    },
    drawTo(rows, folds) {
      while (page(folds).rows.length < rows) {
        let more = false;
        for (let left = BATCH; left > 0; left--) more = drawNext() || more;
        if (!more) return;
      }
    },
  };
}

/** Blocks that are drawn before it is counted again whether they are enough. */
const BATCH = 16;

function pageOf(
  book: Book,
  drawn: readonly Drawn[],
  folds: ReadonlySet<number>,
  { theme, columns }: RenderOptions,
): Page {
  const rows: string[] = [];
  const stops: number[] = [];
  const blocks: number[] = [];
  const findings: number[] = [];
  for (let at = 0; at < drawn.length; ) {
    const own = drawn[at] ?? { rows: [], findings: [] };
    const { heading } = book.blocks[at] ?? {};
    if (heading && heading.level <= 3) stops.push(rows.length + (own.rows[0] === '' ? 1 : 0));
    for (const row of own.findings) findings.push(rows.length + row);
    for (const row of own.rows) {
      rows.push(row);
      blocks.push(at);
    }
    if (heading && folds.has(at)) {
      const { from, to } = foldedBy(book, at);
      const lines = (book.blocks[to - 1]?.end ?? 0) - (book.blocks[from]?.line ?? 0);
      if (to > from) {
        for (const words of paragraph(`${theme.signs.ellipsis} ${plural(lines, 'line')}`, columns)) {
          rows.push(theme.dim(words));
          blocks.push(at);
        }
      }
      at = Math.max(from, to);
    } else at += 1;
  }
  return { rows, stops, blocks, findings };
}

/** The rows of a block with what was found in it. */
function withFindings(
  rows: readonly string[],
  leaf: Leaf,
  before: MarkdownState,
  findings: readonly Finding[],
  options: RenderOptions,
): Drawn {
  const places = findings.map((finding) => ({
    finding,
    after: rowsTo(finding.line, rows.length, leaf, before, options),
  }));
  places.sort((a, b) => a.after - b.after);
  const all: string[] = [];
  const begins: number[] = [];
  let taken = 0;
  for (const { finding, after } of places) {
    for (const row of rows.slice(taken, after)) all.push(row);
    taken = Math.max(taken, after);
    begins.push(all.length);
    for (const row of findingRows(finding, options)) all.push(row);
  }
  for (const row of rows.slice(taken)) all.push(row);
  return { rows: all, findings: begins };
}

/** How many rows a block takes up to a line of it, that line with it: of code as many as its beginning takes. */
function rowsTo(line: number, all: number, leaf: Leaf, before: MarkdownState, options: RenderOptions): number {
  const { language } = textOf(leaf);
  if (language === undefined || (isDiagram(language) && !options.isSpoken)) return all;
  const lines = leaf.markdown.split('\n').slice(0, line - leaf.line + 1);
  return Math.min(all, renderBlock(`${lines.join('\n')}\n`, before, options).lines.length);
}

function findingRows({ level, line, message }: Finding, { theme, columns }: RenderOptions): string[] {
  const [sign, paint] =
    level === 'error'
      ? [theme.signs.bad, theme.bad]
      : level === 'warning'
        ? [theme.signs.warn, theme.warn]
        : [theme.signs.dot, theme.dim];
  const rows = paragraph(`line ${line}: ${message}`, Math.max(1, Math.min(columns, 96) - 2));
  return rows.map((words, at) => paint(`${at === 0 ? sign : ' '} ${words}`));
}
