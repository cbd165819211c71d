import wrapAnsi from 'wrap-ansi';
import { cutToWidth, widthOf } from '../../../text/width.ts';
import { type Frame, indented } from './frame.ts';
import { highlight } from './highlight.ts';

const INDENT = 2;
const TAB = 4;

/** The dim line above code that names its language; nothing when the fence says nothing. */
export function renderLabel(info: string, frame: Frame): string[] {
  if (info === '') return [];
  const label = info.replace(/\t/g, ' ');
  return indented(frame, INDENT, ({ columns, theme }) => [theme.dim(cutToWidth(label, columns, theme.signs.ellipsis))]);
}

/** Lines of code, coloured as far as the highlighter is there; long ones go on in the next row. Blank lines stay. */
export function renderCode(lines: readonly string[], language: string, frame: Frame): string[] {
  if (lines.length === 0) return [];
  const code = lines.map((line) => spreadTabs(line.trimEnd()));
  return indented(frame, INDENT, ({ columns, theme }) =>
    highlight(code, language, theme).flatMap((line) => wrapCode(line, columns)),
  );
}

function wrapCode(line: string, columns: number): string[] {
  if (widthOf(line) <= columns) return [line];
  return wrapAnsi(line, columns, { hard: true, trim: false, wordWrap: false }).split('\n');
}

function spreadTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let spread = '';
  for (const part of line.split(/(\t)/)) {
    spread += part === '\t' ? ' '.repeat(TAB - (widthOf(spread) % TAB)) : part;
  }
  return spread;
}
