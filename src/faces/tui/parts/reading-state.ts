import { foldedBy, headingOver } from './book.ts';
import { movePager, PAGER_TOP, type Pager, type PagerMove } from './pager-state.ts';
import type { Page, Pages } from './pages.ts';

/** Where the reader of a report is. */
export type Reading = {
  pager: Pager;
  /** Headings whose sections are folded. */
  folds: ReadonlySet<number>;
  /** The block that is marked, to be copied. */
  mark?: number;
  /** The finding that was last gone to, by its row. */
  finding?: number;
  /** What came of the last key, until the next. */
  said?: string;
};

export type ReadingStep =
  | { type: 'move'; move: PagerMove }
  | { type: 'fold' }
  | { type: 'fold-all' }
  | { type: 'heading'; block: number }
  /** To so many rows below the first of a block, which is where the reader was in another width. */
  | { type: 'block'; block: number; offset: number }
  | { type: 'finding'; step: 1 | -1 }
  | { type: 'mark' }
  | { type: 'mark-next'; step: 1 | -1 }
  | { type: 'unmark' }
  | { type: 'say'; words: string };

const NO_FOLDS: ReadonlySet<number> = new Set();

export const READING_START: Reading = { pager: PAGER_TOP, folds: NO_FOLDS };

/** The reading after one step. @param height rows of the text that are shown at once; at least 1 */
export function readOn(before: Reading, step: ReadingStep, pages: Pages, height: number): Reading {
  const { said: _said, ...reading } = before;
  switch (step.type) {
    case 'move':
      return moved(reading, step.move, pages, height);
    case 'fold':
      return folded(reading, pages, height);
    case 'fold-all':
      return foldedAll(reading, pages, height);
    case 'heading':
      return atBlock({ ...reading, folds: without(reading.folds, step.block, pages) }, step.block, pages, height);
    case 'block': {
      while (!pages.page(reading.folds).blocks.includes(step.block) && pages.drawMore(16));
      pages.drawTo(reading.pager.top + height * 3, reading.folds);
      const { blocks } = pages.page(reading.folds);
      const last = Math.max(blocks.indexOf(step.block), blocks.lastIndexOf(step.block));
      return atRow(reading, Math.min(last, Math.max(0, blocks.indexOf(step.block)) + step.offset), pages, height);
    }
    case 'finding':
      return atFinding(reading, step.step, pages, height);
    case 'mark':
    case 'mark-next':
      return marked(reading, step.type === 'mark' ? 0 : step.step, pages, height);
    case 'unmark': {
      const { mark: _mark, ...rest } = reading;
      return rest;
    }
    case 'say':
      return { ...reading, said: step.words };
    default:
      return step satisfies never;
  }
}

/** What is read for a move is drawn before it: the rows ahead, or, to look for something, all. */
function moved(reading: Reading, move: PagerMove, pages: Pages, height: number): Reading {
  // What is searched for may be in a section that is folded.
  const folds = move.type === 'search' ? NO_FOLDS : reading.folds;
  const ahead = move.type === 'by' || move.type === 'home' ? reading.pager.top + height * 3 : Number.POSITIVE_INFINITY;
  pages.drawTo(ahead, folds);
  const pager = movePager(reading.pager, move, pages.page(folds), height);
  return { ...reading, folds, pager };
}

function atRow(reading: Reading, row: number, pages: Pages, height: number): Reading {
  const page = pages.page(reading.folds);
  const top = Math.max(0, Math.min(row, page.rows.length - height));
  return { ...reading, pager: { ...reading.pager, top } };
}

function atBlock(reading: Reading, block: number, pages: Pages, height: number): Reading {
  pages.drawTo(Number.POSITIVE_INFINITY, reading.folds);
  return atRow(reading, firstRow(pages.page(reading.folds), block), pages, height);
}

/** The first row of a block that is not the empty one before it. */
function firstRow({ blocks, rows }: Page, block: number): number {
  const at = blocks.indexOf(block);
  return at >= 0 && rows[at] === '' ? at + 1 : Math.max(0, at);
}

