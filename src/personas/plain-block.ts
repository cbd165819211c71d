import { readFolded, readWords } from './plain-words.ts';
import type { Value } from './value.ts';

/** Maps in lists in maps: nobody writes deeper by hand. */
const MAX_DEPTH = 12;

const KEY = /^("[^"\\]*"|'[^']*'|[A-Za-z_/][^:#"'\s,[\]{}]*):(?: (.*))?$/;

/**
 * What YAML gives for the lines below a key: a list or a map of words, lists and maps, one to a line. Undefined where a
 * line is anything else. Comments on lines of their own are passed over; blank lines are not.
 */
export function readBlock(lines: readonly string[], depth = 0): Value | undefined {
  const rows = lines.slice(lines.findIndex((line) => !isComment(line)));
  const indent = indentOf(rows[0] ?? '');
  if (depth > MAX_DEPTH || rows.some((row) => /[^\S ]/.test(row))) return undefined;
  const isList = rows[0]?.startsWith('- ', indent) ?? false;
  const parts = partsOf(rows, indent);
  return parts && (isList ? listOf(parts, indent, depth) : mapOf(parts, depth));
}

/** A line at the indent of the block, without it, and the lines that are deeper; after a comment none follow. */
type Part = { head: string; below: string[]; isOver?: boolean };

function partsOf(rows: readonly string[], indent: number): Part[] | undefined {
  const parts: Part[] = [];
  for (const row of rows) {
    const open = parts.at(-1);
    const width = indentOf(row);
    if (open && width <= indent && isComment(row)) {
      open.isOver = true;
      continue;
    }
    if (width < indent) return undefined;
    // The list of a key may stand as far out as the key.
    const isBelow = width > indent || (row.startsWith('- ', indent) && open?.head.trimEnd().endsWith(':') === true);
    if (!isBelow) parts.push({ head: row.slice(indent), below: [] });
    else if (open && !open.isOver) open.below.push(row);
    else return undefined;
  }
  return parts;
}

function listOf(parts: readonly Part[], indent: number, depth: number): Value[] | undefined {
  const items = parts.map(({ head, below }) => {
    if (!/^- [^ -]/.test(head)) return undefined;
    const rest = head.slice(2);
    if (KEY.test(rest)) return readBlock([' '.repeat(indent + 2) + rest, ...below], depth + 1);
    return below.length > 0 ? undefined : readWords(rest);
  });
  return items.every((item) => item !== undefined) ? items : undefined;
}

function mapOf(parts: readonly Part[], depth: number): Map<string, Value> | undefined {
  const map = new Map<string, Value>();
  for (const { head, below } of parts) {
    const [, written = '', rest = ''] = KEY.exec(head) ?? [];
    const key = /^["']/.test(written) ? written.slice(1, -1) : written;
    const value = readUnder(rest, below, depth);
    if (written === '' || value === undefined || map.has(key)) return undefined;
    map.set(key, value);
  }
  return map;
}

/** The value of a key: what stands after the colon, and the lines below. */
export function readUnder(rest: string, below: readonly string[], depth = 0): Value | undefined {
  const words = rest.trim();
  if (words === '') {
    if (below.length === 0) return '';
    return /^ *\[/.test(below[0] ?? '') ? readFolded(below) : readBlock(below, depth + 1);
  }
  return below.length === 0 ? readWords(rest) : readFolded([rest, ...below]);
}

function isComment(line: string): boolean {
  return /^ *#/.test(line);
}

function indentOf(line: string): number {
  return line.search(/[^ ]|$/);
}
