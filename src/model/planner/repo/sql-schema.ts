import type { SqlKind } from '../knowledge/field-types.ts';
import { inBrackets, type SqlToken, splitAtCommas, sqlStatements, sqlTokens } from './sql-tokens.ts';

/** A table as it was found, with the line of each part in its file. */
export type FoundTable = {
  name: string;
  /** The file that each part stands in, once that is known. */
  path?: string;
  columns: FoundColumn[];
  primaryKey: string[];
  uniques: string[][];
  indexes: FoundIndex[];
  foreignKeys: FoundKey[];
  line: number;
};
export type FoundColumn = {
  name: string;
  /** As written, in lower case. */
  type: string;
  kind?: SqlKind;
  length?: number;
  precision?: number;
  scale?: number;
  values?: string[];
  nullable: boolean;
  /** The expression after DEFAULT, as far as it is one word, number, string or call without arguments. */
  default?: string;
  /** The database numbers the rows. */
  counted: boolean;
  line: number;
  path?: string;
};
export type FoundIndex = { columns: string[]; unique: boolean; partial: boolean; line: number; path?: string };
export type FoundKey = {
  columns: string[];
  table: string;
  target: string[];
  onDelete?: string;
  line: number;
  path?: string;
};

/** The tables that a text of SQL creates, with what later statements add to them. Other statements are passed over. */
export function readSchema(text: string): FoundTable[] {
  const tables = new Map<string, FoundTable>();
  const enums = new Map<string, string[]>();
  for (const statement of sqlStatements(sqlTokens(text))) readStatement(statement, tables, enums);
  for (const table of tables.values()) for (const column of table.columns) nameEnum(column, enums);
  return [...tables.values()];
}

function nameEnum(column: FoundColumn, enums: ReadonlyMap<string, string[]>): void {
  const values = enums.get(column.type.split('.').at(-1) ?? '');
  if (values === undefined) return;
  column.values = values;
  column.kind = 'varchar';
}

function readStatement(
  words: readonly SqlToken[],
  tables: Map<string, FoundTable>,
  enums: Map<string, string[]>,
): void {
  const text = (at: number) => words[at]?.text;
  const start = words.findIndex(({ text }) => text === 'create' || text === 'alter');
  if (start === -1) return;
  const head = words.slice(start);
  if (text(start) === 'alter' && text(start + 1) === 'table') {
    alterTable(head, tables);
    return;
  }
  const kind = head.slice(1, 7).findIndex(({ text }) => text === 'table' || text === 'index' || text === 'type');
  const what = head[kind + 1]?.text;
  if (kind === -1) return;
  if (what === 'table') createTable(head.slice(kind + 2), tables);
  if (what === 'index')
    createIndex(
      head.slice(kind + 2),
      head.slice(1, kind + 1).some(({ text }) => text === 'unique'),
      tables,
    );
  if (what === 'type') createEnum(head.slice(kind + 2), enums);
}

function createEnum(words: readonly SqlToken[], enums: Map<string, string[]>): void {
  const at = words.findIndex(({ text }) => text === 'enum');
  if (at === -1) return;
  const values = inBrackets(words, at + 1).inner.filter(({ kind }) => kind === 'string');
  enums.set(
    nameAt(words, 0).name,
    values.map(({ text }) => unquoted(text)),
  );
}

function createTable(words: readonly SqlToken[], tables: Map<string, FoundTable>): void {
  const from = words[0]?.text === 'if' ? 3 : 0;
  const { name, next } = nameAt(words, from);
  if (!name || words[next]?.text !== '(' || tables.has(name)) return;
  const line = words[from]?.line ?? 1;
  const table: FoundTable = { name, columns: [], primaryKey: [], uniques: [], indexes: [], foreignKeys: [], line };
  for (const part of splitAtCommas(inBrackets(words, next).inner)) readPart(part, table);
  if (table.columns.length > 0) tables.set(name, table);
}

