/**
 * Where a problem of a YAML text most likely comes from. The parser notices an unclosed quote or bracket, and a line at
 * the wrong depth, only when what follows no longer fits.
 *
 * @param line where the parser noticed it, from 1
 */
export function placeYamlProblem(text: string, line: number, code: string): number {
  const lines = text.split('\n');
  const open = unclosedBefore(lines, Math.min(line, lines.length));
  if (open !== undefined) return open;
  return code === 'BAD_INDENT' ? oddOneOut(lines, line) : line;
}

const STRUCTURE = /^\s*(?:- |-$|[\w."'$/{}-]+(?: [\w."'$/{}()-]+){0,4}:(?:\s|$)|#)/;

/** The first line whose value opens a quote or bracket that it does not close, though the next is plainly another entry. */
function unclosedBefore(lines: readonly string[], last: number): number | undefined {
  let block = -1;
  for (let at = 0; at < last; at++) {
    const line = lines[at] ?? '';
    const indent = indentOf(line);
    if (indent < 0 || (block >= 0 && indent > block)) continue;
    block = /(?:^|[\s:-])[|>][-+\d]*\s*(?:#.*)?$/.test(line) ? indent : -1;
    const value = /^\s*(?:- +)*(?:[^\s#"'[{][^#"'[{]*?:\s+)?(?:- +)*(["'[{].*)$/.exec(line)?.[1];
    if (value === undefined || isClosed(value)) continue;
    const next = lines.slice(at + 1).find((one) => one.trim() !== '');
    // The entries of a list item begin behind its dash.
    const column = indent + (/^ *((?:- +)*)/.exec(line)?.[1]?.length ?? 0);
    if (next === undefined || (STRUCTURE.test(next) && indentOf(next) <= column)) return at + 1;
  }
  return undefined;
}

function isClosed(value: string): boolean {
  const quote = value.charAt(0);
  if (quote === '"') return /^"(?:[^"\\]|\\.)*(?:"|\\$)/.test(value);
  if (quote === "'") return /^'(?:[^']|'')*'/.test(value);
  const bare = value.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, '').replace(/\s#.*/, '');
  return bare.split(/[[{]/).length <= bare.split(/[\]}]/).length;
}

/** Of two entries of one block at different depths, the one that departs from what the rest does. */
function oddOneOut(lines: readonly string[], noticed: number): number {
  const column = indentOf(lines[noticed - 1] ?? '');
  const parent = lines.slice(0, noticed - 1).findLastIndex((line) => isEntry(line) && indentOf(line) < column);
  const first = lines.findIndex((line, at) => at > parent && isEntry(line));
  if (first < 0 || first >= noticed - 1) return noticed;
  const other = indentOf(lines[first] ?? '');
  if (other === column) return noticed;
  const siblings = lines.slice(first, noticed - 1).filter((line) => isEntry(line) && indentOf(line) === other).length;
  if (siblings > 1) return noticed;
  const base = parent < 0 ? 0 : indentOf(lines[parent] ?? '');
  const step = commonStep(lines);
  if ((other - base) % step !== 0) return first + 1;
  if ((column - base) % step !== 0) return noticed;
  const below = indentOf(lines[first + 1] ?? '');
  return below <= other && /:\s*$/.test(lines[first] ?? '') ? first + 1 : noticed;
}

function commonStep(lines: readonly string[]): number {
  const odd = lines.filter((line) => isEntry(line) && indentOf(line) % 4 === 2).length;
  return odd > 1 ? 2 : 4;
}

function isEntry(line: string): boolean {
  return line.trim() !== '' && !line.trim().startsWith('#');
}

function indentOf(line: string): number {
  return line.search(/\S/);
}
