import { skim } from '../skim.ts';

/** Which SQL it is. `other` is one that nothing here can run or resolve; `like` then says which it looks like. */
export type Dialect = 'postgresql' | 'mysql' | 'mariadb' | 'sqlite' | 'other';

/** The ones of `other` that can be told. */
export type OtherDialect =
  | 'tsql'
  | 'oracle'
  | 'bigquery'
  | 'snowflake'
  | 'clickhouse'
  | 'cassandra'
  | 'spark'
  | 'redshift'
  | 'db2'
  | 'trino'
  | 'h2';

type Known = Exclude<Dialect, 'other'> | OtherDialect;

export type DialectHint = {
  /** The info words of the fence: `sql title="x.sql"`, `psql`. */
  info?: string;
  /** A file name: `schema.mysql.sql`. */
  name?: string;
  text: string;
  /** Words around it, or what most of the document is written in. Weak. */
  near?: string;
};

/**
 * Tells the dialect of an SQL text: by the fence's words, which decide, else by what the text holds, its file name and
 * the words around. What is valid everywhere, and what nothing speaks for, is `postgresql`.
 */
export function dialectOf(hint: DialectHint): Dialect {
  const known = knownOf(hint);
  return known === 'postgresql' || known === 'mysql' || known === 'mariadb' || known === 'sqlite' ? known : 'other';
}

/** For an `other` dialect: which one it looks like. */
export function otherDialectOf(hint: DialectHint): OtherDialect | undefined {
  const known = knownOf(hint);
  return known === 'postgresql' || known === 'mysql' || known === 'mariadb' || known === 'sqlite' ? undefined : known;
}

/** Longer texts say nothing more: what tells a dialect is in its first tables. */
const LONGEST = 200_000;

