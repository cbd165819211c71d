import type { Design, ProseTable } from '../design.ts';
import { isAside, isAsideHeading } from './aside.ts';

/** A name in a cell of a table, with the cells of its row. */
export type ListedName = { name: string; line: number; row: readonly string[]; head: readonly string[] };

/** Of one design. */
const MOST = 2000;

/**
 * The names in a column of each table whose head says what they are, table by table: code spans that are one name each,
 * or, in cells without any, names with an underscore. Asides and empty columns are left out.
 */
export function listedNames({ prose }: Design, isHead: (head: string) => boolean): ListedName[][] {
  let left = MOST;
  return prose.tables.flatMap((table) => {
    if (table.section !== undefined && isAsideHeading(table.section)) return [];
    return table.head.flatMap((head, at) => {
      if (!isHead(plain(head))) return [];
      const names = namesOf(table, at).slice(0, left);
      left -= names.length;
      return names.length > 0 ? [names] : [];
    });
  });
}

/** The names of one column that are not known, when nearly all others of it are: it is then meant to list such names. */
export function strangers(names: readonly ListedName[], isKnown: (name: ListedName) => boolean): ListedName[] {
  const strange = names.filter((one) => !isKnown(one));
  const known = new Set(names.filter((one) => !strange.includes(one)).map(({ name, row }) => `${name} ${row[0]}`));
  return known.size >= 2 && strange.length * 3 <= known.size ? strange : [];
}

function namesOf({ head, rows }: ProseTable, at: number): ListedName[] {
  const titles = head.map(plain);
  return rows.flatMap(({ cells, line }) => {
    const cell = cells[at] ?? '';
    if (isAside(cells.join(' '))) return [];
    const spans = [...cell.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span.trim());
    const names = spans.length > 0 ? spans : cell.split(/\s*,\s*/).filter((word) => word.includes('_'));
    return names
      .filter((name) => /^[A-Za-z_]\w*(?:[./][A-Za-z_]\w*)*$/.test(name))
      .map((name) => ({ name, line, row: cells.map(plain), head: titles }));
  });
}

function plain(text: string): string {
  return text.replace(/[`*]/g, '').trim();
}
