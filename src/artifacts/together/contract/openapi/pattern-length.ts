/** One sign of a pattern: a class, a letter's short form, or a plain sign; and how often it stands there. */
const PART = /^(?:\[(?:\\.|[^\]\\])+\]|\\[dwsDWS]|\\[-._/]|[A-Za-z0-9_\- :/])(?:\{(?:\d+,)?(\d+)\})?/;

/** The longest text that a pattern of plain parts lets through (`^INV-[0-9]{6}$` is 10); undefined for any other. */
export function patternLength(pattern: string): number | undefined {
  if (!/^\^.*\$$/.test(pattern) || pattern.length > 500) return undefined;
  let rest = pattern.slice(1, -1);
  let length = 0;
  while (rest !== '') {
    const match = PART.exec(rest);
    if (!match) return undefined;
    length += Number(match[1] ?? 1);
    rest = rest.slice(match[0].length);
  }
  return length;
}
