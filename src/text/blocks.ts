import { type Around, startsBlock } from './block-start.ts';
import { type FenceState, fenceAfterMeasured, type MeasuredLine, measureLine, NO_FENCE } from './fence.ts';

/** What a piece of streamed markdown means: more of the open block, or its end. */
export type Step = { kind: 'delta'; text: string } | { kind: 'settled'; markdown: string };

/**
 * Cuts streamed markdown into blocks that will not change any more.
 *
 * - However the stream is chunked, the same blocks settle: only lines decide.
 * - A settled block is exactly the deltas since the one before it, and all of them joined are the input.
 * - The start of a line is held back for as long as it may yet begin a new block: for a few characters, as a rule.
 */
export interface Settler {
  push(text: string): Step[];
  /** The end of the text: what is open settles. The settler then begins anew. */
  end(): Step[];
}

export type SettlerOptions = {
  /** Characters after which an open block settles at its next line end, and a line in its middle. */
  maxBlock?: number;
  /** Lines after which an open fence settles, so that long code scrolls instead of landing at once. */
  sliceLines?: number;
};

/** The open block: none but blank lines, complete but for blank lines, or open to more lines. */
type Kind = 'blank' | 'complete' | 'text' | 'quote';

/**
 * Blocks are paragraphs, headings, tables, quotes, HTML, breaks, fences (in slices) and the items of a list at its top
 * level. The first blank line after a block settles it and belongs to it; after a list item, where indented text may
 * follow, all blank lines do. Further blank lines lead the next block.
 */
export function createSettler({ maxBlock = 16_384, sliceLines = 8 }: SettlerOptions = {}): Settler {
  let steps: Step[] = [];
  let state = NO_FENCE;
  let kind: Kind = 'blank';
  /** The whole lines of the open block, and how many of them an open fence holds. */
  let open = '';
  let fenced = 0;
  /** The unfinished line, and whether it is known to which block it belongs: if so, it has been handed on. */
  let line = '';
  let placed = false;

  function read(piece: string): void {
    line += piece;
    const ended = piece.endsWith('\n');
    const full = !ended && line.length >= maxBlock && !endsInHalf(line);
    if (placed) give(piece);
    else place(ended || full);
    if (ended || full) endLine(full);
  }

  function place(whole: boolean): void {
    const begins = open !== '' && beginsBlock(state, kind, line, whole);
    if (begins === undefined) return;
    if (begins) settle();
    placed = true;
    give(line);
  }

  function endLine(full: boolean): void {
    const before = state;
    const measured = measureLine(line);
    state = fenceAfterMeasured(before, measured);
    const settles = measured.text === '' && settlesAtBlank(before, kind);
    kind = kindAfter(before, state, kind, measured);
    fenced = state.fence ? fenced + 1 : 0;
    open += line;
    line = '';
    placed = false;
    if (full || settles || fenced >= sliceLines || open.length >= maxBlock) settle();
  }

  function give(text: string): void {
    const last = steps.at(-1);
    if (last?.kind === 'delta') last.text += text;
    else if (text !== '') steps.push({ kind: 'delta', text });
  }

  function settle(): void {
    if (open === '') return;
    steps.push({ kind: 'settled', markdown: open });
    open = '';
    fenced = 0;
    kind = 'blank';
  }

  function taken(): Step[] {
    const done = steps;
    steps = [];
    return done;
  }

  return {
    push(text) {
      for (let rest = text; rest !== ''; ) {
        const newline = rest.indexOf('\n');
        const room = Math.max(1, maxBlock - line.length);
        const end = newline === -1 ? room : Math.min(newline + 1, room);
        read(rest.slice(0, end));
        rest = rest.slice(end);
      }
      return taken();
    },
    end() {
      if (line !== '') {
        if (!placed) place(true);
        open += line;
      }
      settle();
      line = '';
      placed = false;
      state = NO_FENCE;
      return taken();
    },
  };
}

/** Whether a line, as far as it has come, begins a block after one that is open. Nothing while it may yet do either. */
function beginsBlock(state: FenceState, kind: Kind, line: string, whole: boolean): boolean | undefined {
  if (kind === 'blank' || state.until !== undefined) return false;
  const [outermost = 0] = state.items;
  const { indent, text } = measureLine(line);
  if (state.fence) return insideUnless(indent >= (state.items.at(-1) ?? 0), text, whole);
  if (state.items.length > 0 && (indent >= outermost || state.afterBlank))
    return insideUnless(indent >= outermost, text, whole);
  if (text === '') return whole ? false : undefined;
  if (kind === 'complete') return true;
  return indent <= 3 && startsBlock(text, whole, around(state, kind));
}

/** A line that is indented enough is inside, as is a blank one; any other is not, once it shows a character. */
function insideUnless(indented: boolean, text: string, whole: boolean): boolean | undefined {
  if (indented) return false;
  if (text === '') return whole ? false : undefined;
  return true;
}

function around({ items }: FenceState, kind: Kind): Around {
  if (items.length > 0) return 'item';
  return kind === 'quote' ? 'quote' : 'text';
}

function settlesAtBlank({ fence, items, until }: FenceState, kind: Kind): boolean {
  return kind !== 'blank' && !fence && until === undefined && items.length === 0;
}

function kindAfter(before: FenceState, after: FenceState, kind: Kind, { indent, text }: MeasuredLine): Kind {
  if (text === '') return kind;
  if (after.fence || after.until !== undefined || after.items.length > 0) return 'text';
  if (before.fence && indent >= (before.items.at(-1) ?? 0)) return 'complete';
  if (kind === 'quote' || (kind === 'blank' && text.startsWith('>'))) return 'quote';
  return indent <= 3 && isComplete(text, kind) ? 'complete' : 'text';
}

/** Headings and breaks are complete in one line, or, underlined, with their last. */
function isComplete(text: string, kind: Kind): boolean {
  if (kind === 'text') return /^(?:-+|=+)$/.test(text);
  return /^#{1,6}(?:[ \t]|$)/.test(text) || /^([-*_])(?:[ \t]*\1){2,}$/.test(text);
}

function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
