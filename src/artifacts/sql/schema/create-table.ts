import type { ColumnDef, Constraint, CreateStmt, RangeVar } from 'libpg-query';
import type { ForeignKey } from '../schema.ts';
import { type ColumnDraft, type Draft, findTable, type Key, schemaOf, type TableDraft } from './draft.ts';
import { nodeOf, stringsOf } from './nodes.ts';
import { readCheck } from './read-check.ts';
import { typeText } from './type-name.ts';

/** Where a statement stands. `excerpt`: what surrounds it leaves something out. */
export type Place = { lineAt(location: number | undefined): number; artifact: number; excerpt: boolean };

/** `LIKE … INCLUDING`, as bits: PostgreSQL's `TableLikeOption`. */
const INCLUDING = { constraints: 4, defaults: 8, generated: 16, identity: 32, indexes: 64 } as const;

/**
 * Applies a CREATE TABLE. One that was there under the same name is replaced: documents show how a table stands now,
 * and then again how it will; but an excerpt replaces nothing. Temporary tables are nobody's design, and left out.
 */
export function createTable(draft: Draft, statement: CreateStmt, place: Place): void {
  const { relation } = statement;
  if (!relation?.relname || relation.relpersistence === 't') return;
  const table = emptyTable(draft, relation, place);
  for (const node of statement.inhRelations ?? []) inherit(draft, table, nodeOf(node, 'RangeVar'));
  for (const node of statement.tableElts ?? []) {
    const column = nodeOf(node, 'ColumnDef');
    const constraint = nodeOf(node, 'Constraint');
    const like = nodeOf(node, 'TableLikeClause');
    if (column) addColumn(draft, table, column, place);
    else if (constraint) addConstraint(table, constraint, place);
    else if (like) copyTable(findTable(draft, like.relation), table, like.options ?? 0);
  }
  if (statement.ofTypename) return;
  const at = draft.tables.findIndex(({ name, schema }) => name === table.name && schema === table.schema);
  const before = draft.tables[at];
  if (!before || !isLater(table, before)) draft.tables.push(table);
  else if (!place.excerpt) draft.tables.splice(at, 1, table);
}

/** The same table, as it stands later, keeps most of its columns; another database may have one of the same name. */
function isLater(table: TableDraft, before: TableDraft): boolean {
  const kept = before.columns.filter(({ name }) => table.columns.some((column) => column.name === name));
  return kept.length * 2 >= Math.min(before.columns.length, table.columns.length);
}

/** Adds a column with the constraints that stand at it. */
export function addColumn(draft: Draft, table: TableDraft, column: ColumnDef, place: Place): void {
  if (column.colname === undefined || table.columns.some(({ name }) => name === column.colname)) return;
  const type = typeText(column.typeName);
  const serial = /^(?:small|big)?serial\d?$/.test(type);
  const own: ColumnDraft = {
    name: column.colname,
    type,
    notNull: serial || draft.domains.some(({ name, nullable }) => name === type && !nullable),
    hasDefault: false,
    generated: serial,
    line: place.lineAt(column.location),
  };
  table.columns.push(own);
  for (const node of column.constraints ?? []) {
    const constraint = nodeOf(node, 'Constraint');
    if (constraint) addConstraint(table, constraint, place, own);
  }
}

