import type { Finding } from '../../../session/finding.ts';
import type { Artifact } from '../../artifact.ts';
import { nearest } from '../mysql/resolution.ts';
import type { Schema, Table } from '../schema.ts';
import type { Shared } from './run-scripts.ts';

type Add = (finding: Finding) => void;

/**
 * What SQLite accepts when it is written and rejects when it is used: foreign keys to what is not there, views and
 * triggers that name it, keys on texts. Only what the artifact itself makes.
 */
export function checkEnd(shared: Shared, artifact: Artifact, schema: Schema, add: Add): void {
  for (const table of schema.tables) {
    if (table.artifact !== artifact.index) continue;
    for (const key of table.foreignKeys) checkForeignKey(shared, schema, table, key, add);
    checkIndexes(shared, table, add);
    if (!artifact.fragment && table.columns.length > 0) lint(shared, table, add);
  }
  checkStored(shared, artifact, schema, add);
}

function checkForeignKey(
  { makes, buildsOnOthers }: Shared,
  schema: Schema,
  table: Table,
  key: Table['foreignKeys'][number],
  add: Add,
): void {
  const error = (message: string) => add({ level: 'error', rule: 'sql/foreign-key', message, line: key.line });
  const missing = key.columns.find((name) => !has(table, name));
  if (missing !== undefined) return;
  const target = schema.tables.find(({ name }) => name.toLowerCase() === key.table.toLowerCase());
  if (!target) {
    if (makes.has(key.table.toLowerCase())) return;
    const near = nearest(
      key.table,
      schema.tables.map(({ name }) => name),
    );
    const hint = near ? ` (did you mean "${near}"?)` : '';
    if (near || (!buildsOnOthers && isOutOfPlace(schema, key)))
      add({
        level: 'error',
        rule: 'sql/no-such-table',
        message: `the foreign key of "${table.name}" points at the table "${key.table}", which the document does not make${hint}`,
        line: key.line,
      });
    return;
  }
  const targets = key.targets.length ? key.targets : target.primaryKey;
  if (targets.length !== key.columns.length) {
    if (targets.length > 0)
      error(`the foreign key of "${table.name}" has ${key.columns.length} columns and points at ${targets.length}`);
    else error(`the foreign key of "${table.name}" points at "${target.name}", which has no primary key`);
    return;
  }
  const absent = targets.find((name) => !has(target, name) && !/^(rowid|oid|_rowid_)$/i.test(name));
  if (absent !== undefined) {
    const near = nearest(
      absent,
      target.columns.map(({ name }) => name),
    );
    error(
      `the foreign key of "${table.name}" points at "${target.name}.${absent}", which is not there${near ? ` (did you mean "${near}"?)` : ''}`,
    );
    return;
  }
  if ([target.primaryKey, ...target.uniques].some((unique) => sameSet(unique, targets))) return;
  const message = `the foreign key of "${table.name}" points at "${target.name}" (${targets.join(', ')}), which is neither its primary key nor unique: rows of "${table.name}" cannot be written`;
  add({ level: 'warning', rule: 'sql/foreign-key', message, line: key.line });
}

/**
 * Whether a table that is pointed at and not made is a slip, and not one of another schema: the column is named after a
 * table of the document, or all else that is pointed at is there (more of it where the column is named after that table).
 */
function isOutOfPlace({ tables }: Schema, { columns: [column = ''], table }: Table['foreignKeys'][number]): boolean {
  const stem = column.toLowerCase().replace(/_?(id|uuid|key|code)$/, '');
  const isNamedAfter = (name: string) =>
    stem.length > 2 && [stem, `${stem}s`, stem.replace(/y$/, 'ies')].includes(name);
  const names = tables.map(({ name }) => name.toLowerCase());
  const isApt = isNamedAfter(table.toLowerCase());
  if (!isApt && names.some(isNamedAfter)) return true;
  const keys = tables.flatMap(({ foreignKeys }) => foreignKeys);
  const missing = keys.filter((key) => !names.includes(key.table.toLowerCase()));
  return missing.length === 1 && keys.length >= (isApt ? 4 : 3) && (!isApt || names.length >= 4);
}

function has(table: Table, name: string): boolean {
  return table.columns.some((column) => column.name.toLowerCase() === name.toLowerCase());
}

function sameSet(one: string[], other: string[]): boolean {
  const fold = (names: string[]) =>
    names
      .map((name) => name.toLowerCase())
      .sort()
      .join('\n');
  return one.length > 0 && fold(one) === fold(other);
}

