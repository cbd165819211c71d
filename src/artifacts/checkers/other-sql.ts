import type { Artifact } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { type OtherDialect, otherDialectOf } from '../sql/dialect.ts';

/**
 * SQL of a dialect that nothing here can run or resolve. Where a parser of it is at hand and takes it, it is `parsed`;
 * what the parser rejects proves nothing, for it knows a part of the language only.
 */
export const otherSql: Checker = {
  kinds: ['sql'],
  async check(artifacts: readonly Artifact[]): Promise<Checked[]> {
    const results: Checked[] = [];
    for (const artifact of artifacts) results.push(await checkOne(artifact));
    return results;
  },
};

/** Longer texts would take the parser seconds. */
const LONGEST = 40_000;

async function checkOne({ text, dialect, name }: Artifact): Promise<Checked> {
  const like = NAMED[dialect ?? ''] ?? otherDialectOf({ text, ...(name ? { name } : {}) });
  const called = like ? CALLED[like] : 'a dialect that is not known here';
  const parser = like && text.length <= LONGEST ? await parserOf(like) : undefined;
  if (!parser)
    return { proof: 'not checked', reason: `it is written for ${called}, which cannot be run here`, findings: [] };
  if (parser(text))
    return { proof: 'parsed', reason: `it is written for ${called}, which cannot be run here`, findings: [] };
  return {
    proof: 'not checked',
    reason: `it is written for ${called}, and the parser at hand knows only a part of that`,
    findings: [],
  };
}

type Parse = (text: string) => boolean;

/** The parsers are large: each is loaded when a text first needs it. */
async function parserOf(like: OtherDialect): Promise<Parse | undefined> {
  switch (like) {
    case 'tsql':
      return parseBy((await import('node-sql-parser/build/transactsql.js')).default.Parser, /^\s*GO\s*;?\s*$/im);
    case 'bigquery':
      return parseBy((await import('node-sql-parser/build/bigquery.js')).default.Parser, /;/);
    case 'snowflake':
      return parseBy((await import('node-sql-parser/build/snowflake.js')).default.Parser, /;/);
    default:
      return undefined;
  }
}

function parseBy(Parser: new () => { astify(sql: string): unknown }, between: RegExp): Parse {
  return (text) => {
    const batches = text.split(between).filter((batch) => batch.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').trim());
    try {
      for (const batch of batches) new Parser().astify(batch);
      return batches.length > 0;
    } catch {
      return false;
    }
  };
}

const NAMED: Partial<Record<string, OtherDialect>> = {
  tsql: 'tsql',
  mssql: 'tsql',
  oracle: 'oracle',
  plsql: 'oracle',
  bigquery: 'bigquery',
  snowflake: 'snowflake',
  clickhouse: 'clickhouse',
  cassandra: 'cassandra',
  cql: 'cassandra',
};

const CALLED: Record<OtherDialect, string> = {
  tsql: 'SQL Server',
  oracle: 'Oracle',
  bigquery: 'BigQuery',
  snowflake: 'Snowflake',
  clickhouse: 'ClickHouse',
  cassandra: 'Cassandra',
  spark: 'Spark or Hive',
  redshift: 'Redshift',
  db2: 'Db2',
  trino: 'Trino',
  h2: 'H2',
};