function knownOf({ info = '', name = '', text, near = '' }: DialectHint): Known {
  const said =
    INFO[
      info
        .trim()
        .split(/[\s{,:]+/)[0]
        ?.toLowerCase() ?? ''
    ];
  const code = withoutWords(skim(text, LONGEST));
  const scores = new Map<Known, number>();
  const add = (known: Known, points: number) => scores.set(known, (scores.get(known) ?? 0) + points);
  for (const [known, pattern, points] of FEATURES) {
    const found = code.match(pattern)?.length ?? 0;
    if (found > 0) add(known, points * Math.min(found, 3));
  }
  for (const [known, pattern] of NAMES) {
    if (pattern.test(name)) add(known, 6);
    if (pattern.test(near)) add(known, 2);
    if (pattern.test(info)) add(known, 6);
    if (pattern.test(headComment(text))) add(known, 4);
  }
  if (said) return said === 'mysql' && (scores.get('mariadb') ?? 0) >= 8 ? 'mariadb' : said;
  let best: Known = 'postgresql';
  for (const [known, score] of scores) if (score > (scores.get(best) ?? 0)) best = known;
  // MariaDB's own features are few: they decide on top of MySQL's, which the two share.
  if (best === 'mysql' && (scores.get('mariadb') ?? 0) > 0) return 'mariadb';
  return best === 'mariadb' && (scores.get('mysql') ?? 0) === 0 && (scores.get('postgresql') ?? 0) > 3
    ? 'postgresql'
    : best;
}

/** The text without what its strings and comments say, save for the comments that MySQL runs. */
function withoutWords(text: string): string {
  return text
    .replace(/'(?:[^'\\\n]|''|\\.)*'/g, "''")
    .replace(/--[^\n]*/g, ' ')
    .replace(/\/\*(?!M?!)[\s\S]*?\*\//g, ' ');
}

/** What the first lines of comment say: `-- MySQL dump 10.13`. */
function headComment(text: string): string {
  return text.slice(0, 2000).match(/^(?:\s*(?:--|#|\/\*|\*)[^\n]*\n?)+/)?.[0] ?? '';
}

const INFO: Record<string, Known> = {
  postgres: 'postgresql',
  postgresql: 'postgresql',
  pgsql: 'postgresql',
  psql: 'postgresql',
  plpgsql: 'postgresql',
  pg: 'postgresql',
  mysql: 'mysql',
  'sql-mysql': 'mysql',
  mariadb: 'mariadb',
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
  tsql: 'tsql',
  't-sql': 'tsql',
  mssql: 'tsql',
  sqlserver: 'tsql',
  transactsql: 'tsql',
  plsql: 'oracle',
  oracle: 'oracle',
  'pl/sql': 'oracle',
  bigquery: 'bigquery',
  bq: 'bigquery',
  googlesql: 'bigquery',
  snowflake: 'snowflake',
  clickhouse: 'clickhouse',
  cql: 'cassandra',
  cassandra: 'cassandra',
  spark: 'spark',
  sparksql: 'spark',
  hive: 'spark',
  hiveql: 'spark',
  hql: 'spark',
  databricks: 'spark',
  redshift: 'redshift',
  db2: 'db2',
  trino: 'trino',
  presto: 'trino',
  athena: 'trino',
  h2: 'h2',
};

const NAMES: readonly (readonly [Known, RegExp])[] = [
  ['postgresql', /postgres|pgsql|\bpsql\b|\bpg\b|(?:\.|_|-)pg\./i],
  ['mysql', /mysql|innodb|percona|aurora mysql/i],
  ['mariadb', /mariadb/i],
  ['sqlite', /sqlite|\bturso\b|\blibsql\b|cloudflare d1/i],
  ['tsql', /sql ?server|mssql|t-sql|\btsql\b|azure sql/i],
  ['oracle', /\boracle\b(?! cloud)|pl\/sql/i],
  ['bigquery', /bigquery/i],
  ['snowflake', /snowflake (?:data|warehouse|sql|schema)|\.snowflake\./i],
  ['clickhouse', /clickhouse/i],
  ['cassandra', /cassandra|scylla|\.cql$/i],
  ['spark', /spark ?sql|databricks|\bhive\b|delta lake/i],
  ['redshift', /redshift/i],
  ['db2', /\bdb2\b/i],
  ['trino', /\btrino\b|\bathena\b/i],
];

/** What only one of them says (or all but only it), with its weight; counted at most three times. */
const FEATURES: readonly (readonly [Known, RegExp, number])[] = [
  ['mysql', /\bAUTO_INCREMENT\b/gi, 5],
  ['mysql', /\bENGINE\s*=?\s*(?:InnoDB|MyISAM|MEMORY|NDB|ARCHIVE|CSV)\b/gi, 6],
  ['mysql', /`\w[^`\n]*`/g, 2],
  ['mysql', /\bUNSIGNED\b/gi, 4],
  ['mysql', /\bON\s+UPDATE\s+(?:CURRENT_TIMESTAMP|NOW)\b/gi, 5],
  ['mysql', /\b(?:DEFAULT\s+)?CHARSET\s*=|\bCHARACTER\s+SET\s*=?\s*(?:utf8|latin1|ascii)/gi, 4],
  ['mysql', /\bCOLLATE\s*=?\s*(?:utf8|latin1_|ascii_)\w*/gi, 3],
  ['mysql', /\bON\s+DUPLICATE\s+KEY\b|\bSTRAIGHT_JOIN\b|\bSQL_CALC_FOUND_ROWS\b/gi, 5],
  ['mysql', /\b(?:MEDIUMTEXT|LONGTEXT|TINYTEXT|MEDIUMBLOB|LONGBLOB|MEDIUMINT)\b/gi, 4],
  ['mysql', /\bTINYINT\s*\(|\bINT\s*\(\s*\d+\s*\)|\bBIGINT\s*\(\s*\d+\s*\)|\bDATETIME\s*\(\s*\d\s*\)/gi, 3],
  ['mysql', /^\s*(?:UNIQUE\s+|FULLTEXT\s+|SPATIAL\s+)?(?:KEY|INDEX)\s+[`\w]+\s*\((?!\s*\d)/gim, 4],
  ['mysql', /\w\s+ENUM\s*\(\s*''/gi, 4],
  ['mysql', /\bDATETIME\b/gi, 0.5],
  ['mysql', /^\s*DELIMITER\s+\S+/gim, 6],
  ['mysql', /\bCOMMENT\s*=?\s*''/gi, 2],
  ['mysql', /^\s*(?:LOCK|UNLOCK)\s+TABLES\b|^\s*SHOW\s+(?:CREATE|TABLES|INDEX|DATABASES)\b/gim, 4],
  ['mysql', /\/\*!\d{5}/g, 5],
  ['mysql', /\b(?:MODIFY|CHANGE)\s+COLUMN\b|\bALGORITHM\s*=\s*(?:INPLACE|INSTANT|COPY)\b/gi, 4],
  [
    'mysql',
    /\b(?:DATE_ADD|DATE_SUB|UNIX_TIMESTAMP|FROM_UNIXTIME|DATE_FORMAT|STR_TO_DATE|JSON_UNQUOTE|GROUP_CONCAT|UUID_TO_BIN|BIN_TO_UUID|LAST_INSERT_ID)\s*\(/gi,
    3,
  ],
  ['mysql', /\bINTERVAL\s+[?\w]+\s+(?:SECOND|MINUTE|HOUR|DAY|WEEK|MONTH|YEAR)\b/gi, 3],
  ['mysql', /\bSET\s+(?:NAMES|FOREIGN_KEY_CHECKS|SQL_MODE|@@?)/gi, 4],
  ['mysql', /^\s*USE\s+`?\w+`?\s*;/gim, 2],
  ['mysql', /\bPARTITION\s+BY\s+(?:RANGE|LIST|HASH|KEY)\s*(?:COLUMNS\s*)?\([^)]*\)\s*\(/gi, 5],
  ['mysql', /\bINSERT\s+IGNORE\b|\bREPLACE\s+INTO\b/gi, 3],
  ['mysql', /\bFOR\s+UPDATE\b/gi, 0.5],
  [
    'mariadb',
    /\bENGINE\s*=\s*(?:Aria|ColumnStore|S3)\b|\bWITH\s+SYSTEM\s+VERSIONING\b|\bCREATE\s+OR\s+REPLACE\s+TABLE\s+`/gi,
    5,
  ],
  ['sqlite', /\bAUTOINCREMENT\b/gi, 6],
  ['sqlite', /\)\s*(?:STRICT|WITHOUT\s+ROWID)\b/gi, 6],
  ['sqlite', /^\s*PRAGMA\s+\w+/gim, 6],
  ['sqlite', /\bINSERT\s+OR\s+(?:REPLACE|IGNORE|ABORT|FAIL|ROLLBACK)\b/gi, 5],
  ['sqlite', /\b(?:strftime|julianday|unixepoch|datetime|randomblob|hex)\s*\(/gi, 3],
  ['sqlite', /\bUSING\s+(?:fts[345]|rtree)\b|\bsqlite_\w+/gi, 6],
  ['sqlite', /\bINTEGER\s+(?:NOT\s+NULL\s+)?PRIMARY\s+KEY\b(?!\s+(?:GENERATED|AUTO_INCREMENT))/gi, 1.5],
  ['sqlite', /^\s*\.(?:tables|schema|mode|headers|import|dump|read)\b/gim, 6],
  ['postgresql', /\b(?:SMALL|BIG)?SERIAL\b/gi, 5],
  [
    'postgresql',
    /\b(?:TIMESTAMPTZ|JSONB|BYTEA|TSVECTOR|CITEXT|TIMETZ|INT[48]RANGE|TSTZRANGE|DATERANGE|INET|CIDR)\b/gi,
    5,
  ],
  ['postgresql', /\bUUID\b/gi, 1],
  ['postgresql', /\w+\s*\[\]/g, 4],
  ['postgresql', /::\s*\w+/g, 4],
  ['postgresql', /\$\d+\b/g, 3],
  ['postgresql', /\$(?:\w*)\$/g, 5],
  ['postgresql', /\bRETURNING\b/gi, 2],
  ['postgresql', /\bCREATE\s+(?:EXTENSION|TYPE|DOMAIN|POLICY|SEQUENCE|MATERIALIZED)\b/gi, 5],
  ['postgresql', /\b(?:TIMESTAMP|TIME)\s*(?:\(\d\)\s*)?WITH(?:OUT)?\s+TIME\s+ZONE\b/gi, 4],
  ['postgresql', /\bgen_random_uuid\s*\(|\buuid_generate_v4\s*\(|\bnow\s*\(\)\s+AT\s+TIME\b|\bto_tsvector\s*\(/gi, 5],
  ['postgresql', /\bUSING\s+(?:gin|gist|brin|btree|hash|hnsw|ivfflat)\s*\(/gi, 5],
  ['postgresql', /\bON\s+CONFLICT\b/gi, 1.5],
  [
    'postgresql',
    /\bCREATE\s+INDEX\s+CONCURRENTLY\b|\bALTER\s+TYPE\b|\bOWNER\s+TO\b|\bILIKE\b|\bDISTINCT\s+ON\b|\bSKIP\s+LOCKED\b/gi,
    3,
  ],
  [
    'postgresql',
    /\bPARTITION\s+OF\b|\bLANGUAGE\s+(?:plpgsql|sql)\b|\bROW\s+LEVEL\s+SECURITY\b|\bGENERATED\s+(?:ALWAYS|BY\s+DEFAULT)\s+AS\s+IDENTITY\b/gi,
    4,
  ],
  ['tsql', /\[dbo\]|\bdbo\./gi, 6],
  ['tsql', /^\s*GO\s*$/gim, 5],
  [
    'tsql',
    /\bNVARCHAR\s*\(\s*(?:MAX|\d+)\s*\)|\bVARCHAR\s*\(\s*MAX\s*\)|\bDATETIME2\b|\bDATETIMEOFFSET\b|\bUNIQUEIDENTIFIER\b/gi,
    4,
  ],
  ['tsql', /\bIDENTITY\s*\(\s*\d+\s*,\s*\d+\s*\)/gi, 6],
  [
    'tsql',
    /\bSELECT\s+TOP\s*\(?\d+|\b(?:NON)?CLUSTERED\b|\bGETDATE\s*\(|\bSYSUTCDATETIME\s*\(|\bNEWID\s*\(|\bWITH\s*\(\s*NOLOCK\b/gi,
    4,
  ],
  ['oracle', /\bVARCHAR2\s*\(/gi, 6],
  ['oracle', /\bNUMBER\s*\(\s*\d+/gi, 4],
  ['oracle', /\bSYSDATE\b|\bSYSTIMESTAMP\b|\bFROM\s+DUAL\b|\bNVL2?\s*\(|\bROWNUM\b|\.NEXTVAL\b|^\s*\/\s*$/gim, 3],
  ['oracle', /\bCLOB\b|\bNVARCHAR2\b|\bTABLESPACE\s+\w+\s+(?:PCTFREE|STORAGE)/gi, 2],
  [
    'bigquery',
    /`[\w-]+\.[\w-]+\.[\w*-]+`|\b(?:STRUCT|ARRAY)\s*<|\bSAFE_CAST\s*\(|\bOPTIONS\s*\(\s*\w+\s*=|\bINT64\b|\bFLOAT64\b/gi,
    5,
  ],
  [
    'snowflake',
    /\bVARIANT\b|\bCLUSTER\s+BY\s*\(|\bTIMESTAMP_(?:NTZ|LTZ|TZ)\b|\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:STAGE|WAREHOUSE|STREAM|PIPE|TASK)\b|\bCOPY\s+INTO\b/gi,
    5,
  ],
  [
    'clickhouse',
    /\bENGINE\s*=\s*\w*(?:MergeTree|Kafka|Distributed|Buffer|Log)\b|\bLowCardinality\s*\(|\bU?Int(?:8|16|32|64|128|256)\b|\bDateTime64\b|\bNullable\s*\(|\bCODEC\s*\(/g,
    6,
  ],
  [
    'cassandra',
    /\bCREATE\s+KEYSPACE\b|\bCLUSTERING\s+ORDER\s+BY\b|\bPRIMARY\s+KEY\s*\(\s*\(|\bALLOW\s+FILTERING\b|\bTIMEUUID\b|\bUSING\s+TTL\b|\b(?:map|list|set|frozen)\s*<\s*\w/gi,
    6,
  ],
  [
    'spark',
    /\bUSING\s+(?:DELTA|PARQUET|ICEBERG|ORC)\b|\bPARTITIONED\s+BY\s*\(|\bSTORED\s+AS\b|\bTBLPROPERTIES\b|\bLATERAL\s+VIEW\b|\bROW\s+FORMAT\s+(?:SERDE|DELIMITED)\b/gi,
    5,
  ],
  [
    'spark',
    /\bWITH\s*\(\s*''\s*=|\bWATERMARK\s+FOR\b|\bCALL\s+\w+\.system\.|\bCREATE\s+(?:BRANCH|TAG)\b|\bADD\s+COLUMNS\b/gi,
    6,
  ],
  ['spark', /\b(?:TABLE|FROM|INTO|JOIN)\s+\w+\.\w+\.\w+/gi, 5],
  ['redshift', /\b(?:DISTKEY|DISTSTYLE|SORTKEY)\b/gi, 6],
  ['db2', /\bGENERATED\s+ALWAYS\s+AS\s+IDENTITY\s*\(\s*START\b[^)]*\)\s*,?\s*.*\bORGANIZE\s+BY\b/gi, 4],
];
