import type { DatabaseFault } from './database.ts';
import { offsetOf, placeOfColumn, placeOfFault, quotedIn } from './fault-place.ts';
import { foreignKeysOf } from './inventory.ts';
import { isEarlierBlock } from './judge.ts';
import { apart, isCertain, lineOfRelation, quoted } from './missing.ts';
import { nearest } from './nearest.ts';
import type { RunState } from './run-state.ts';
import { nameOf } from './sql-token.ts';
import { lineAt, type Statement } from './statement.ts';
import { literal } from './stub-table.ts';
import { relationsOf, textAt } from './syntax-tree.ts';
import { excused, FOLLOWS, told, type Verdict } from './verdict.ts';

/** Values that stand for one that the reader is to put in. */
const STANDS_FOR = /"(?:[$:@?<{%]|\.\.\.|…|x{3,}|your|uuid|[a-z]+[-_](?:id|uuid)|.*(?:\.\.\.|…|-here))/i;

/** A column that a table does not have. */
export async function columnFault(state: RunState, statement: Statement, fault: DatabaseFault): Promise<Verdict> {
  if (!isCertain(state, statement, 'columns')) return FOLLOWS;
  const [column = '', relation] = namesInColumnFault(fault.message);
  const at = placeOfFault(statement, fault);
  const tables = relationsOf(statement.tree).map(({ name }) => name);
  const table = relation ?? (tables.length === 1 ? tables[0] : undefined);
  if (isUndoing(state, statement)) return excused(`${column} is not there any more, or not yet.`);
  const meant = nearest(column, await columnsOf(state, tables, statement));
  const where = table === undefined || table === column ? '' : ` in ${table}`;
  const made = table === undefined ? undefined : lineOfRelation(state, table);
  const near = meant === undefined ? '' : `; ${meant} is near`;
  const verdict = told(
    statement,
    'error',
    'sql/unknown-column',
    `There is no column ${column}${where}${near}.`,
    at,
    meant,
  );
  if (verdict.is === 'finding' && made !== undefined && statement.kind !== 'CreateStmt') verdict.finding.with = [made];
  return verdict;
}

/** `column "x" of relation "t"`, `column t.x`, `column "x" named in key`, `column "x"`. */
function namesInColumnFault(message: string): [column?: string, relation?: string | undefined] {
  const [column, relation] = quotedIn(message);
  if (column !== undefined) return /of relation/.test(message) ? [column, relation] : [column];
  const bare = /column (\S+) does not exist/.exec(message)?.[1];
  return bare === undefined ? [] : [apart(bare).name];
}

/** A later migration that drops or renames what an earlier block shows as it stands in the end. */
function isUndoing(state: RunState, statement: Statement): boolean {
  if (statement.down) return true;
  return /^(?:RenameStmt|AlterTableStmt)$/.test(statement.kind) && isEarlierBlock(state, statement);
}

async function columnsOf(state: RunState, tables: readonly string[], { kind, tokens }: Statement): Promise<string[]> {
  if (kind === 'CreateStmt') return tokens.filter((token) => /^(?:word|quoted)$/.test(token.kind)).map(nameOf);
  if (tables.length === 0) return [];
  const [rows = []] = await state.db.exec(
    `SELECT a.attname::text AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
     WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relname IN (${tables.map(literal).join(', ')})`,
  );
  return rows.map(({ name }) => String(name));
}

