import { type Fence, type FenceState, fenceAfterLine, measureLine } from '../../../text/fence.ts';

/** A block of markdown by how it is drawn: what goes on with a fence that was open, text, and a fence left open. */
export type BlockParts = {
  /** Lines of code, without the indent of their fence. */
  continued: string[];
  body: string[];
  opened?: Opened;
  /** The states before the body, before the fence left open, and after all. */
  atBody: FenceState;
  atOpened: FenceState;
  after: FenceState;
};

/** `onMarker`: it opens on the line of its list item's marker. */
export type Opened = { fence: Fence; info: string; code: string[]; onMarker: boolean };

/** Parts a settled block, given by its lines, at the fences that reach over its ends. Closed ones stay in the body. */
export function partBlock(start: FenceState, lines: readonly string[]): BlockParts {
  const { continued, after: atBody, rest } = takeContinued(start, lines);
  let after = atBody;
  let atOpened = atBody;
  let opener = -1;
  for (const [at, line] of rest.entries()) {
    const next = fenceAfterLine(after, line);
    if (!next.fence) opener = -1;
    else if (next.fence !== after.fence) {
      opener = at;
      atOpened = after;
    }
    after = next;
  }
  const parts = { continued, body: [...rest], atBody, atOpened, after };
  const { fence } = after;
  if (!fence || opener === -1) return parts;
  const [, head = '', info = ''] = /^(.*?)(?:`{3,}|~{3,})[ \t]*(.*?)[ \t]*$/.exec(rest[opener] ?? '') ?? [];
  const onMarker = head.trim() !== '';
  const body = [...rest.slice(0, opener), ...(onMarker ? [head] : [])];
  const code = rest.slice(opener + 1).map((line) => stripIndent(line, fence.indent));
  return { ...parts, body, opened: { fence, info, code, onMarker } };
}

/** A line without so many cells of white space before it, or without what it has of them. */
export function stripIndent(line: string, cells: number): string {
  let column = 0;
  let at = 0;
  for (; column < cells && (line[at] === ' ' || line[at] === '\t'); at++) {
    column += line[at] === '\t' ? 4 - (column % 4) : 1;
  }
  return ' '.repeat(Math.max(0, column - cells)) + line.slice(at);
}

function takeContinued(
  start: FenceState,
  lines: readonly string[],
): { continued: string[]; after: FenceState; rest: readonly string[] } {
  const { fence, items } = start;
  const continued: string[] = [];
  let after = start;
  for (const [at, line] of lines.entries()) {
    if (!fence) break;
    const next = fenceAfterLine(after, line);
    if (next.fence !== fence) {
      const closes = measureLine(line).indent >= (items.at(-1) ?? 0);
      // A line that is not indented enough ends the item, and its fence with it; it is itself text again.
      return { continued, after: closes ? next : after, rest: lines.slice(closes ? at + 1 : at) };
    }
    continued.push(stripIndent(line, fence.indent));
    after = next;
  }
  return { continued, after, rest: fence ? [] : lines };
}
