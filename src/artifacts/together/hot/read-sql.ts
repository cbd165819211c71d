import type { Schema, Table } from '../../sql/schema.ts';

/** `columns`: compared in WHERE or in a join. `order`: what it is sorted by first. */
export type TableUse = { table: Table; columns: string[]; order?: string };

/** A statement without its comments, its texts emptied. */
export function bareSql(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ').replace(/'(?:[^']|'')*'/g, "''");
}

/** What may follow the name of a table, and is no other name for it. */
const WORDS =
  'where|on|using|join|left|right|inner|outer|cross|full|natural|group|order|limit|having|set|returning|union|for|as|window|offset|fetch|tablesample|force|use|straight_join';
const SOURCE = new RegExp(
  String.raw`\b(?:from|join|update|using)\s+(?:only\s+)?([\w."\x60]+)(?:\s+(?:as\s+)?(?!(?:${WORDS})\b)([a-z_]\w*))?`,
  'gi',
);

/** By which columns a bare statement finds the rows of which tables; empty for one that is not simple enough. */
export function usesOf(sql: string, schema: Schema): TableUse[] {
  const selects = sql.match(/\bselect\b/gi)?.length ?? 0;
  if (selects > 1 || /\b(?:union|intersect|except)\b/i.test(sql)) return [];
  const tables = new Map<string, Table>();
  for (const [, name = '', alias] of sql.matchAll(SOURCE)) {
    const table = tableNamed(name, schema);
    if (!table) continue;
    tables.set(table.name, table);
    if (alias) tables.set(alias.toLowerCase(), table);
  }
  const found = new Map<Table, TableUse>();
  for (const table of tables.values()) found.set(table, { table, columns: [] });
  const owner = (alias: string | undefined, column: string): Table | undefined => {
    if (alias) return tables.get(alias.toLowerCase());
    const owners = [...found.keys()].filter((table) => table.columns.some(({ name }) => name === column));
    return owners.length === 1 ? owners[0] : undefined;
  };
  for (const [, alias, name = ''] of conditions(sql)) {
    const column = name.toLowerCase();
    const table = owner(alias, column);
    if (table?.columns.some((own) => own.name === column)) found.get(table)?.columns.push(column);
  }
  joinUsing(sql, [...found.values()]);
  leaveJoins(sql, [...found.values()]);
  const order = /\border\s+by\s+(?:(\w+)\.)?"?(\w+)"?/i.exec(sql);
  const sorted = order && owner(order[1], (order[2] ?? '').toLowerCase());
  const use = sorted && found.get(sorted);
  if (use && order?.[2]) use.order = order[2].toLowerCase();
  return [...found.values()];
}

/**
 * What tables are joined by, `USING (order_id)`: of those that are found by nothing that the query is given, which is
 * where the join comes from.
 */
function joinUsing(sql: string, uses: readonly TableUse[]): void {
  const names = [...sql.matchAll(/\busing\s*\(([\w\s,"]+)\)/gi)].flatMap(([, list = '']) => list.match(/\w+/g) ?? []);
  for (const { table, columns } of uses) {
    if (columns.some((column) => isGiven(sql, column))) continue;
    const own = names.map((name) => name.toLowerCase());
    columns.push(...own.filter((name) => table.columns.some((column) => column.name === name)));
  }
}

/** Whether a column is compared with what the query is given: `part_id = $1`. */
function isGiven(sql: string, column: string): boolean {
  return new RegExp(String.raw`\b${column}\b"?\s*=\s*[$:?%@]`, 'i').test(sql);
}

/** Where one table alone is found by what the query is given, the others are joined to it, and not it to them. */
function leaveJoins(sql: string, uses: readonly TableUse[]): void {
  const [first, ...more] = uses.filter(({ columns }) => columns.some((column) => isGiven(sql, column)));
  if (!first || more.length > 0 || uses.length < 2) return;
  const joined = [...sql.matchAll(/(?:\w+\.)?"?(\w+)"?\s*=\s*\w+\."?(\w+)"?/g)].flatMap(([, one = '', other = '']) => [
    one.toLowerCase(),
    other.toLowerCase(),
  ]);
  first.columns = first.columns.filter((column) => isGiven(sql, column) || !joined.includes(column));
}

/** Columns that are compared, with the alias before them: of WHERE, of joins, and of rows compared as a whole. */
function conditions(sql: string): RegExpMatchArray[] {
  const start = sql.search(/\b(?:where|on|using)\b/i);
  if (start < 0) return [];
  const part = sql.slice(start).replace(/\b(?:group|order)\s+by\b[\s\S]*$/i, '');
  const compared =
    /(?:\b(\w+)\.)?"?\b([a-z_]\w*)\b"?\s*(?:=|<|>|!=|\bin\b|\bis\b|\bbetween\b|\bi?like\b|@>|<@|&&|@@|\bany\b|\bnot in\b)/gi;
  const rightSide = /(?:=|<=?|>=?)\s*(?:\b(\w+)\.)"?([a-z_]\w*)"?/gi;
  const rows = [...part.matchAll(/\(([\w.,\s]+)\)\s*(?:[<>=]|\bin\b)/gi)].flatMap((match) => [
    ...(match[1] ?? '').matchAll(/(?:\b(\w+)\.)?"?\b([a-z_]\w*)\b"?/gi),
  ]);
  return [...part.matchAll(compared), ...part.matchAll(rightSide), ...rows];
}

/** The table of a name as SQL writes it, with or without quotes and schema. */
export function tableNamed(name: string, schema: Schema): Table | undefined {
  const own = name.replace(/["`]/g, '').toLowerCase();
  const bareName = own.split('.').at(-1);
  return schema.tables.find((table) => table.name === own || table.name === bareName);
}
