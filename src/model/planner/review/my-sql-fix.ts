import type { FoundTable } from '../repo/sql-schema.ts';

/** A fix that is written for PostgreSQL, as MySQL says it. What both understand stays as it is. */
export function inMySql(fix: string, tables: readonly FoundTable[]): string {
  const typeOf = (table: string, column: string): string =>
    tables.find(({ name }) => name === table)?.columns.find(({ name }) => name === column)?.type ?? 'its type';
  return fix
    .replace(
      /ALTER TABLE (\S+) ALTER COLUMN (\S+) TYPE numeric\(14, 2\)/,
      'ALTER TABLE $1 MODIFY $2 decimal(14, 2), and NOT NULL after it where it has that',
    )
    .replace(
      /ALTER TABLE (\S+) ALTER COLUMN (\S+) TYPE (\w+(?:\([^)]*\))?)/,
      'ALTER TABLE $1 MODIFY $2 $3, with what else it has',
    )
    .replace(
      /ALTER TABLE (\S+) ALTER COLUMN (\S+) SET NOT NULL/,
      (_, table: string, column: string) => `ALTER TABLE ${table} MODIFY ${column} ${typeOf(table, column)} NOT NULL`,
    )
    .replace(/CREATE UNIQUE INDEX CONCURRENTLY ON (\S+) (\([^)]*\))/, 'ALTER TABLE $1 ADD UNIQUE KEY $2')
    .replace(/CREATE INDEX CONCURRENTLY (\S+) ON (\S+) (\([^)]*\))/, 'ALTER TABLE $2 ADD KEY $1 $3')
    .replace(' NOT VALID, then VALIDATE', ', after the rows that point to nothing are mended')
    .replace('bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY', 'bigint AUTO_INCREMENT PRIMARY KEY');
}
