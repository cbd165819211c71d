import type { DatabaseFault } from './database.ts';
import { foreignKeysOf } from './inventory.ts';
import { nameOf, type SqlToken } from './sql-token.ts';
import type { Statement } from './statement.ts';
import { isTree, listAt, nodesNamed, nodesOf, relationsOf, textAt, treeAt } from './syntax-tree.ts';

/** The offset in a statement that a refusal is about, from 0: PostgreSQL's own position, or where what it names stands. */
export function placeOfFault(statement: Statement, fault: DatabaseFault): number {
  const { sql, tree } = statement;
  if (fault.position !== undefined)
    return Math.max(
      0,
      Array.from(sql)
        .slice(0, fault.position - 1)
        .join('').length,
    );
  if (/^23/.test(fault.code)) return rowAt(statement, fault) ?? 0;
  const names = quotedIn(fault.message);
  if (fault.code === '42701') return placeOfColumn(statement, names[0] ?? '') ?? 0;
  if (/^(?:42804|42830|42704)$/.test(fault.code) && /foreign key|referenced/.test(fault.message)) {
    return placeOfForeignKey(statement, fault) ?? 0;
  }
  if (fault.code === '42P01' || fault.code === '3F000') {
    const bare = names[0]?.split('.').at(-1);
    const relation = relationsOf(tree).find((one) => one.name === bare || one.schema === bare);
    if (relation) return offsetOf(sql, relation.at);
  }
  for (const name of names) {
    const token = lastNamed(statement.tokens, name.split('.').at(-1) ?? name);
    if (token) return token.start;
  }
  return 0;
}

/** What a message of PostgreSQL names, in its order. */
export function quotedIn(message: string): string[] {
  return [...message.matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? '');
}

/** The offset in UTF-16 units of an offset in bytes. */
export function offsetOf(sql: string, byte: number): number {
  return Buffer.from(sql).subarray(0, byte).toString().length;
}

/** Where a statement defines a column: the last time, if it does so twice. */
export function placeOfColumn({ sql, tree }: Statement, name: string): number | undefined {
  const columns = nodesNamed(tree, 'ColumnDef').filter((column) => textAt(column, 'colname') === name);
  const at = columns.at(-1)?.location;
  return typeof at === 'number' ? offsetOf(sql, at) : undefined;
}

function placeOfForeignKey({ sql, tree }: Statement, fault: DatabaseFault): number | undefined {
  const keys = foreignKeysOf(tree);
  const named = quotedIn(`${fault.message} ${fault.detail ?? ''}`);
  const scored = keys.map((key) => ({
    at: key.at,
    score:
      [...key.columns, key.table].filter((name) => named.includes(name)).length +
      (named[0]?.includes(key.columns.join('_')) ? 1 : 0),
  }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (a, b) => (a && a.score >= b.score ? a : b),
    undefined,
  );
  return best && offsetOf(sql, best.at);
}

function lastNamed(tokens: readonly SqlToken[], name: string): SqlToken | undefined {
  const isIt = (token: SqlToken) => /^(?:word|quoted)$/.test(token.kind) && nameOf(token) === name;
  return tokens.findLast(isIt) ?? tokens.findLast((token) => token.text.includes(name));
}

/** The row of an INSERT that a constraint refuses: the one that shares most values with what PostgreSQL shows. */
function rowAt({ sql, tree }: Statement, { detail = '' }: DatabaseFault): number | undefined {
  const shown = new Set(
    [...detail.matchAll(/\(([^()]*)\)/g)].flatMap((found) => (found[1] ?? '').split(',').map((value) => value.trim())),
  );
  const rows = listAt(treeAt(treeAt(tree, 'selectStmt'), 'SelectStmt') ?? {}, 'valuesLists').map((row) =>
    constantsOf(row),
  );
  let best: { at: number; score: number } | undefined;
  for (const constants of rows) {
    const score = constants.filter(({ value }) => shown.has(value)).length;
    const first = constants[0];
    if (first && score > (best?.score ?? 0)) best = { at: first.at, score };
  }
  if (best) return offsetOf(sql, best.at);
  const [first] = rows[0] ?? [];
  return first && rows.length === 1 ? offsetOf(sql, first.at) : undefined;
}

/** The constants of a row, as PostgreSQL would show them, with the byte at which each stands. */
function constantsOf(row: unknown): { value: string; at: number }[] {
  const found: { value: string; at: number }[] = [];
  for (const node of nodesOf(row)) {
    const constant = treeAt(node, 'A_Const');
    if (!constant || typeof constant.location !== 'number') continue;
    found.push({ value: shownValue(constant), at: constant.location });
  }
  return found;
}

function shownValue(constant: Record<string, unknown>): string {
  if (constant.isnull === true) return 'null';
  for (const key of ['sval', 'ival', 'fval', 'boolval']) {
    const held = constant[key];
    if (!isTree(held)) continue;
    const value = Object.values(held)[0];
    if (typeof value === 'boolean') return value ? 't' : 'f';
    return String(value ?? (key === 'ival' ? 0 : key === 'boolval' ? 'f' : ''));
  }
  return '';
}
