import type { FoundTable } from '../../repo/sql-schema.ts';
import type { SchemaFix } from './schema-fix.ts';

/** A fix with the table and the line that it is about. */
export type PlacedFix = { fix: SchemaFix; table: FoundTable; line: number };

/** Rows have no place among tables, and may hold what nobody should read. */
const NO_TABLES =
  /^\s*(?:insert|update|delete|copy|grant|revoke|merge|replace|load|use|begin|start|commit|lock|unlock)\b/i;

/** A schema as it would be, from its text and the fixes: only what they change is written anew. */
export function schemaAfter(text: string, fixes: readonly PlacedFix[]): string {
  const lines: (string | undefined)[] = text.replace(/\r/g, '').split('\n');
  for (const { fix, line } of fixes) {
    const old = lines[line - 1];
    if (old === undefined) continue;
    if (fix.line) lines[line - 1] = fix.line(old);
    if (fix.drops) drop(lines, line - 1);
  }
  const owners = [...new Set(fixes.map(({ table }) => table))].toSorted((a, b) => b.line - a.line);
  for (const table of owners) {
    const constraints = fixes.flatMap(({ fix, table: owner }) =>
      owner === table && fix.constraint ? [fix.constraint] : [],
    );
    if (constraints.length > 0) insert(lines, table.line - 1, constraints);
  }
  const below = fixes.flatMap(({ fix }) => (fix.below ? [fix.below] : []));
  const kept = withoutRows(lines.filter((line) => line !== undefined)).join('\n');
  return [kept.replace(/\n{3,}/g, '\n\n').trim(), ...below].join('\n\n');
}

/** Takes a line out; the one before it loses its comma where it becomes the last of its list. */
function drop(lines: (string | undefined)[], at: number): void {
  const isLast = !/,\s*(?:--.*)?$/.test(lines[at] ?? '') && !/;\s*(?:--.*)?$/.test(lines[at] ?? '');
  lines[at] = undefined;
  if (!isLast) return;
  const before = lines.findLastIndex((line, place) => place < at && line !== undefined && line.trim() !== '');
  if (before !== -1) lines[before] = lines[before]?.replace(/,(\s*(?:--.*)?)$/, '$1');
}

/** Puts constraints behind the last line of a table's brackets. */
function insert(lines: (string | undefined)[], from: number, constraints: readonly string[]): void {
  let depth = 0;
  for (let at = from; at < lines.length; at++) {
    const code = withoutWords(lines[at] ?? '');
    for (const [place, sign] of [...code].entries()) {
      if (sign === '(') depth++;
      if (sign !== ')' || --depth > 0) continue;
      close(lines, { from, at, place }, constraints);
      return;
    }
  }
}

/** @param end where the bracket of the table closes: its line, and the place in it */
function close(
  lines: (string | undefined)[],
  { from, at, place }: { from: number; at: number; place: number },
  constraints: readonly string[],
): void {
  const line = lines[at] ?? '';
  const last = lines.findLastIndex((other, before) => before < at && withoutWords(other ?? '').trim() !== '');
  if (last < from || line.slice(0, place).trim() !== '') {
    lines[at] = `${line.slice(0, place).trimEnd()}, ${constraints.join(', ')}${line.slice(place)}`;
    return;
  }
  lines[last] = withComma(lines[last] ?? '');
  const indent = /^\s*/.exec(lines[last] ?? '')?.[0] ?? '  ';
  lines[at] = [
    ...constraints.map((text, next) => `${indent}${text}${next < constraints.length - 1 ? ',' : ''}`),
    line,
  ].join('\n');
}

function withComma(line: string): string {
  const end = withoutWords(line).trimEnd().length;
  return `${line.slice(0, end)},${line.slice(end)}`;
}

/** A line with its strings and its comment blanked out, of the same length up to the comment. */
function withoutWords(line: string): string {
  return line.replace(/'(?:[^']|'')*'/g, (text) => '_'.repeat(text.length)).replace(/(?:--|#).*$/, '');
}

function withoutRows(lines: readonly string[]): string[] {
  let isOut = false;
  return lines.filter((line) => {
    const starts = NO_TABLES.test(line);
    const out = isOut || starts;
    if (starts || isOut) isOut = !/;\s*(?:--.*)?$/.test(line);
    return !out;
  });
}
