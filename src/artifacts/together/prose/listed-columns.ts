import type { Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { nameKey, tableFor } from '../names.ts';
import { artifactWords } from './artifact-words.ts';
import { listedNames, strangers } from './listed-names.ts';

const TABLE = /^(?:(?:db|sql|database) )?table(?: name)?$/i;
const COLUMN = /^(?:columns?|fields?)(?: names?)?$/i;

/** Names in a column headed "Column", beside one headed "Table", that the table of their row lacks and nothing else has. */
export function listedColumns(design: Design): { column: string; table: Table; line: number }[] {
  const words = artifactWords(design);
  return listedNames(design, (head) => COLUMN.test(head)).flatMap((names) => {
    const placed = names.flatMap((one) => {
      const named = one.row[one.head.findIndex((head) => TABLE.test(head))] ?? '';
      const found = /^[\w.]+$/.test(named) ? tableFor(named, design.schema) : undefined;
      return found && found.likeness !== 'affix' ? [{ ...one, table: found.table }] : [];
    });
    const tables = new Map(placed.map((one) => [`${one.line} ${one.name}`, one.table]));
    const tableOf = ({ line, name }: { line: number; name: string }): Table | undefined =>
      tables.get(`${line} ${name}`);
    const isKnown = (table: Table, name: string): boolean =>
      table.columns.some((one) => nameKey(one.name) === nameKey(name)) || words.has(name.toLowerCase());
    return strangers(placed, (one) => {
      const table = tableOf(one);
      return table !== undefined && isKnown(table, one.name.split('.').at(-1) ?? one.name);
    }).flatMap((one) => {
      const table = tableOf(one);
      return table ? [{ column: one.name, table, line: one.line }] : [];
    });
  });
}
