import { lineIn } from '../../artifact.ts';
import type { Design } from '../design.ts';

/** A row that an INSERT of the document writes: its literals, by column. */
export type InsertedRow = { table: string; values: Map<string, string>; line: number };

const INSERT = /\binsert\s+into\s+(?:"?\w+"?\.)?"?(\w+)"?\s*\(([\w\s,"]+)\)\s*values\s*/gi;
const TUPLE = /^\s*,?\s*(?:--[^\n]*\n\s*)*\(((?:'(?:[^']|'')*'|[^()'])*)\)/;
const VALUE = /\s*('(?:[^']|'')*'|[^,]*?)\s*(?:,|$)/gy;
/** Of one document. */
const MOST = 500;

/** The rows that the SQL of a design begins with; those whose values are not all literals are left out. */
export function insertedRows({ artifacts }: Design): InsertedRow[] {
  const found: InsertedRow[] = [];
  for (const { artifact } of artifacts) {
    if (artifact.kind !== 'sql') continue;
    const text = artifact.text.slice(0, 300_000);
    for (const match of text.matchAll(INSERT)) {
      const columns = (match[2] ?? '').split(',').map((name) => name.replaceAll('"', '').trim().toLowerCase());
      let at = match.index + match[0].length;
      for (let tuple = TUPLE.exec(text.slice(at)); tuple && found.length < MOST; tuple = TUPLE.exec(text.slice(at))) {
        const values = valuesOf(tuple[1] ?? '');
        const line = lineIn(artifact, text.slice(0, at + tuple[0].length).split('\n').length);
        at += tuple[0].length;
        if (values.length !== columns.length) continue;
        const named = columns.map((name, index): [string, string] => [name, values[index] ?? '']);
        found.push({ table: (match[1] ?? '').toLowerCase(), values: new Map(named), line });
      }
    }
  }
  return found;
}

function valuesOf(tuple: string): string[] {
  return [...tuple.trim().matchAll(VALUE)]
    .filter(([whole]) => whole !== '')
    .map(([, value = '']) => value.replace(/^'(.*)'$/s, '$1').replaceAll("''", "'"));
}