function alterTable(words: readonly SqlToken[], tables: Map<string, FoundTable>): void {
  let from = 2;
  while (['only', 'if', 'exists'].includes(words[from]?.text ?? '')) from++;
  const { name, next } = nameAt(words, from);
  const table = tables.get(name);
  if (table === undefined) return;
  for (const part of splitAtCommas(words.slice(next))) {
    if (part[0]?.text !== 'add') continue;
    const skip = part[1]?.text === 'column' ? 2 : 1;
    readPart(part.slice(part[skip]?.text === 'if' ? skip + 3 : skip), table);
  }
}

function createIndex(words: readonly SqlToken[], unique: boolean, tables: Map<string, FoundTable>): void {
  const on = words.findIndex(({ text, kind }) => text === 'on' && kind === 'word');
  const from = words[on + 1]?.text === 'only' ? on + 2 : on + 1;
  const { name, next } = nameAt(words, from);
  const open = words.findIndex(({ text }, at) => at >= next && text === '(');
  const table = tables.get(name);
  if (on === -1 || open === -1 || table === undefined) return;
  const { inner, end } = inBrackets(words, open);
  const partial = words.slice(end).some(({ text }) => text === 'where');
  table.indexes.push({ columns: firstNames(inner), unique, partial, line: words[0]?.line ?? table.line });
}

/** One part of a table's body: a column, or a constraint of the table. */
function readPart(words: readonly SqlToken[], table: FoundTable): void {
  const named =
    words[0]?.text === 'constraint' && words[0].kind === 'word' ? words.slice(nameAt(words, 1).next) : words;
  const first = named[0];
  if (first === undefined) return;
  const open = named.findIndex(({ text }) => text === '(');
  const list = open === -1 ? [] : firstNames(inBrackets(named, open).inner);
  const { line, text } = first;
  if (first.kind === 'word' && readConstraint(text, named, list, table, line)) return;
  if (words === named) readColumn(named, table);
}

/** Takes in a constraint of the table by its first word. False: the word begins none. */
function readConstraint(
  word: string,
  words: readonly SqlToken[],
  list: string[],
  table: FoundTable,
  line: number,
): boolean {
  switch (word) {
    case 'primary':
      table.primaryKey = list;
      return true;
    case 'unique':
      table.uniques.push(list);
      return true;
    case 'foreign':
      table.foreignKeys.push(foreignKey(words, list, line));
      return true;
    case 'key':
    case 'index':
      table.indexes.push({ columns: list, unique: false, partial: false, line });
      return true;
    default:
      return ['check', 'exclude', 'like', 'period', 'fulltext', 'spatial'].includes(word);
  }
}

function readColumn(words: readonly SqlToken[], table: FoundTable): void {
  const name = words[0]?.text ?? '';
  const line = words[0]?.line ?? table.line;
  if (words.length < 2 || words[0]?.kind === 'sign') return;
  const type = typeAt(words, 1);
  const rest = words.slice(type.next);
  const has = (...run: string[]) => rest.some((_, at) => run.every((word, step) => rest[at + step]?.text === word));
  const fallback = rest.findIndex(({ text, kind }) => text === 'default' && kind === 'word');
  const primary = has('primary', 'key');
  const value = fallback === -1 ? undefined : rest[fallback + 1];
  table.columns.push({
    name,
    ...type.shape,
    nullable: !has('not', 'null') && !primary,
    ...(value === undefined ? {} : { default: value.text }),
    counted: /serial/.test(type.shape.type) || has('identity') || has('auto_increment') || has('autoincrement'),
    line,
  });
  if (primary) table.primaryKey = [name];
  if (has('unique')) table.uniques.push([name]);
  const refers = rest.findIndex(({ text, kind }) => text === 'references' && kind === 'word');
  if (refers !== -1) table.foreignKeys.push(foreignKey(rest.slice(refers), [name], line));
}

function foreignKey(words: readonly SqlToken[], columns: string[], line: number): FoundKey {
  const at = words.findIndex(({ text, kind }) => text === 'references' && kind === 'word');
  const { name, next } = nameAt(words, at + 1);
  const target = words[next]?.text === '(' ? firstNames(inBrackets(words, next).inner) : [];
  const cascade = words.findIndex(({ text }, place) => text === 'delete' && words[place - 1]?.text === 'on');
  const action = cascade === -1 ? undefined : words[cascade + 1]?.text;
  return { columns, table: name, target, ...(action === undefined ? {} : { onDelete: action }), line };
}