/** The section at the top of the screen: of a heading that comes right after an empty row, its own. */
function folded(reading: Reading, pages: Pages, height: number): Reading {
  const page = pages.page(reading.folds);
  const { top } = reading.pager;
  const heading = headingOver(pages.book, page.blocks[page.rows[top] === '' ? top + 1 : top] ?? 0);
  if (heading === undefined) return { ...reading, said: 'no section begins above' };
  const isFolded = reading.folds.has(heading);
  const folds = new Set(reading.folds);
  if (isFolded) folds.delete(heading);
  else folds.add(heading);
  return atBlock({ ...reading, folds }, heading, pages, height);
}

/** All sections of the second level; again: none. */
function foldedAll(reading: Reading, pages: Pages, height: number): Reading {
  const page = pages.page(reading.folds);
  const here = headingOver(pages.book, page.blocks[reading.pager.top] ?? 0) ?? 0;
  const { blocks } = pages.book;
  const sections = blocks.flatMap((leaf, at) => (leaf.heading?.level === 2 ? [at] : []));
  const folds = reading.folds.size > 0 ? NO_FOLDS : new Set(sections);
  const shown = sections.findLast((at) => at <= here) ?? 0;
  return atBlock({ ...reading, folds }, folds.size > 0 ? shown : here, pages, height);
}

/** Without the folds that hide a block, or that are its own. */
function without(folds: ReadonlySet<number>, block: number, pages: Pages): ReadonlySet<number> {
  const open = [...folds].filter((heading) => {
    const { to } = foldedBy(pages.book, heading);
    return block < heading || block >= to;
  });
  return open.length === folds.size ? folds : new Set(open);
}

function atFinding(before: Reading, step: 1 | -1, pages: Pages, height: number): Reading {
  const reading = { ...before, folds: before.folds.size > 0 ? NO_FOLDS : before.folds };
  pages.drawTo(Number.POSITIVE_INFINITY, reading.folds);
  const { findings } = pages.page(reading.folds);
  if (findings.length === 0) return { ...reading, said: 'nothing was found wrong here' };
  const from = before.finding ?? (step === 1 ? reading.pager.top - 1 : reading.pager.top);
  const next = step === 1 ? findings.find((row) => row > from) : findings.findLast((row) => row < from);
  const row = next ?? (step === 1 ? findings[0] : findings.at(-1)) ?? 0;
  // What it is about stands above it.
  const shown = atRow(reading, row - Math.floor(height / 2), pages, height);
  return { ...shown, finding: row, said: `finding ${findings.indexOf(row) + 1} of ${findings.length}` };
}

/** Marks a block: the first that begins on the screen (or holds the match), or the one beside the marked. */
function marked(reading: Reading, step: 0 | 1 | -1, pages: Pages, height: number): Reading {
  pages.drawTo(reading.pager.top + height * 3, reading.folds);
  const page = pages.page(reading.folds);
  const can = [...new Set(page.blocks)].filter((at) => !pages.book.blocks[at]?.heading);
  const { top, search } = reading.pager;
  const here = page.blocks[search.at ?? (page.rows[top] === '' ? top + 1 : top)] ?? 0;
  const mark =
    step === 0 || reading.mark === undefined
      ? (can.find((at) => at >= here) ?? can.at(-1))
      : ((step === 1 ? can.find((at) => at > (reading.mark ?? 0)) : can.findLast((at) => at < (reading.mark ?? 0))) ??
        reading.mark);
  if (mark === undefined) return { ...reading, said: 'there is nothing to copy' };
  const first = firstRow(page, mark);
  const last = page.blocks.lastIndexOf(mark);
  const isSeen = first >= top && (last < top + height || first < top + Math.floor(height / 2));
  const shown = isSeen
    ? reading
    : atRow(reading, step === -1 ? Math.min(first, last - height + 1) : first - 1, pages, height);
  return { ...shown, mark };
}
