import type { Artifact } from '../artifact.ts';
import type { CheckedArtifact } from '../checker.ts';
import { readMysqlSchema } from './mysql/read-schema.ts';
import { readPostgresSchema } from './schema/read-postgres-schema.ts';
import type { Schema } from './schema.ts';
import { readSqliteSchema } from './sqlite/read-schema.ts';

/**
 * The tables that all SQL artifacts of one document make, in the order of the document, each by the rules of its
 * dialect. What is no schema adds nothing. A table that is made again replaces the one before; the part of a migration
 * that takes it back is left out. Never rejects.
 */
export async function readSchema(artifacts: readonly (Artifact | CheckedArtifact)[]): Promise<Schema> {
  const sql = artifacts.map((one) => ('artifact' in one ? one.artifact : one)).filter(({ kind }) => kind === 'sql');
  const of = (pattern: RegExp): Artifact[] => sql.filter(({ dialect }) => pattern.test(dialect ?? ''));
  const rest = sql.filter(
    ({ dialect }) =>
      !/mysql|mariadb|sqlite|mssql|tsql|oracle|bigquery|clickhouse|cassandra|cql|snowflake/.test(dialect ?? ''),
  );
  const parts = [await readPostgresSchema(rest), readMysqlSchema(of(/mysql|mariadb/)), readSqliteSchema(of(/sqlite/))];
  return {
    tables: parts.flatMap(({ tables }) => tables),
    enums: parts.flatMap(({ enums }) => enums),
    views: parts.flatMap(({ views }) => views),
  };
}
