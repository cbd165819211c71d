import type { Design, ProseTable } from '../design.ts';
import { isAsideHeading } from '../prose/aside.ts';
import { listedFields } from './listed-shapes.ts';
import type { MappedShape } from './mapped-shape.ts';
import { noRole } from './shape-roles.ts';

const COLUMN =
  /^(?:(?:db|database|sql|mapped|backing|source|table) )?(?:columns?|source|stored (?:in|as)|kept in|maps to|mapping|table\.column|persisted (?:in|as)|from)$/i;
/** `orders.placed_at`, alone in its cell. */
const PLACE = /^`?(?:\w+\.)?(\w+)\.(\w+)`?$/;

/** Tables of fields that name the column of each in its own row, whatever the heading is. */
export function mappedRows(design: Design): MappedShape[] {
  return design.prose.tables.flatMap((listed) => rowsOf(design, listed));
}

function rowsOf({ schema }: Design, { head, rows, line, section = '' }: ProseTable): MappedShape[] {
  const at = head.findIndex((title) => COLUMN.test(title.replace(/[`*]/g, '').trim()));
  const fields = at < 0 || isAsideHeading(section) ? undefined : listedFields({ head, rows });
  if (!fields) return [];
  const shapes = new Map<string, MappedShape>();
  for (const field of fields) {
    const cell = rows.find((row) => row.line === field.line)?.cells[at] ?? '';
    const [, owner = '', name = ''] = PLACE.exec(cell.trim()) ?? [];
    const table = schema.tables.find((one) => one.name === owner.toLowerCase());
    const column = table?.columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!table || !column) continue;
    const shape = shapes.get(table.name) ?? {
      from: 'table',
      name: table.name,
      line,
      table,
      likeness: 'exact',
      // What is sent need not name all that a column may hold.
      role: { ...noRole, request: true },
      pairs: [],
      rest: [],
      fit: 1,
    };
    shape.pairs.push({ field, column, likeness: 'exact' });
    shapes.set(table.name, shape);
  }
  return [...shapes.values()];
}