/** A name in double quotes that is no column, SQLite takes for a text: the index is on the same text for every row. */
function checkIndexes({ database }: Shared, table: Table, add: Add): void {
  for (const { name, columns, line } of table.indexes) {
    if (!name) continue;
    const rows = query(
      database,
      `SELECT cid FROM pragma_index_xinfo('${name.replaceAll("'", "''")}') WHERE key = 1 ORDER BY seqno`,
    );
    for (const [at, [cid]] of rows.entries()) {
      const column = columns[at];
      if (cid === -2 && column !== undefined && column !== '(…)' && !has(table, column))
        add({
          level: 'error',
          rule: 'sql/no-such-column',
          message: `the index "${name}" names "${column}", which "${table.name}" does not have`,
          line,
        });
    }
  }
}

/** Views and triggers are compiled as a use of them would. */
function checkStored(
  { database, makes, standIns, buildsOnOthers }: Shared,
  artifact: Artifact,
  schema: Schema,
  add: Add,
): void {
  const last = artifact.firstLine + artifact.text.split('\n').length;
  for (const view of schema.views) {
    if (view.line < artifact.firstLine || view.line > last) continue;
    const failure = failureOf(database, `SELECT * FROM "${view.name.replaceAll('"', '""')}"`);
    if (failure && counts(failure))
      add({
        level: 'error',
        rule: 'sql/view',
        message: `the view "${view.name}" cannot be read: ${failure}`,
        line: view.line,
      });
  }
  for (const table of schema.tables) {
    if (table.artifact !== artifact.index) continue;
    const name = `"${table.name.replaceAll('"', '""')}"`;
    const triggers = query(
      database,
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = '${table.name.toLowerCase().replaceAll("'", "''")}'`,
    );
    if (triggers.length === 0) continue;
    for (const use of [
      `INSERT INTO ${name} DEFAULT VALUES`,
      `UPDATE ${name} SET rowid = rowid`,
      `DELETE FROM ${name}`,
    ]) {
      const failure = failureOf(database, `EXPLAIN ${use}`);
      if (
        !failure ||
        !counts(failure) ||
        !/no such (table|column)|has no column/.test(failure) ||
        /rowid/.test(failure)
      )
        continue;
      const word = /(?:: |named )(?:main\.)?(?:\w+\.)?(\w+)$/.exec(failure)?.[1] ?? '';
      const guilty = triggers.find(([, sql]) => String(sql).toLowerCase().includes(word.toLowerCase()));
      add({
        level: 'error',
        rule: 'sql/trigger',
        message: `a trigger on "${table.name}" cannot run: ${failure}`,
        line: lineOfTrigger(artifact, String(guilty?.[0] ?? ''), word) ?? table.line,
      });
    }
  }
  function counts(failure: string): boolean {
    const missing = /no such table: (?:main\.)?(\S+)/.exec(failure)?.[1];
    if (/no such (function|module|collation)/.test(failure)) return false;
    if ([...standIns].some((name) => failure.toLowerCase().includes(name))) return false;
    return missing === undefined || (makes.size >= 2 && !buildsOnOthers);
  }
}

function lineOfTrigger(artifact: Artifact, trigger: string, word: string): number | undefined {
  const lines = artifact.text.toLowerCase().split('\n');
  const start = lines.findIndex((line) => line.includes('trigger') && line.includes(trigger.toLowerCase()));
  if (start < 0) return undefined;
  const at = lines.findIndex(
    (line, place) => place >= start && place < start + 40 && word !== '' && line.includes(word.toLowerCase()),
  );
  return artifact.firstLine + (at < 0 ? start : at);
}

function lint({ standIns }: Shared, table: Table, add: Add): void {
  if (standIns.has(table.name.toLowerCase())) return;
  if (table.primaryKey.length === 0 && table.columns.some(({ type }) => type !== ''))
    add({
      level: 'note',
      rule: 'sql/no-primary-key',
      message: `the table "${table.name}" has no primary key`,
      line: table.line,
    });
}

function query(database: Shared['database'], sql: string): unknown[][] {
  try {
    return database.exec(sql)[0]?.values ?? [];
  } catch {
    return [];
  }
}

function failureOf(database: Shared['database'], sql: string): string | undefined {
  try {
    database.prepare(sql).free();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
