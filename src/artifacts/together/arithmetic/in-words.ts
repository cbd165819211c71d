import type { Quantity } from './quantity.ts';

/** A quantity's text with its number multiplied: what it should have been, in the unit it is written in. */
export function inUnitsOf(quantity: Quantity, factor: number): string {
  const written = /^[$€£]?\s?[\d.,_\u00a0\u202f' ]*\d/.exec(quantity.text)?.[0] ?? '';
  const behind = quantity.text.slice(written.length);
  const scale = quantity.percent ? 0.01 : scaleOf(behind);
  const symbol = /^[$€£]/.exec(written)?.[0] ?? '';
  return `${symbol}${shortNumber((quantity.number * factor) / scale)}${behind}`;
}

function scaleOf(behind: string): number {
  const word = /^\s?(thousand|million|mio|mn|billion|bn|trillion|[kKMB](?![\p{L}]))/u.exec(behind)?.[1]?.toLowerCase();
  if (!word) return 1;
  if (/^(?:thousand|k)$/.test(word)) return 1e3;
  if (/^(?:million|mio|mn|m)$/.test(word)) return 1e6;
  return word === 'trillion' ? 1e12 : 1e9;
}

/** A number in three or four digits, with thousands set apart: `86,400`, `2.19`, `0.00125`. */
export function shortNumber(number: number): string {
  const size = Math.abs(number);
  if (size >= 1000) return Math.round(number).toLocaleString('en-US');
  if (size === 0) return '0';
  return String(Number(number.toPrecision(size >= 100 ? 4 : 3)));
}
