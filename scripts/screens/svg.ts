import xterm from '@xterm/headless';

type Size = { columns: number; rows: number };
type Cell = { text: string; width: number; fill: string; bold: boolean; dim: boolean; italic: boolean; back?: string };
type Cells = NonNullable<ReturnType<xterm.Terminal['buffer']['active']['getLine']>>;

const CELL = { width: 8.4, height: 18 };
const MARGIN = 14;
const PAPER = {
  dark: { back: '#16181d', fore: '#d7dae0' },
  light: { back: '#fdfdfc', fore: '#24292f' },
};
/** The sixteen of a common terminal; the other 240 follow by rule. */
const SIXTEEN =
  '#1b1d23 #d4545c #5aa469 #c99a3b #4f8cc9 #a06cc4 #3f9fa6 #c8ccd4 #6b7280 #e5707a #7cc48a #e0b75e #74aee6 #bd8ce0 #62c0c7 #ffffff'.split(
    ' ',
  );

/** The screen that a terminal shows after these bytes, as a picture whose text can be selected. */
export async function svgOf(bytes: string, { columns, rows }: Size, background: 'dark' | 'light'): Promise<string> {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 10_000, allowProposedApi: true });
  await new Promise<void>((resolve) => terminal.write(bytes, resolve));
  const { back, fore } = PAPER[background];
  const { active } = terminal.buffer;
  const all = Array.from({ length: rows }, (_, row) => active.getLine(active.baseY + row));
  const lines = all.slice(0, all.findLastIndex((line) => line?.translateToString(true).trim()) + 1);
  const width = Math.ceil(columns * CELL.width + 2 * MARGIN);
  const height = lines.length * CELL.height + 2 * MARGIN;
  const drawn = lines.map((line, row) => (line ? drawRow(readCells(line, fore), row) : '')).join('');
  terminal.dispose();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="14">
<title>A screen of backend-architect</title>
<rect width="${width}" height="${height}" rx="8" fill="${back}"/>
${drawn}</svg>
`;
}

function readCells(line: Cells, fore: string): Cell[] {
  const cells: Cell[] = [];
  for (let at = 0; at < line.length; at++) {
    const cell = line.getCell(at);
    if (!cell || cell.getWidth() === 0) continue;
    const fill = colour(cell.isFgRGB(), cell.isFgPalette(), cell.getFgColor()) ?? fore;
    const back = colour(cell.isBgRGB(), cell.isBgPalette(), cell.getBgColor());
    cells.push({
      text: cell.getChars() || ' ',
      width: cell.getWidth(),
      fill: cell.isInverse() ? (back ?? '#808080') : fill,
      bold: cell.isBold() !== 0,
      dim: cell.isDim() !== 0,
      italic: cell.isItalic() !== 0,
      ...(cell.isInverse() ? { back: fill } : back && { back }),
    });
  }
  return cells;
}

/** Cells that look alike go into one piece; each piece says where it stands, so that no font shifts the next. */
function drawRow(cells: readonly Cell[], row: number): string {
  const y = MARGIN + row * CELL.height;
  let out = '';
  let column = 0;
  for (let at = 0; at < cells.length; ) {
    const first = cells[at];
    if (!first) break;
    const [start, look] = [column, lookOf(first)];
    let text = '';
    for (let cell = cells[at]; cell && lookOf(cell) === look; cell = cells[++at]) {
      text += cell.text;
      column += cell.width;
    }
    const x = (MARGIN + start * CELL.width).toFixed(1);
    const width = ((column - start) * CELL.width).toFixed(1);
    if (first.back) out += `<rect x="${x}" y="${y}" width="${width}" height="${CELL.height}" fill="${first.back}"/>`;
    if (text.trim() !== '') out += `<text x="${x}" y="${y + 13}"${look} xml:space="preserve">${escaped(text)}</text>`;
  }
  return out === '' ? '' : `${out}\n`;
}

function lookOf({ fill, bold, dim, italic }: Cell): string {
  return ` fill="${fill}"${bold ? ' font-weight="bold"' : ''}${dim ? ' opacity="0.6"' : ''}${italic ? ' font-style="italic"' : ''}`;
}

function colour(isRgb: boolean, isPalette: boolean, value: number): string | undefined {
  if (isRgb) return `#${value.toString(16).padStart(6, '0')}`;
  if (!isPalette) return undefined;
  if (value < 16) return SIXTEEN[value];
  if (value >= 232) return hex([value, value, value].map((grey) => 8 + (grey - 232) * 10));
  const level = (step: number): number => (step === 0 ? 0 : 55 + step * 40);
  const place = value - 16;
  return hex([level(Math.floor(place / 36)), level(Math.floor(place / 6) % 6), level(place % 6)]);
}

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').trimEnd();
}
