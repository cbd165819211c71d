import type { SqlKind } from '../knowledge/field-types.ts';
import type { FoundColumn, FoundTable } from './sql-schema.ts';

const KINDS = new Map<string, SqlKind>([
  ['String', 'text'],
  ['Int', 'int'],
  ['BigInt', 'bigint'],
  ['Float', 'double'],
  ['Decimal', 'numeric'],
  ['Boolean', 'bool'],
  ['DateTime', 'time'],
  ['Json', 'json'],
  ['Bytes', 'bytea'],
]);

/** The tables that a Prisma schema describes, by the names that they have in the database. */
export function readPrisma(text: string): FoundTable[] {
  const enums = new Map<string, string[]>();
  const tables: FoundTable[] = [];
  const names = new Map<string, string>();
  const models = blocks(text);
  for (const { kind, name, lines } of models) {
    if (kind === 'enum')
      enums.set(
        name,
        lines.map(({ text }) => text).filter((line) => /^\w+$/.test(line)),
      );
    names.set(name, /@@map\("([^"]+)"\)/.exec(lines.map(({ text }) => text).join('\n'))?.[1] ?? name);
  }
  for (const { kind, name, lines, line } of models)
    if (kind === 'model') tables.push(modelTable(names.get(name) ?? name, lines, line, enums, names));
  return tables;
}

type Line = { text: string; line: number };

function blocks(text: string): { kind: string; name: string; lines: Line[]; line: number }[] {
  const all: { kind: string; name: string; lines: Line[]; line: number }[] = [];
  let open: { kind: string; name: string; lines: Line[]; line: number } | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\/\/.*$/, '').trim();
    const start = /^(model|enum)\s+(\w+)\s*\{/.exec(line);
    if (start?.[1] && start[2]) open = { kind: start[1], name: start[2], lines: [], line: index + 1 };
    else if (line === '}' && open) {
      all.push(open);
      open = undefined;
    } else if (open && line !== '') open.lines.push({ text: line, line: index + 1 });
  }
  return all;
}

function modelTable(
  name: string,
  lines: readonly Line[],
  line: number,
  enums: ReadonlyMap<string, string[]>,
  names: ReadonlyMap<string, string>,
): FoundTable {
  const table: FoundTable = { name, columns: [], primaryKey: [], uniques: [], indexes: [], foreignKeys: [], line };
  const columnOf = new Map<string, string>();
  for (const { text } of lines) {
    const field = /^(\w+)\s+\w+/.exec(text)?.[1];
    if (field) columnOf.set(field, /@map\("([^"]+)"\)/.exec(text)?.[1] ?? field);
  }
  const list = (text: string) => text.split(',').map((item) => columnOf.get(item.trim()) ?? item.trim());
  for (const { text, line: at } of lines) {
    const [, whole, columns] = /^@@(id|unique|index)\(\s*(?:fields:\s*)?\[([^\]]*)\]/.exec(text) ?? [];
    if (whole === 'id') table.primaryKey = list(columns ?? '');
    if (whole === 'unique') table.uniques.push(list(columns ?? ''));
    if (whole === 'index')
      table.indexes.push({ columns: list(columns ?? ''), unique: false, partial: false, line: at });
    if (text.startsWith('@@')) continue;
    const relation = /@relation\([^)]*fields:\s*\[([^\]]*)\][^)]*references:\s*\[([^\]]*)\]/.exec(text);
    const type = /^\w+\s+(\w+)/.exec(text)?.[1] ?? '';
    if (relation?.[1]) {
      const target = names.get(type) ?? type;
      table.foreignKeys.push({
        columns: list(relation[1]),
        table: target,
        target: [relation[2]?.trim() ?? 'id'],
        line: at,
      });
    }
    readField(text, at, table, columnOf, enums);
  }
  return table;
}

function readField(
  text: string,
  line: number,
  table: FoundTable,
  columnOf: ReadonlyMap<string, string>,
  enums: ReadonlyMap<string, string[]>,
): void {
  const [, field = '', type = '', mark = ''] = /^(\w+)\s+(\w+)(\[\]|\?)?/.exec(text) ?? [];
  const values = enums.get(type);
  const native = /@db\.(\w+)/.exec(text)?.[1];
  const kind = native === 'Uuid' ? 'uuid' : values ? 'varchar' : KINDS.get(type);
  if (kind === undefined || mark === '[]') return;
  const name = columnOf.get(field) ?? field;
  const column: FoundColumn = {
    name,
    type: native === 'Timestamptz' || (kind === 'time' && native === undefined) ? 'timestamptz' : type.toLowerCase(),
    kind,
    ...(values ? { values } : {}),
    nullable: mark === '?',
    counted: /autoincrement\(\)/.test(text),
    line,
  };
  table.columns.push(column);
  if (/@id\b/.test(text)) table.primaryKey = [name];
  if (/@unique\b/.test(text)) table.uniques.push([name]);
}
