/** Fewer lines than this prove nothing. */
const ENOUGH = 5;

/**
 * The lines of a paste that carries line numbers, without them; nothing when it carries none. It does when every
 * line, counted from 1, starts with its own number. An ordinary list (`1. …`, `2) …` to its end) is none.
 *
 * After the number may stand a tab or an arrow, as `cat -n` and some viewers print them; then it stands on all lines.
 */
export function unnumber(lines: readonly string[]): string[] | undefined {
  const count = lines.findLastIndex((line) => line.trim() !== '') + 1;
  const numbered = lines.slice(0, count);
  if (count < ENOUGH) return undefined;
  const bare = withoutNumbers(numbered);
  if (!bare || bare.every((line) => /^[.)][ \t]/.test(line))) return undefined;
  const gutter = ['\t', '→'].find((sign) => bare.every((line) => line.startsWith(sign)));
  return [...(gutter ? bare.map((line) => line.slice(gutter.length)) : bare), ...lines.slice(count)];
}

function withoutNumbers(lines: readonly string[]): string[] | undefined {
  const bare: string[] = [];
  for (const [index, line] of lines.entries()) {
    const number = String(index + 1);
    const text = line.trimStart();
    if (!text.startsWith(number)) return undefined;
    bare.push(text.slice(number.length));
  }
  return bare;
}
