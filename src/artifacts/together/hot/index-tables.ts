import type { Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { indexNamed } from './index-names.ts';
import { tableNamed } from './read-sql.ts';

/** A row of a table that lists indexes: which it is, of which table, on which of its columns, in order. */
export type ListedIndex = { name?: string; table: Table; columns: string[]; line: number };

const NAME = /^(?:index(?:es)?(?: name)?|name|key(?: name)?)$/i;
const TABLE = /^(?:table(?: name)?|on(?: table)?|relation)$/i;
const COLUMNS = /^(?:(?:index(?:ed)?|key) )?(?:columns?|fields?|keys?|definition|on)(?: \(in order\))?$/i;
const ABOUT = /\bindex(?:es|ing)?\b/i;
/** Of other kinds than a plain list of columns. */
const OTHER = /\b(?:gin|gist|brin|hash|include|lower|upper|coalesce|expression|fts|tsvector|trgm|jsonb?)\b|::|->/i;

/** The rows of the document's lists of indexes that name a table of the schema and nothing but columns of it. */
export function listedIndexes(design: Design): ListedIndex[] {
  return design.prose.tables.flatMap(({ head, rows, section }) => {
    const titles = head.map((title) => title.replace(/[`*]/g, '').trim());
    const at = (pattern: RegExp) => titles.findIndex((title) => pattern.test(title));
    const [name, of, columns] = [at(NAME), at(TABLE), at(COLUMNS)];
    const isAbout = titles.some((title) => /\bindex/i.test(title)) || ABOUT.test(section ?? '');
    if (columns < 0 || columns === name || columns === of || !isAbout || isAsideHeading(section ?? '')) return [];
    return rows.flatMap(({ cells, line }): ListedIndex[] => {
      if (cells.some((cell) => isAside(cell) || OTHER.test(cell))) return [];
      const own = bare(cells[name] ?? '');
      const list = /^(?:([\w.]+)\s*)?\(([^()]*)\)|^([^()]*)$/.exec(
        bare(cells[columns] ?? '')
          .replace(/\bwhere\b.*$/i, '')
          .trim(),
      );
      const found = /^\w+$/.test(own) ? own : undefined;
      const table =
        tableNamed(bare(cells[of] ?? '') || (list?.[1] ?? ''), design.schema) ??
        (found === undefined ? undefined : indexNamed(found, design)?.table);
      const parts = (list?.[2] ?? list?.[3] ?? '').split(/\s*,\s*/).map((part) =>
        part
          .trim()
          .toLowerCase()
          .replace(/\s+(?:asc|desc)(?:\s+nulls \w+)?$/, ''),
      );
      if (!table || !parts.every((part) => table.columns.some((column) => column.name.toLowerCase() === part)))
        return [];
      return [{ ...(found !== undefined && { name: found }), table, columns: parts, line }];
    });
  });
}

function bare(text: string): string {
  return text.replace(/[`*]/g, '').trim();
}