/** Adds a constraint to a table; `column` is the one it stands at, if it does. */
export function addConstraint(table: TableDraft, constraint: Constraint, place: Place, column?: ColumnDraft): void {
  const own = column ? [column.name] : stringsOf(constraint.keys);
  const named = (ending: string): string => constraint.conname ?? [table.name, ...own, ending].join('_');
  const put = (key: Key): void => void table.keys.push(key);
  switch (constraint.contype) {
    case 'CONSTR_NOTNULL':
      for (const one of table.columns) if (own.includes(one.name)) one.notNull = true;
      break;
    case 'CONSTR_DEFAULT':
      if (column) setDefault(column, constraint.raw_expr);
      break;
    case 'CONSTR_IDENTITY':
    case 'CONSTR_GENERATED':
      if (column) column.generated = true;
      if (column && constraint.contype === 'CONSTR_IDENTITY') column.notNull = true;
      break;
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE': {
      const index = table.indexes.find(({ name }) => name !== undefined && name === constraint.indexname);
      const columns = index?.columns ?? own;
      const primary = constraint.contype === 'CONSTR_PRIMARY';
      if (primary) table.keys = table.keys.filter(({ kind }) => kind !== 'primary');
      if (primary) put({ kind: 'primary', name: constraint.conname ?? `${table.name}_pkey`, columns });
      else put({ kind: 'unique', name: named('key'), columns });
      break;
    }
    case 'CONSTR_FOREIGN': {
      const columns = column ? own : stringsOf(constraint.fk_attrs);
      const name = constraint.conname ?? [table.name, ...columns, 'fkey'].join('_');
      put({ kind: 'foreign', name, columns, reference: reference(constraint, columns, place) });
      break;
    }
    case 'CONSTR_CHECK': {
      const facts = readCheck(constraint.raw_expr);
      const columns = column ? own : [...new Set(facts.map((fact) => fact.column))];
      const name = constraint.conname ?? [table.name, ...(columns.length === 1 ? columns : []), 'check'].join('_');
      put({ kind: 'check', name, columns, facts });
      break;
    }
    default:
      break;
  }
}

/** Notes a column's default. `nextval` is what `serial` becomes: nobody writes such a column. */
export function setDefault(column: ColumnDraft, expression: Constraint['raw_expr']): void {
  const isNull = nodeOf(expression, 'A_Const')?.isnull === true;
  column.hasDefault = expression !== undefined && !isNull;
  if (stringsOf(nodeOf(expression, 'FuncCall')?.funcname).at(-1) === 'nextval') column.generated = true;
}

function reference(constraint: Constraint, columns: string[], place: Place): ForeignKey & { schema?: string } {
  const action = { c: 'cascade', n: 'set null', d: 'set default', r: 'restrict' }[constraint.fk_del_action ?? ''];
  const schema = schemaOf(constraint.pktable?.schemaname);
  return {
    columns,
    table: constraint.pktable?.relname ?? '',
    ...(schema !== undefined && { schema }),
    targets: stringsOf(constraint.pk_attrs),
    ...(action !== undefined && { onDelete: action }),
    line: place.lineAt(constraint.location),
  };
}

function emptyTable(draft: Draft, relation: RangeVar, place: Place): TableDraft {
  const schema = relation.schemaname === undefined ? draft.schema : schemaOf(relation.schemaname);
  return {
    name: relation.relname ?? '',
    ...(schema !== undefined && { schema }),
    columns: [],
    keys: [],
    indexes: [],
    line: place.lineAt(undefined),
    artifact: place.artifact,
  };
}

/** INHERITS and PARTITION OF: the columns and checks of the parent; keys are the partition's own in name only. */
function inherit(draft: Draft, table: TableDraft, parent: RangeVar | undefined): void {
  copyTable(findTable(draft, parent), table, INCLUDING.constraints | INCLUDING.defaults | INCLUDING.indexes);
}

function copyTable(from: TableDraft | undefined, table: TableDraft, options: number): void {
  if (!from) return;
  const copies = (bit: number): boolean => (options & bit) !== 0;
  for (const column of from.columns) {
    if (table.columns.some(({ name }) => name === column.name)) continue;
    const generated = column.generated && copies(INCLUDING.generated | INCLUDING.identity);
    table.columns.push({ ...column, generated, hasDefault: column.hasDefault && copies(INCLUDING.defaults) });
  }
  for (const key of from.keys) {
    const wanted = key.kind === 'check' ? INCLUDING.constraints : key.kind === 'foreign' ? 0 : INCLUDING.indexes;
    if (copies(wanted)) table.keys.push(structuredClone(key));
  }
}