/** Made twice: an error within one artifact, an evolved version across two. */
export function duplicateFault(state: RunState, statement: Statement, fault: DatabaseFault): Verdict {
  const name = quotedIn(fault.message)[0] ?? /function (\S+?)\(|(?:schema|role) (\S+)/.exec(fault.message)?.[1] ?? '';
  if (/^(?:role|extension|schema|language|publication)/.test(fault.message))
    return excused(`${name} is there already.`);
  if (statement.down) return excused(`${name} is there already.`);
  const earlier = earlierMaker(state, statement, name);
  const isOther = earlier ? earlier.artifact !== statement.artifact : isEarlierBlock(state, statement);
  const at =
    fault.code === '42701'
      ? (placeOfColumn(statement, name) ?? placeOfFault(statement, fault))
      : placeOfFault(statement, fault);
  if (isOther && earlier && isTable(statement) && isTable(earlier))
    return { is: 'retry', before: [setAside(earlier, name)] };
  if (isOther) return excused(`${name} was made before, in another block.`);
  if (!isCertain(state, statement)) return FOLLOWS;
  const what = fault.code === '42701' ? `The column ${name} is there twice.` : `${name} is made twice.`;
  const verdict = told(statement, 'error', 'sql/duplicate', what, at);
  if (verdict.is === 'finding' && earlier) verdict.finding.with = [lineAt(earlier, 0)];
  return verdict;
}

function isTable({ kind }: Statement): boolean {
  return kind === 'CreateStmt';
}

/** Renames a table that a later block makes in another version, so that what follows is held to the later one. */
export function setAside(earlier: Statement, name: string): string {
  const schema = relationsOf(earlier.tree)[0]?.schema;
  const table = [schema, name].flatMap((one) => (one === undefined ? [] : quoted(one))).join('.');
  return `ALTER TABLE ${table} RENAME TO ${quoted(`${name} of line ${lineAt(earlier, 0)}`.slice(-60))}`;
}

function earlierMaker(state: RunState, statement: Statement, name: string): Statement | undefined {
  const here = state.order.get(statement) ?? 0;
  return state.inventory.made.findLast((made) => made.name === name && (state.order.get(made.by) ?? 0) < here)?.by;
}

/** A foreign key that cannot be: types that differ, or a target that is no key. */
export function foreignKeyFault(state: RunState, statement: Statement, fault: DatabaseFault): Verdict {
  if (!isCertain(state, statement)) return FOLLOWS;
  const at = placeOfFault(statement, fault);
  const key = foreignKeysOf(statement.tree).find((one) => offsetOf(statement.sql, one.at) === at);
  const [from, to] = / types: (.+?) and (.+?)\.?$/.exec(fault.detail ?? '')?.slice(1) ?? [];
  const target = quotedIn(fault.detail ?? '').at(-1);
  const table = textAt(statement.tree, 'relname') ?? relationsOf(statement.tree)[0]?.name ?? 'It';
  if (key && from && to) {
    const column = `${table}.${key.columns[0]}`;
    const message = `${column} is ${from} and points at ${key.table}.${target ?? key.targets[0] ?? 'id'}, which is ${to}.`;
    return told(statement, 'error', 'sql/foreign-key', message, at);
  }
  const points = key
    ? `${table}.${key.columns.join(', ')} points at ${key.table}`
    : 'The foreign key points at columns';
  const lacks =
    key && key.targets.length === 0
      ? 'has no primary key'
      : `has no unique key on (${key?.targets.join(', ') ?? 'them'})`;
  if (/no unique|no primary/.test(fault.message)) {
    return told(statement, 'error', 'sql/foreign-key', `${points}, which ${lacks}.`, at);
  }
  return told(statement, 'error', 'sql/foreign-key', `The foreign key cannot be: ${fault.message}.`, at);
}

/** A value or a row that the tables refuse. */
export async function rowFault(state: RunState, statement: Statement, fault: DatabaseFault): Promise<Verdict> {
  const { code, message, detail = '' } = fault;
  const at = placeOfFault(statement, fault);
  const isData = statement.kind === 'InsertStmt' || statement.kind === 'CopyStmt';
  const isQuery = /^(?:SelectStmt|UpdateStmt|DeleteStmt|MergeStmt)$/.test(statement.kind);
  if (STANDS_FOR.test(message) && (isData || isQuery)) return excused('It holds values that stand for others.');
  if (/^23/.test(code)) {
    if (code === '23503' && (await hasNoParent(state, detail)))
      return excused('The rows that it refers to are not part of the document.');
    const other = relationsOf(statement.tree).some(
      ({ name }) => state.standing.get(name)?.artifact !== statement.artifact,
    );
    const level = code === '23505' && other ? 'warning' : 'error';
    const more = detail && !/^Failing row/.test(detail) ? ` (${detail.replace(/\.$/, '')})` : '';
    return told(statement, level, 'sql/row', `The row cannot be stored: ${message}${more}.`, at);
  }
  const isCall = isQuery || statement.kind === 'CallStmt' || statement.kind === 'DoStmt';
  return told(statement, isCall ? 'warning' : 'error', 'sql/value', `The value does not fit: ${message}.`, at);
}

/** A sample row whose parent's table is empty shows a shape; it is no seed that went wrong. */
async function hasNoParent(state: RunState, detail: string): Promise<boolean> {
  const parent = /is not present in table "([^"]+)"/.exec(detail)?.[1];
  if (parent === undefined) return false;
  const [rows] = await state.db.exec(`SELECT EXISTS (SELECT FROM ${`"${parent.replaceAll('"', '""')}"`}) AS filled`);
  return rows?.[0]?.filled === false;
}
