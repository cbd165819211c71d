import { boundsOf } from '../mysql/bounds-of.ts';
import type { Token } from '../mysql/tokens.ts';
import type { Column, ForeignKey, Table } from '../schema.ts';
import { closing, ENDS_A_TYPE, isNameToken, splitAtCommas } from './sqlite-tokens.ts';

/**
 * Reads a `CREATE TABLE` of SQLite from its tokens. Tolerant: what it does not know it runs over, for SQLite itself
 * says what is wrong.
 *
 * @param lineOf the document's line of a line of the artifact
 * @returns nothing for what is no table with columns
 */
export function readSqliteTable(
  tokens: readonly Token[],
  lineOf: (line: number) => number,
  artifact: number,
): Table | undefined {
  const open = tokens.findIndex(({ kind, text }) => kind === 'sign' && text === '(');
  const name = tokens[open - 1];
  if (open < 2 || !name || !isNameToken(name) || tokens[0]?.upper !== 'CREATE') return undefined;
  const close = closing(tokens, open);
  const table: Table = {
    name: name.text,
    columns: [],
    primaryKey: [],
    uniques: [],
    foreignKeys: [],
    indexes: [],
    line: lineOf(tokens[0].line),
    artifact,
  };
  if (tokens[open - 2]?.text === '.' && tokens[open - 3]) table.schema = tokens[open - 3]?.text ?? '';
  if (table.schema?.toLowerCase() === 'main' || table.schema?.toLowerCase() === 'temp') delete table.schema;
  const conditions: Token[][] = [];
  for (const definition of splitAtCommas(tokens.slice(open + 1, close)))
    readDefinition(table, definition, conditions, lineOf);
  for (const column of table.columns) {
    Object.assign(column, boundsOf(conditions, column.name));
    if (tokens.slice(close).some(({ upper }) => upper === 'ROWID') && table.primaryKey.includes(column.name))
      column.nullable = false;
  }
  return table;
}

const CONSTRAINT_WORDS = new Set(['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'FOREIGN', 'CHECK']);

function readDefinition(table: Table, tokens: Token[], conditions: Token[][], lineOf: (line: number) => number): void {
  const [first] = tokens;
  if (!first) return;
  if (
    !CONSTRAINT_WORDS.has(first.upper) ||
    (first.upper !== 'CONSTRAINT' && tokens[1]?.kind === 'word' && tokens[1].upper !== 'KEY' && first.upper !== 'CHECK')
  ) {
    table.columns.push(readSqliteColumn(table, tokens, conditions, lineOf));
    return;
  }
  const at = first.upper === 'CONSTRAINT' ? 2 : 0;
  const { upper } = tokens[at] ?? first;
  const open = tokens.findIndex((token, place) => place >= at && token.text === '(' && token.kind === 'sign');
  const inside = tokens.slice(open + 1, closing(tokens, open));
  const names = splitAtCommas(inside).map((part) => part[0]?.text ?? '');
  if (upper === 'PRIMARY') {
    table.primaryKey = names;
    for (const column of table.columns)
      if (names.length === 1 && column.name === names[0] && column.type === 'integer') column.nullable = false;
  } else if (upper === 'UNIQUE') table.uniques.push(names);
  else if (upper === 'CHECK') conditions.push(inside);
  else if (upper === 'FOREIGN') addReference(table, tokens, names, lineOf);
}

/** Reads one column, and what it says of its table: its key, what it refers to. */
export function readSqliteColumn(
  table: Table,
  tokens: Token[],
  conditions: Token[][],
  lineOf: (line: number) => number,
): Column {
  const [name, ...rest] = tokens;
  const end = rest.findIndex(({ upper }) => ENDS_A_TYPE.has(upper));
  const type = rest.slice(0, end < 0 ? rest.length : end);
  const column: Column = {
    name: name?.text ?? '',
    type: written(type),
    nullable: true,
    hasDefault: false,
    generated: false,
    line: lineOf(name?.line ?? 1),
  };
  const length = /^(?:n?varchar|char|nchar|character|varying character|native character)\s*\((\d+)\)/.exec(
    column.type,
  )?.[1];
  if (length) column.maxLength = Number(length);
  const attributes = end < 0 ? [] : rest.slice(end);
  for (let at = 0; at < attributes.length; at += 1) {
    const { upper, text, kind } = attributes[at] ?? { upper: '', text: '', kind: 'end' };
    if (kind === 'sign' && text === '(') at = closing(attributes, at);
    else if (upper === 'PRIMARY') {
      table.primaryKey = [column.name];
      if (column.type === 'integer') column.nullable = false;
      if (column.type === 'integer') column.generated = true;
    } else if (upper === 'NOT' && attributes[at + 1]?.upper === 'NULL') column.nullable = false;
    else if (upper === 'UNIQUE') table.uniques.push([column.name]);
    else if (upper === 'DEFAULT') column.hasDefault = true;
    else if (upper === 'AS') column.generated = true;
    else if (upper === 'CHECK') conditions.push(attributes.slice(at + 2, closing(attributes, at + 1)));
    else if (upper === 'REFERENCES') addReference(table, attributes.slice(at), [column.name], lineOf);
  }
  return column;
}

function addReference(table: Table, tokens: Token[], columns: string[], lineOf: (line: number) => number): void {
  const at = tokens.findIndex(({ upper }) => upper === 'REFERENCES');
  const target = tokens[at + 1];
  if (at < 0 || !target) return;
  const opens = tokens[at + 2]?.text === '(';
  const targets = opens
    ? splitAtCommas(tokens.slice(at + 3, closing(tokens, at + 2))).map((part) => part[0]?.text ?? '')
    : [];
  const key: ForeignKey = { columns, table: target.text, targets, line: lineOf(target.line) };
  const action = tokens.findIndex(
    (token, place) => place > at && token.upper === 'ON' && tokens[place + 1]?.upper === 'DELETE',
  );
  const [first, second] = tokens.slice(action + 2);
  if (action > 0 && first)
    key.onDelete = first.upper === 'SET' || first.upper === 'NO' ? `${first.upper} ${second?.upper}` : first.upper;
  table.foreignKeys.push(key);
}

function written(tokens: Token[]): string {
  return tokens
    .map(({ text }) => text.toLowerCase())
    .join(' ')
    .replaceAll(' (', '(')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
    .replaceAll(' , ', ',');
}
