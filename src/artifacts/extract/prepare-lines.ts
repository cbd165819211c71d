import { type FenceState, fenceAfterLine, NO_FENCE } from '../../text/fence.ts';
import type { Block, Outline } from './block.ts';

/** The lines of a markdown text after a first look at them, which costs little. */
export type PreparedLines = Outline & {
  /** The same lines with the same lengths, made ready for a parser: see `prepareLines`. */
  lines: string[];
};

/** In characters. A parser of markdown takes about a second for two million of them in one fence. */
const LONG_FENCE = 50_000;

/**
 * Finds the fences and headings of a markdown text line by line: less exactly than a parser does (it sees none in
 * quotes), but in a time that grows only with the length.
 *
 * The lines it gives back differ from the text in two ways. What stands in a long fence at the margin is blank, so
 * that a parser need not read it. And tags alone on the lines before a fence (`<details>`) are blank: to the letter
 * of CommonMark they would make the fence a piece of HTML, and nobody who writes so means that.
 */
export function prepareLines(text: string): PreparedLines {
  const lines = text.split('\n');
  const prepared: PreparedLines = { lines: [...lines], blocks: [], headings: [] };
  let before: FenceState = NO_FENCE;
  let opened = -1;
  lines.forEach((line, at) => {
    const after = fenceAfterLine(before, line);
    if (before.fence && after.fence !== before.fence) {
      const closes = !after.fence && /^\s*[`~]{3,}\s*$/.test(line);
      close(prepared, lines, opened, at, before.fence.indent, !closes);
    }
    if (after.fence && after.fence !== before.fence) {
      opened = at;
      blankTags(prepared.lines, at);
    }
    if (!before.fence && !after.fence && before.until === undefined) addHeading(prepared, line, at);
    before = after;
  });
  if (before.fence) close(prepared, lines, opened, lines.length, before.fence.indent, true);
  return prepared;
}

function addHeading({ headings }: Outline, line: string, at: number): void {
  const [, text] = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$/.exec(line) ?? [];
  if (text) headings.push({ text: text.replace(/[`*]/g, ''), line: at + 1 });
}

/** @param end the line after the last one of the fence's text, counted from 0 */
function close(prepared: PreparedLines, lines: string[], at: number, end: number, indent: number, unclosed: boolean) {
  const inside = lines.slice(at + 1, end);
  const info = (lines[at] ?? '').replace(/^.*?(`{3,}|~{3,})/, '').trim();
  const text = inside.map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length))).join('\n');
  prepared.blocks.push({ info, text, line: at + 1, unclosed } satisfies Block);
  if (indent > 0 || text.length < LONG_FENCE) return;
  for (let line = at + 1; line < end; line++) prepared.lines[line] = '';
}

function blankTags(lines: string[], fence: number): void {
  for (let at = fence - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    if (!/^ {0,3}<(?!!--).*>\s*$/.test(line)) return;
    lines[at] = ' '.repeat(line.length);
  }
}