/** A name with its schema left off, and the place after it. */
function nameAt(words: readonly SqlToken[], from: number): { name: string; next: number } {
  let next = from + 1;
  let name = words[from]?.text ?? '';
  while (words[next]?.text === '.' && words[next + 1] !== undefined) {
    name = words[next + 1]?.text ?? name;
    next += 2;
  }
  return { name, next };
}

/** The column names of a list: the first word of each part, when the part is one. */
function firstNames(words: readonly SqlToken[]): string[] {
  return splitAtCommas(words).flatMap((part) => {
    const [first, second] = part;
    if (first === undefined || first.kind === 'sign') return ['(expression)'];
    return second?.text === '(' && first.kind === 'word' && !/^\d+$/.test(part[2]?.text ?? '')
      ? ['(expression)']
      : [first.text];
  });
}

function unquoted(text: string): string {
  return text.replace(/^'|'$/g, '').replaceAll("''", "'");
}

type TypeShape = Pick<FoundColumn, 'type' | 'kind' | 'length' | 'precision' | 'scale' | 'values'>;

function typeAt(words: readonly SqlToken[], from: number): { shape: TypeShape; next: number } {
  const { name, next } = nameAt(words, from);
  let at = next;
  let type = name;
  if (type === 'double' && words[at]?.text === 'precision') at++;
  if (type === 'character' && words[at]?.text === 'varying') {
    type = 'varchar';
    at++;
  }
  let numbers: number[] = [];
  let values: string[] | undefined;
  if (words[at]?.text === '(') {
    const { inner, end } = inBrackets(words, at);
    numbers = inner.filter(({ kind }) => kind === 'number').map(({ text }) => Number(text));
    if (type === 'enum') values = inner.filter(({ kind }) => kind === 'string').map(({ text }) => unquoted(text));
    at = end + 1;
  }
  if (words[at]?.text === 'unsigned') at++;
  if (words[at]?.text === 'with' || words[at]?.text === 'without') {
    if (words[at]?.text === 'with' && /^time/.test(type)) type += 'tz';
    at += 3;
  }
  if (words[at]?.text === '[') type += '[]';
  return { shape: shapeOf(type, numbers, values), next: at };
}

const KINDS: readonly [RegExp, SqlKind][] = [
  [/^uuid$|^uniqueidentifier$/, 'uuid'],
  [/^(?:bigint|int8|bigserial|serial8)$/, 'bigint'],
  [/^(?:smallint|int2|smallserial|tinyint)$/, 'smallint'],
  [/^(?:int|integer|int4|serial|serial4|mediumint)$/, 'int'],
  [/^(?:varchar|nvarchar|varchar2)$/, 'varchar'],
  [/^(?:char|character|bpchar|nchar)$/, 'char'],
  [/^(?:text|citext|mediumtext|longtext|tinytext|clob|string)$/, 'text'],
  [/^bool(?:ean)?$/, 'bool'],
  [/^date$/, 'date'],
  [/^(?:timestamptz|timestamp|datetime|timestamptztz)$/, 'time'],
  [/^(?:numeric|decimal|money)$/, 'numeric'],
  [/^(?:double|float|real|float8|float4)$/, 'double'],
  [/^jsonb?$/, 'json'],
  [/^(?:inet|cidr)$/, 'inet'],
  [/^(?:bytea|blob|binary|varbinary|longblob|mediumblob)$/, 'bytea'],
];

function shapeOf(type: string, numbers: readonly number[], values: string[] | undefined): TypeShape {
  if (values !== undefined) return { type, kind: 'varchar', values };
  const known = KINDS.find(([pattern]) => pattern.test(type))?.[1];
  const kind = type === 'tinyint' && numbers[0] === 1 ? 'bool' : known;
  const [first, second] = numbers;
  const sized = (kind === 'varchar' || kind === 'char') && first !== undefined ? { length: first } : {};
  const exact = kind === 'numeric' && first !== undefined ? { precision: first, scale: second ?? 0 } : {};
  return { type, ...(kind === undefined ? {} : { kind }), ...sized, ...exact };
}
