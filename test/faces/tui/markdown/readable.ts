import { createTheme } from '../../../../src/faces/tui/theme.ts';

/** A theme of sixteen colours whose styles `styled` can name. */
export const THEME = createTheme({ colorLevel: 1, unicode: true, accent: 'purple' });
export const COLORLESS = createTheme({ colorLevel: 0, unicode: true });
export const ASCII = createTheme({ colorLevel: 0, unicode: false });

const NAMES: Readonly<Record<string, string>> = {
  '1': 'strong',
  '2': 'dim',
  '3': 'em',
  '9': 'struck',
  '31': 'red',
  '32': 'green',
  '33': 'yellow',
  '35': 'purple',
  '36': 'cyan',
  '94': 'blue',
  '22': '/',
  '23': '/',
  '29': '/',
  '39': '/',
};

/** Lines with the styles named: `‹strong›words‹/›`. */
export function styled(lines: readonly string[]): string {
  return lines.join('\n').replace(/\u001B\[([\d;]*)m/g, (_, code: string) => `‹${NAMES[code] ?? code}›`);
}

/** Lines as they look without any style. */
export function shown(lines: readonly string[]): string {
  return lines.join('\n').replace(/\u001B\[[\d;]*m/g, '');
}

/** A text written in a test: without its first newline and its last line, and without the indent of its first line. */
export function lines(text: string): string {
  const [first = '', ...rest] = text.replace(/^\n/, '').replace(/\n *$/, '').split('\n');
  const indent = /^ */.exec(first)?.[0].length ?? 0;
  return [first, ...rest].map((line) => line.slice(Math.min(indent, /^ */.exec(line)?.[0].length ?? 0))).join('\n');
}
