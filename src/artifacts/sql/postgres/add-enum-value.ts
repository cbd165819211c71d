import type { Database } from './database.ts';
import type { Statement } from './statement.ts';
import { literal } from './stub-table.ts';
import { namesAt, textAt } from './syntax-tree.ts';

/**
 * Changes an enumerated type. PostgreSQL lets nobody use a value that was added in the same transaction, and a
 * document is one transaction here: so the statement is tried, undone, and its value written into the catalogue.
 */
export async function addEnumValue(db: Database, { tree }: Statement, sql: string): Promise<void> {
  const value = textAt(tree, 'newVal');
  if (value === undefined || textAt(tree, 'oldVal') !== undefined) {
    await db.exec(sql);
    return;
  }
  await db.exec('SAVEPOINT design_value');
  await db.exec(sql);
  await db.exec('ROLLBACK TO design_value; RELEASE design_value');
  const type = namesAt(tree, 'typeName')
    .map((name) => `"${name.replaceAll('"', '""')}"`)
    .join('.');
  const neighbour = textAt(tree, 'newValNeighbor');
  const of = `enumtypid = ${literal(type)}::regtype`;
  const at = `(SELECT enumsortorder FROM pg_enum WHERE ${of} AND enumlabel = ${literal(neighbour ?? '')})`;
  const side = tree.newValIsAfter === true ? ['min', '>', '+'] : ['max', '<', '-'];
  const between = `(${at} + coalesce((SELECT ${side[0]}(enumsortorder) FROM pg_enum WHERE ${of} AND enumsortorder ${side[1]} ${at}), ${at} ${side[2]} 1)) / 2`;
  const last = `(SELECT coalesce(max(enumsortorder), 0) + 1 FROM pg_enum WHERE ${of})`;
  await db.exec(
    `SET LOCAL allow_system_table_mods = on;
     INSERT INTO pg_enum (oid, enumtypid, enumsortorder, enumlabel)
     SELECT pg_nextoid('pg_enum', 'oid', 'pg_enum_oid_index'), ${literal(type)}::regtype, ${neighbour === undefined ? last : between}, ${literal(value)}
     WHERE NOT EXISTS (SELECT FROM pg_enum WHERE ${of} AND enumlabel = ${literal(value)});
     SET LOCAL allow_system_table_mods = off`,
  );
}
