import type { Item, View } from '../../../session/view.ts';
import { type FenceState, fenceAfter } from '../../../text/fence.ts';
import {
  MARKDOWN_START,
  type MarkdownState,
  type RenderOptions,
  renderBlock,
  renderHeld,
} from '../markdown/render-block.ts';
import { type ItemLook, isLeave, itemLines } from './item-lines.ts';
import { row } from './row.ts';

/** What has settled, as rows: a fold over the items of the view, of which each is drawn once. */
export type Transcript = {
  /** How many items have been read. */
  read: number;
  entries: readonly Entry[];
  /** What the next block of the model's text hangs on. */
  markdown: MarkdownState;
  last: Item['kind'] | undefined;
  /** The last block of the model's text. */
  block?: Began;
};

/** A block, and the fence that was open where it begins. */
type Began = { seq: number; fence: FenceState };

/** Rows that belong together; `seq` is its item's, and its identity. */
export type Entry = { seq: number; lines: readonly string[] };

export const EMPTY_TRANSCRIPT: Transcript = { read: 0, entries: [], markdown: MARKDOWN_START, last: undefined };

/** Of a session that is taken up again, so many of the last items are shown; the rest is in its journal. */
const MOST_AT_ONCE = 120;

/**
 * The items that belong above the live part. While the user has the floor, what brought that about (the report was
 * saved, a turn failed) is said in the live part, and joins the others with whatever follows. After the end, who
 * started the screen says where the report is.
 */
export function settledItems({ phase, items }: View): readonly Item[] {
  if (phase !== 'waiting' && phase !== 'over') return items;
  const isSaid = (item: Item): boolean =>
    item.kind === 'saved' || (item.kind === 'failure' && (phase === 'waiting' || isLeave(item.failure)));
  const end = items.findLastIndex((item) => !isSaid(item)) + 1;
  return end === items.length ? items : items.slice(0, end);
}

/** The transcript with the items that are new since. Costs what is new. */
export function addItems(before: Transcript, items: readonly Item[], look: ItemLook): Transcript {
  if (before.read >= items.length) return before;
  const isLong = before.read === 0 && items.length > MOST_AT_ONCE;
  const start = isLong ? items.length - MOST_AT_ONCE : before.read;
  const begun = isLong ? skipItems(before, items.slice(0, start), look) : before;
  const entries = [...begun.entries];
  let { markdown, last, block } = begun;
  for (const item of items.slice(start)) {
    if (item.kind === 'block') block = { seq: item.seq, fence: markdown.fence };
    const drawn = draw(item, { ...markdown, fence: fenceBefore(item, markdown.fence, block) }, last, look);
    markdown = drawn.markdown;
    if (drawn.lines.length === 0) continue;
    entries.push({ seq: item.seq, lines: drawn.lines });
    last = item.kind;
  }
  return { read: items.length, entries, markdown, last, ...(block && { block }) };
}

/** The open end of the model's text, drawn as it will be once it settles. At most the last `rows` of it. */
export function tailLines({ markdown }: Transcript, tail: string, rows: number, look: ItemLook): string[] {
  if (rows <= 0) return [];
  const options = optionsOf(look);
  const drawn = tail === '' ? { lines: [], state: markdown } : renderBlock(tail, markdown, options);
  return [...drawn.lines, ...renderHeld(drawn.state, options)].slice(-rows).map(margined);
}

function optionsOf({ theme, columns, isSpoken = false }: ItemLook): RenderOptions {
  return { theme, columns: columns - 2, isSpoken };
}

function draw(
  item: Item,
  markdown: MarkdownState,
  last: Item['kind'] | undefined,
  look: ItemLook,
): { lines: string[]; markdown: MarkdownState } {
  if (item.kind === 'block') {
    const { lines, state } = renderBlock(item.markdown, markdown, optionsOf(look));
    return { lines: lines.map(margined), markdown: state };
  }
  // A thought is recorded when its turn ends: below the text that it led to, it says nothing new.
  const lines = item.kind === 'thought' && last === 'block' ? [] : itemLines(item, look);
  const isApart = lines.length > 0 && last !== undefined && groupOf(item.kind) !== groupOf(last);
  // A diagram that was cut off is shown as far as it came.
  const cut = renderHeld(markdown, optionsOf(look)).map(margined);
  const all = [...cut, ...(isApart ? ['', ...lines] : lines)];
  return { lines: all, markdown: afterItem(item, markdown, all.length > 0) };
}

/** What had not settled when a reply broke off (a block of the failure's own event) is asked for once more. */
function fenceBefore(item: Item, fence: FenceState, block: Began | undefined): FenceState {
  return item.kind === 'failure' && block?.seq === Math.floor(item.seq) ? block.fence : fence;
}

/** Text that goes on after a cut goes on in the same fence; after anything else it begins anew. */
function afterItem(item: Item, markdown: MarkdownState, isSeen: boolean): MarkdownState {
  const { fence } = goesOn(item) ? markdown : MARKDOWN_START;
  return { fence, begun: isSeen || markdown.begun };
}

function goesOn(item: Item): boolean {
  if (item.kind === 'engine') return item.reason === 'go-on' || item.reason === 'retry';
  return item.kind === 'failure' || item.kind === 'thought' || item.kind === 'resumed';
}

/** Kinds of one group stand without an empty row between them. */
function groupOf(kind: Item['kind']): string {
  return kind === 'tool' || kind === 'thought' || kind === 'engine' ? 'quiet' : kind;
}

function skipItems(before: Transcript, items: readonly Item[], look: ItemLook): Transcript {
  let { fence } = before.markdown;
  let block: Began | undefined;
  for (const item of items) {
    if (item.kind === 'block') {
      block = { seq: item.seq, fence };
      fence = fenceAfter(fence, item.markdown);
    } else {
      fence = afterItem(item, { fence: fenceBefore(item, fence, block), begun: true }, true).fence;
    }
  }
  const words = `${items.length} earlier entries are in the session's journal`;
  const lines = [...headLines(items, look), row(look.columns - 1, [[`   ${words}`, look.theme.dim]])];
  return { read: items.length, entries: [{ seq: 0, lines }], markdown: { fence, begun: true }, last: 'resumed' };
}

function headLines([first]: readonly Item[], look: ItemLook): string[] {
  return first?.kind === 'brief' ? [...itemLines(first, look), ''] : [];
}

function margined(line: string): string {
  return line === '' ? '' : ` ${line}`;
}
