import { foreignKeysOf } from './inventory.ts';
import type { Missing } from './missing.ts';
import type { RunState } from './run-state.ts';
import type { Statement } from './statement.ts';
import { namesAt, nodesNamed, relationsOf, textAt, treeAt } from './syntax-tree.ts';

const SERIALS: Readonly<Record<string, string>> = {
  serial: 'int4',
  serial4: 'int4',
  bigserial: 'int8',
  serial8: 'int8',
  smallserial: 'int2',
};

/**
 * Statements that make a stand-in for a table which foreign keys of a statement point at and which is made elsewhere:
 * the columns that the keys name, in the types of the columns that point there. Undefined when no key does.
 */
export async function stubFor(state: RunState, statement: Statement, missing: Missing): Promise<string[] | undefined> {
  const keys = foreignKeysOf(statement.tree).filter(({ table }) => table === missing.name);
  if (keys.length === 0) return undefined;
  const columns = new Map<string, string>();
  const uniques: string[] = [];
  for (const { columns: from, targets } of keys) {
    const names = targets.length > 0 ? targets : ['id'];
    if (names.length !== from.length) return undefined;
    for (const [index, name] of names.entries()) {
      columns.set(name, (await typeOf(state, statement, from[index] ?? '')) ?? 'uuid');
    }
    uniques.push(`UNIQUE (${names.map(quote).join(', ')})`);
  }
  const [first] = keys;
  const key = first && first.targets.length === 0 ? ['PRIMARY KEY ("id")'] : [...new Set(uniques)];
  const table = [missing.schema, missing.name].flatMap((name) => (name === undefined ? [] : quote(name))).join('.');
  const parts = [...[...columns].map(([name, type]) => `${quote(name)} ${type}`), ...key];
  const schema = missing.schema === undefined ? [] : [`CREATE SCHEMA IF NOT EXISTS ${quote(missing.schema)}`];
  return [...schema, `CREATE TABLE ${table} (${parts.join(', ')})`];
}

/** The type of a column, from the statement that writes it, else from the table that it alters. */
async function typeOf(state: RunState, { tree }: Statement, name: string): Promise<string | undefined> {
  const column = nodesNamed(tree, 'ColumnDef').find((one) => textAt(one, 'colname') === name);
  if (column) {
    const type = namesAt(treeAt(column, 'typeName'), 'names');
    const last = type.at(-1) ?? '';
    return SERIALS[last] ?? type.map(quote).join('.');
  }
  const [table] = relationsOf(tree);
  if (!table) return undefined;
  const [rows] = await state.db.exec(
    `SELECT format_type(atttypid, NULL) AS type FROM pg_attribute WHERE attrelid = to_regclass(${literal(quote(table.name))}) AND attname = ${literal(name)}`,
  );
  const type = rows?.[0]?.type;
  return typeof type === 'string' ? type : undefined;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as a literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
