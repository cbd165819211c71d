/** Numbers as the report shows them. What is computed further is computed from the shown value, so that sums can be redone. */

/** Whole from 100 on, else three significant digits. */
export function round(value: number): number {
  if (!Number.isFinite(value)) return 0;
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** `1,234,567` and `0.0617`. */
export function shown(value: number): string {
  const [whole = '0', fraction] = plain(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function plain(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(9).replace(/\.?0+$/, '');
}

const UNITS: readonly [number, string][] = [
  [1e12, 'TB'],
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
];

/** Bytes in the unit that fits, decimal: `2.4 GB`. */
export function bytes(value: number): string {
  const [size, unit] = UNITS.find(([limit]) => value >= limit) ?? [1, 'B'];
  return `${shown(round(value / size))} ${unit}`;
}
