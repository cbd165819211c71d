import { startsBlock } from './block-start.ts';

/** An open fenced code block. */
export type Fence = {
  marker: '`' | '~';
  /** Characters in the opening run: the closing one is at least as long. */
  length: number;
  /** The first word of the info string in lower case; empty when there is none. */
  language: string;
  /** Cells before the opening run, those of the list item around it included. */
  indent: number;
};

/** Where in a markdown document a line end stands, as far as fences depend on it. */
export type FenceState = {
  readonly fence?: Fence;
  /** Cells that the open list items indent their content by, outermost first. */
  readonly items: readonly number[];
  /** What ends the raw HTML (a comment, `<pre>` …) that is open. */
  readonly until?: string;
  readonly afterBlank: boolean;
};

/** Before the first line. */
export const NO_FENCE: FenceState = { items: [], afterBlank: true };

/** Lists in lists beyond this are read as text: each level costs, and nobody means them. */
const DEEPEST = 24;
const NO_ITEMS: readonly number[] = [];
const IN_TEXT: FenceState = { items: NO_ITEMS, afterBlank: false };

/**
 * The state after more markdown: a fold over whole blocks, as `createSettler` gives them. A fence in a quote is the
 * quote's own matter; a fence opens inside HTML too, unless it is a comment or preformatted, because people write so.
 */
export function fenceAfter(state: FenceState, markdown: string): FenceState {
  const lines = markdown.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.reduce(fenceAfterLine, state);
}

/** The state after one more line, given without its line end. */
export function fenceAfterLine(state: FenceState, line: string): FenceState {
  return fenceAfterMeasured(state, measureLine(line));
}

/** A line without the white space around it, and how many cells of it stand before. */
export type MeasuredLine = { indent: number; text: string };

/** Measures a line, with or without its line end. Tabs reach to the next multiple of four, as markdown has it. */
export function measureLine(line: string): MeasuredLine {
  let indent = 0;
  let at = 0;
  for (; line[at] === ' ' || line[at] === '\t'; at++) indent += line[at] === ' ' ? 1 : 4 - (indent % 4);
  return { indent, text: line.slice(at).trimEnd() };
}

/** The same as `fenceAfterLine`, of a line that is measured already. */
export function fenceAfterMeasured(state: FenceState, { indent, text }: MeasuredLine): FenceState {
  if (text === '') return state.afterBlank ? state : { ...state, afterBlank: true };
  if (state.until !== undefined) return afterRaw(state, text);
  const innermost = state.items.at(-1) ?? 0;
  if (state.fence && indent >= innermost) {
    if (indent - innermost <= 3 && closes(state.fence, text)) return { items: state.items, afterBlank: false };
    return notBlank(state);
  }
  if (state.items.length === 0) return afterText(NO_ITEMS, indent, text);
  const lazy = !state.fence && !state.afterBlank && !startsBlock(text, true, 'item');
  return afterText(lazy ? state.items : state.items.filter((content) => content <= indent), indent, text);
}

/** A line of ordinary text: it may open list items, and a fence or raw HTML at the start or inside them. */
function afterText(items: readonly number[], indent: number, text: string): FenceState {
  const state = items.length === 0 ? IN_TEXT : { items, afterBlank: false };
  if (indent - (items.at(-1) ?? 0) > 3 || !/^[-+*\d`~<]/.test(text)) return state;
  const item = items.length < DEEPEST ? /^([-+*]|\d{1,9}[.)])(?:([ \t]+)(.*)|$)/.exec(text) : undefined;
  if (item && !/^([-*])(?:[ \t]*\1){2,}$/.test(text)) return afterMarker(items, indent, item);
  const fence = fenceOf(text, indent);
  if (fence) return { ...state, fence };
  const until = endOfRaw(text);
  return until === undefined ? state : { ...state, until };
}

function notBlank(state: FenceState): FenceState {
  return state.afterBlank ? { ...state, afterBlank: false } : state;
}

function afterMarker(items: readonly number[], indent: number, item: RegExpExecArray): FenceState {
  const [, marker = '', gap = ' ', text = ''] = item;
  const wide = gap.length > 4;
  const content = indent + marker.length + (wide ? 1 : gap.length);
  // More than four spaces after the marker are one space and indented code.
  return wide || text === ''
    ? { items: [...items, content], afterBlank: false }
    : afterText([...items, content], content, text);
}

function fenceOf(text: string, indent: number): Fence | undefined {
  const [, run, info = ''] = /^(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*)$/.exec(text) ?? [];
  if (run === undefined) return undefined;
  const language = (info.split(/\s/, 1)[0] ?? '').toLowerCase();
  return { marker: run.startsWith('`') ? '`' : '~', length: run.length, language, indent };
}

function closes({ marker, length }: Fence, text: string): boolean {
  return text.length >= length && text === marker.repeat(text.length);
}

function endOfRaw(text: string): string | undefined {
  const [start, tag] = /^<(?:!--|(pre|script|style|textarea)(?=[\s>]|$))/i.exec(text) ?? [];
  if (start === undefined) return undefined;
  const end = tag ? `</${tag.toLowerCase()}>` : '-->';
  return text.toLowerCase().includes(end, start.length) ? undefined : end;
}

function afterRaw(state: FenceState, text: string): FenceState {
  const { until = '', ...rest } = state;
  return notBlank(text.toLowerCase().includes(until) ? rest : state);
}
