import type { Theme } from '../../../../src/faces/tui/theme.ts';

/** A frame as a person sees it: its words, and below each of them a letter for how it looks. */
export type Seen = { words: string; looks: string };

const NAMES: [letter: string, role: (theme: Theme) => (text: string) => string][] = [
  ['a', (theme) => theme.accent],
  ['d', (theme) => theme.dim],
  ['g', (theme) => theme.good],
  ['w', (theme) => theme.warn],
  ['b', (theme) => theme.bad],
  ['c', (theme) => theme.inlineCode],
  ['k', (theme) => theme.code.keyword],
  ['n', (theme) => theme.code.number],
  ['m', (theme) => theme.code.name],
];

/** What the letters mean. A capital stands for the same in bold; a dot for plain text. */
export const LEGEND =
  'a accent   d dim   g good   w warning   b bad   c code   k keyword   n number   m name   i inverse   u link or underlined   s plain and bold';

/** Any escape that a frame holds: a style, or a link (OSC 8). */
const ESCAPE = /\u001B\[([\d;]*)m|\u001B\]8;[^\u0007\u001B]*(?:\u0007|\u001B\\)/y;

/** @throws where a frame holds a colour that is no role of the theme's, or an escape that is no style. */
export function seenIn(frame: string, theme: Theme): Seen {
  const letters = new Map(NAMES.toReversed().map(([letter, role]) => [colorOf(role(theme)('x')), letter]));
  let style = PLAIN;
  const rows = frame.split('\n').map((row) => {
    let words = '';
    let looks = '';
    for (let at = 0; at < row.length; ) {
      ESCAPE.lastIndex = at;
      const found = ESCAPE.exec(row);
      if (found) {
        style = found[1] === undefined ? style : after(style, found[1]);
        at += found[0].length;
        continue;
      }
      const character = String.fromCodePoint(row.codePointAt(at) ?? 0);
      if (character === '\u001B') throw new Error(`no style: ${JSON.stringify(row.slice(at, at + 12))}`);
      words += character;
      looks += character === ' ' && !style.inverse ? ' ' : letterOf(style, letters);
      at += character.length;
    }
    return { words: words.trimEnd(), looks: looks.trimEnd() };
  });
  const join = (part: 'words' | 'looks'): string =>
    rows
      .map((row) => row[part])
      .join('\n')
      .trimEnd();
  return { words: join('words'), looks: join('looks') };
}

type Style = { color: string; bold: boolean; dim: boolean; inverse: boolean; underline: boolean };

const PLAIN: Style = { color: '', bold: false, dim: false, inverse: false, underline: false };

function letterOf({ color, bold, dim, inverse, underline }: Style, letters: ReadonlyMap<string, string>): string {
  if (inverse) return 'i';
  const letter = color === '' ? undefined : letters.get(color);
  if (color !== '' && letter === undefined) throw new Error(`no role has the colour ${color}`);
  if (letter) return bold ? letter.toUpperCase() : letter;
  if (dim) return 'd';
  if (underline) return 'u';
  return bold ? 's' : '.';
}

function after(style: Style, codes: string): Style {
  if (codes.startsWith('38;')) return { ...style, color: codes };
  switch (codes) {
    case '':
    case '0':
      return PLAIN;
    case '1':
      return { ...style, bold: true };
    case '2':
      return { ...style, dim: true };
    case '4':
      return { ...style, underline: true };
    case '7':
      return { ...style, inverse: true };
    case '22':
      return { ...style, bold: false, dim: false };
    case '24':
      return { ...style, underline: false };
    case '27':
      return { ...style, inverse: false };
    case '39':
      return { ...style, color: '' };
    case '3':
    case '23':
    case '9':
    case '29':
      return style;
    default:
      throw new Error(`no style of ours: ${codes}`);
  }
}

function colorOf(painted: string): string {
  return /\u001B\[([\d;]+)m/.exec(painted)?.[1] ?? '';
}
