import type { Artifact } from '../../artifact.ts';
import { lineCounter } from '../mysql/line-counter.ts';
import type { Token } from '../mysql/tokens.ts';
import type { Schema, Table } from '../schema.ts';
import { splitStatements } from '../statements.ts';
import { readSqliteColumn, readSqliteTable } from './read-table.ts';
import { closing, splitAtCommas, sqliteTokensOf } from './sqlite-tokens.ts';

/** A text longer than this (in UTF-16 units) is not somebody's design. */
const LONGEST = 4_000_000;

/**
 * The tables that the SQLite artifacts of a document make, as they stand at its end, from the text: the lines are
 * those of the document, which SQLite itself does not keep. Never throws.
 */
export function readSqliteSchema(artifacts: readonly Artifact[]): Schema {
  const schema: Schema = { tables: [], enums: [], views: [] };
  for (const artifact of artifacts) {
    if (artifact.text.length > LONGEST) continue;
    const lineOf = lineCounter(artifact);
    for (const { text, line, client } of splitStatements(artifact.text, 'sqlite'))
      if (!client && /^(CREATE|ALTER|DROP)\b/i.test(text))
        apply(schema, sqliteTokensOf(text, line), lineOf, artifact.index);
  }
  return schema;
}

function apply(schema: Schema, tokens: Token[], lineOf: (line: number) => number, artifact: number): void {
  const words = tokens.slice(0, 4).map(({ upper }) => upper);
  const what = words.find((word) => ['TABLE', 'INDEX', 'VIEW', 'TRIGGER', 'VIRTUAL'].includes(word));
  if (words[0] === 'CREATE' && what === 'TABLE') addTable(schema, tokens, lineOf, artifact);
  else if (words[0] === 'CREATE' && what === 'VIRTUAL') addVirtual(schema, tokens, lineOf, artifact);
  else if (words[0] === 'CREATE' && what === 'INDEX') addIndex(schema, tokens, lineOf);
  else if (words[0] === 'CREATE' && what === 'VIEW') {
    const name = nameBehind(tokens, tokens.findIndex(({ upper }) => upper === 'VIEW') + 1);
    if (name) schema.views.push({ name: name.text, line: lineOf(name.line) });
  } else if (words[0] === 'DROP' && what === 'TABLE') {
    const name = nameBehind(tokens, 2);
    schema.tables = schema.tables.filter((table) => table.name.toLowerCase() !== name?.text.toLowerCase());
  } else if (words[0] === 'ALTER' && what === 'TABLE') alter(schema, tokens, lineOf);
}

function addTable(schema: Schema, tokens: Token[], lineOf: (line: number) => number, artifact: number): void {
  const table = readSqliteTable(tokens, lineOf, artifact);
  if (!table || tokens.some(({ upper }, at) => upper === 'AS' && tokens[at + 1]?.upper === 'SELECT')) return;
  const before = find(schema, table.name);
  if (before && tokens.slice(0, 6).some(({ upper }) => upper === 'EXISTS')) return;
  schema.tables = schema.tables.filter((other) => other !== before);
  schema.tables.push(table);
}

/** The columns of a full-text or other virtual table are its arguments without `=`. */
function addVirtual(schema: Schema, tokens: Token[], lineOf: (line: number) => number, artifact: number): void {
  const open = tokens.findIndex(({ text, kind }) => kind === 'sign' && text === '(');
  const name = nameBehind(tokens, 3);
  if (!name || open < 0) return;
  const parts = splitAtCommas(tokens.slice(open + 1, closing(tokens, open))).filter((part) => part[1]?.text !== '=');
  const columns = parts.flatMap(([first]) =>
    first
      ? [{ name: first.text, type: '', nullable: true, hasDefault: false, generated: false, line: lineOf(first.line) }]
      : [],
  );
  schema.tables.push({
    name: name.text,
    columns,
    primaryKey: [],
    uniques: [],
    foreignKeys: [],
    indexes: [],
    line: lineOf(name.line),
    artifact,
  });
}

function addIndex(schema: Schema, tokens: Token[], lineOf: (line: number) => number): void {
  const on = tokens.findIndex(({ upper }) => upper === 'ON');
  const open = tokens.findIndex(({ text, kind }, at) => at > on && kind === 'sign' && text === '(');
  const table = find(schema, tokens[on + 1]?.text ?? '');
  const name = tokens[on - 1];
  if (!table || on < 0 || !name) return;
  const close = closing(tokens, open);
  const columns = splitAtCommas(tokens.slice(open + 1, close)).map((part) =>
    part.length <= 2 || part[1]?.upper === 'COLLATE' ? (part[0]?.text ?? '') : '(…)',
  );
  const unique = tokens[1]?.upper === 'UNIQUE';
  const partial = tokens[close + 1]?.upper === 'WHERE';
  table.indexes.push({ name: name.text, columns, unique, partial, line: lineOf(name.line) });
  if (unique && !partial && !columns.includes('(…)')) table.uniques.push(columns);
}

function alter(schema: Schema, tokens: Token[], lineOf: (line: number) => number): void {
  const table = find(schema, nameBehind(tokens, 2)?.text ?? '');
  const at = tokens.findIndex(({ upper }, place) => place > 2 && ['ADD', 'DROP', 'RENAME'].includes(upper));
  if (!table || at < 0) return;
  const what = tokens[at]?.upper;
  const from = tokens[at + 1]?.upper === 'COLUMN' ? at + 2 : at + 1;
  if (what === 'ADD') {
    const conditions: Token[][] = [];
    table.columns.push(readSqliteColumn(table, tokens.slice(from), conditions, lineOf));
  } else if (what === 'DROP')
    table.columns = table.columns.filter(({ name }) => name.toLowerCase() !== tokens[from]?.text.toLowerCase());
  else rename(schema, table, tokens, from);
}

function rename(schema: Schema, table: Table, tokens: Token[], from: number): void {
  const to = tokens.findIndex(({ upper }) => upper === 'TO');
  const name = tokens[to + 1]?.text;
  if (name === undefined) return;
  if (to === from) {
    for (const other of schema.tables)
      for (const key of other.foreignKeys) if (key.table.toLowerCase() === table.name.toLowerCase()) key.table = name;
    table.name = name;
    return;
  }
  const old = tokens[from]?.text ?? '';
  const renamed = (one: string) => (one.toLowerCase() === old.toLowerCase() ? name : one);
  for (const column of table.columns) column.name = renamed(column.name);
  table.primaryKey = table.primaryKey.map(renamed);
  table.uniques = table.uniques.map((columns) => columns.map(renamed));
  for (const index of table.indexes) index.columns = index.columns.map(renamed);
  for (const key of table.foreignKeys) key.columns = key.columns.map(renamed);
}

function find(schema: Schema, name: string): Table | undefined {
  return schema.tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
}

/** A name from a place on, behind `IF [NOT] EXISTS` and a schema. */
function nameBehind(tokens: Token[], from: number): Token | undefined {
  let at = from;
  while (['IF', 'NOT', 'EXISTS'].includes(tokens[at]?.upper ?? '')) at += 1;
  return tokens[at + 1]?.text === '.' ? tokens[at + 2] : tokens[at];
}
