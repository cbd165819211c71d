import { lexer, type MarkedToken, type Token } from 'marked';
import { type FenceState, measureLine, NO_FENCE } from '../../../text/fence.ts';
import { sanitize } from '../../../text/sanitize.ts';
import type { Theme } from '../theme.ts';
import { type BlockParts, type Opened, partBlock, stripIndent } from './block-parts.ts';
import { renderCode } from './code.ts';
import { isDiagram, renderFence, renderSource } from './diagram.ts';
import { type Frame, indented } from './frame.ts';
import { renderTokens } from './tokens.ts';
import { wrapText } from './wrap-text.ts';

/** What the next block must know of those before it. */
export type MarkdownState = {
  readonly fence: FenceState;
  /** Whether anything has been drawn, so that a blank line is due. */
  readonly begun: boolean;
  /** The number that the next item of the open ordered list gets. */
  readonly number?: number;
  /** A diagram whose fence is open: it is drawn once it is whole. Its lines are in no block that was drawn. */
  readonly held?: Held;
};

/** What has come of a diagram. `isTight`: nothing stands between it and what is before. */
type Held = { info: string; lines: readonly string[]; isTight: boolean };

/** Before the first block of a reply, or of a document. */
export const MARKDOWN_START: MarkdownState = { fence: NO_FENCE, begun: false };

export type RenderOptions = {
  /** Cells; above 96 as if it were 96, below 2 as if it were 2. */
  columns: number;
  theme: Theme;
  /** For a screen reader: diagrams stay as their source. */
  isSpoken?: boolean;
};

/** Longer lines are tiring to read. */
const WIDEST = 96;

/**
 * A block of markdown, as `createSettler` gives it, as styled lines, none wider than `columns`; the left margin is the
 * caller's. The blank line between two blocks is the first line of the second. The text is sanitised here. A slice of
 * an open fence is drawn as code of its language; but a diagram is held back until it is whole. Pass the state that
 * comes back on to the next block, and at the end, or where the text is cut, to `renderHeld`. To draw the open rest of
 * a stream, use the same state and throw the new one away.
 */
export function renderBlock(
  markdown: string,
  state: MarkdownState,
  options: RenderOptions,
): { lines: string[]; state: MarkdownState } {
  const frame = frameOf(options);
  const parts = partBlock(state.fence, linesOf(markdown));
  const body = renderBody(parts, state, frame);
  const lines: string[] = [];
  const add = (drawn: readonly string[], tight: boolean): void => {
    if (drawn.length === 0) return;
    if ((state.begun || lines.length > 0) && !tight) lines.push('');
    for (const line of drawn) lines.push(line);
  };
  const { opened, atOpened, after } = parts;
  const isStillOpen = state.fence.fence !== undefined && parts.atBody.fence === state.fence.fence;
  const held = state.held && { ...state.held, lines: [...state.held.lines, ...parts.continued] };
  if (!held) add(renderContinued(parts, state.fence, frame), true);
  else if (!isStillOpen) add(renderWhole(held, state.fence, frame), held.isTight);
  const { indent, text } = measureLine(firstText(parts.body));
  add(body.lines, parts.body[0]?.trim() !== '' && isTight(parts.atBody, indent, text));
  const isOpenTight = opened && (opened.onMarker || isTight(atOpened, opened.fence.indent, ''));
  const isHeld = opened && !frame.isSpoken && isDiagram(opened.fence.language);
  if (opened && !isHeld) add(renderOpened(opened, after, frame), isOpenTight ?? false);
  const number = after.items.length > 0 ? body.number : undefined;
  const next = isHeld ? { info: opened.info, lines: opened.code, isTight: isOpenTight ?? false } : undefined;
  const stillHeld = next ?? (isStillOpen ? held : undefined);
  const drawn = { fence: after, begun: state.begun || lines.length > 0 };
  return { lines, state: { ...drawn, ...(number !== undefined && { number }), ...(stillHeld && { held: stillHeld }) } };
}

/** What is held back of a diagram that was not, or has not yet been, closed: its source. What goes on after it is code. */
export function renderHeld({ held, fence, begun }: MarkdownState, options: RenderOptions): string[] {
  if (!held) return [];
  const lines = indented(frameOf(options), fence.items.at(-1) ?? 0, (inner) =>
    renderSource(held.info, held.lines, fence.fence?.language ?? '', inner),
  );
  return begun && !held.isTight ? ['', ...lines] : lines;
}

function renderWhole({ info, lines }: Held, { fence, items }: FenceState, frame: Frame): string[] {
  return indented(frame, items.at(-1) ?? 0, (inner) => renderFence(info, lines, fence?.language ?? '', inner));
}

/** The room that the options give. */
export function frameOf({ columns, theme, isSpoken }: RenderOptions): Frame {
  return { columns: Math.max(2, Math.min(columns, WIDEST)), theme, ...(isSpoken && { isSpoken }) };
}

function linesOf(markdown: string): string[] {
  const lines = sanitize(markdown).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Items of a list that has no blank lines between them stand close together, and so does what belongs to them. */
function isTight({ items: [outermost], afterBlank }: FenceState, indent: number, text: string): boolean {
  if (outermost === undefined || afterBlank) return false;
  return indent >= outermost || /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(text);
}

function renderContinued({ continued }: BlockParts, { fence, items }: FenceState, frame: Frame): string[] {
  return indented(frame, items.at(-1) ?? 0, (inner) => renderCode(continued, fence?.language ?? '', inner));
}

function renderOpened({ info, code, fence }: Opened, after: FenceState, frame: Frame): string[] {
  return indented(frame, after.items.at(-1) ?? 0, (inner) => renderSource(info, code, fence.language, inner));
}

/** Text that stands in an item of an earlier block keeps that item's margin. */
function renderBody(
  { body, atBody }: BlockParts,
  { number }: MarkdownState,
  frame: Frame,
): { lines: string[]; number: number | undefined } {
  const { indent, text } = measureLine(firstText(body));
  if (text === '') return { lines: [], number };
  const margin = atBody.items.findLast((content) => content <= indent) ?? 0;
  const markdown = body.map((line) => stripIndent(line, margin)).join('\n');
  const apart = (token: Token): boolean => margin === 0 || token.type !== 'list';
  try {
    const tokens = lexer(markdown, { gfm: true });
    const next = margin === 0 ? numberItems(tokens, atBody.items.length > 0 ? number : undefined) : number;
    return { lines: indented(frame, margin, (inner) => renderTokens(tokens, inner, apart)), number: next };
  } catch (error) {
    // Lexing and drawing recurse: text that is nested thousands of levels deep, to do harm, is shown as it stands.
    if (!(error instanceof RangeError)) throw error;
    return { lines: wrapText(markdown.replace(/\t/g, ' '), frame.columns), number: undefined };
  }
}

function firstText(lines: readonly string[]): string {
  return lines.find((line) => line.trim() !== '') ?? '';
}

/**
 * Lets an ordered list go on where the blocks before it stopped, also where each of its items is written as `1.`; a
 * higher number that is written stands. @returns the number that would come next
 */
function numberItems(tokens: Token[], number: number | undefined): number | undefined {
  const blocks = (tokens as MarkedToken[]).filter(({ type }) => type !== 'space');
  const [first] = blocks;
  if (first?.type === 'list' && first.ordered && number !== undefined)
    first.start = Math.max(Number(first.start), number);
  const last = blocks.at(-1);
  return last?.type === 'list' && last.ordered ? Number(last.start) + last.items.length : undefined;
}
