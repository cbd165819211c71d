import type { Theme } from '../theme.ts';
import { renderCode, renderLabel } from './code.ts';
import { drawDiagram } from './diagram/draw-diagram.ts';
import { type Frame, indented } from './frame.ts';

/** Whether a fence of this language holds a diagram that is drawn once it is whole. */
export function isDiagram(language: string): boolean {
  return language === 'mermaid';
}

/** A fence as it stands: its picture where it is a diagram that can be drawn, else its label and its code. */
export function renderFence(info: string, lines: readonly string[], language: string, frame: Frame): string[] {
  const rows = isDiagram(language) ? renderDiagram(lines.join('\n'), frame) : undefined;
  return rows ?? renderSource(info, lines, language, frame);
}

/** A fence as its label and its code. Of a diagram that is shown so, the label says it, but for those who cannot see. */
export function renderSource(info: string, lines: readonly string[], language: string, frame: Frame): string[] {
  const label = isDiagram(language) && !frame.isSpoken ? `${info}   as its source` : info;
  return [...renderLabel(label, frame), ...renderCode(lines, language, frame)];
}

const MARGIN = 2;

/** The picture of a diagram; nothing for a screen reader, and where it does not fit, or is not understood. */
function renderDiagram(source: string, frame: Frame): string[] | undefined {
  if (frame.isSpoken) return undefined;
  const rows = drawnOnce(source, frame.columns - MARGIN);
  return rows && indented(frame, MARGIN, ({ theme }) => rows.map((row) => paintRow(row, theme)));
}

/** What was drawn last: a fence that has just closed is drawn in the open end of the text, frame by frame. */
let last: { source: string; columns: number; rows: string[] | undefined } | undefined;

function drawnOnce(source: string, columns: number): string[] | undefined {
  if (last?.source !== source || last.columns !== columns) {
    last = { source, columns, rows: drawDiagram(source, columns) };
  }
  return last.rows;
}

/** Lines are quiet, words are not. */
function paintRow(row: string, { dim, unicode }: Theme): string {
  if (!unicode) return row.replace(/[\u2500-\u25FF]/g, (sign) => ASCII[sign] ?? sign);
  return row.replace(/[\u2500-\u257F]+(?: +[\u2500-\u257F]+)*/g, dim);
}

/** Lines that cross are told from lines that turn: the one goes on over the other. */
const ASCII: Readonly<Record<string, string>> = {
  '─': '-',
  '━': '=',
  '┄': '.',
  '│': '|',
  '┃': '|',
  '┆': ':',
  '┼': '|',
  '►': '>',
  '◄': '<',
  '▲': '^',
  '▼': 'v',
  '▷': '}',
  '◁': '{',
  '△': 'A',
  '▽': 'V',
  '◆': '#',
  '◇': 'o',
  ...Object.fromEntries([...'┌┐└┘├┤┬┴╭╮╰╯┏┓┗┛'].map((corner) => [corner, '+'])),
};
