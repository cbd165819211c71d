import { quoted } from '../../design/table.ts';
import type { FoundTable } from '../../repo/sql-schema.ts';
import type { Finding } from '../../review/finding.ts';
import { FLOAT, TYPE_AFTER_NAME, wholeColumn, widened, withNotNull } from './column-line.ts';
import { names } from './line-fix.ts';

export type Dialect = 'postgresql' | 'mysql' | 'sqlite';

/** What mends a finding in a schema. */
export type SchemaFix = {
  /** The statements of the migration, each of which also passes where it was done before, if its store can say so. */
  statements: string[];
  /** The line of the file as it will be, from the line as it is; nothing where it stays. */
  line?: (text: string) => string;
  /** Whether the line goes. */
  drops?: boolean;
  /** A constraint of the table, as it will stand in it. */
  constraint?: string;
  /** A statement that stands below the tables. */
  below?: string;
  /** What has to be done or looked at first. */
  first?: string;
};

type Found = FoundTable & { path: string };

/**
 * The change of the schema that a finding asks for; nothing where it takes a person to say what it is.
 * @param text the line of the finding
 */
export function schemaFix(
  finding: Finding,
  tables: readonly Found[],
  dialect: Dialect,
  text: string,
): SchemaFix | undefined {
  const [owner = '', list = ''] = (names(finding.what)[0] ?? '').split('.');
  const table = tables.find(({ name, path }) => name === owner && path.length > 0);
  if (table === undefined || dialect === 'sqlite') return undefined;
  if (/^(?:plain-password|weak-password-hash)$/.test(finding.rule)) return withHash(table, finding, dialect);
  if (finding.rule === 'double-index') return withoutIndex(table, text, dialect);
  return dialect === 'mysql'
    ? ofMySql(finding, table, list, tables, text)
    : ofPostgres(finding, table, list, tables, text);
}

/** A place for the new hash; the old column goes when the last row has one. */
function withHash(table: Found, { fix }: Finding, dialect: Dialect): SchemaFix | undefined {
  const name = /column (\w+)/.exec(fix)?.[1];
  if (name === undefined || table.columns.some((column) => column.name === name)) return undefined;
  const isMySql = dialect === 'mysql';
  const column = `${name} ${isMySql ? 'varchar(255)' : 'text'}`;
  return {
    statements: [
      `ALTER TABLE ${isMySql ? table.name : quoted(table.name)} ADD COLUMN ${isMySql ? '' : 'IF NOT EXISTS '}${column};`,
    ],
    constraint: column,
    first: `the code writes \`${name}\` at each sign-in; the old column is dropped when no row needs it any more`,
  };
}

/** Only where the index stands on a line of its own, under a name. */
function withoutIndex({ name: owner }: Found, text: string, dialect: Dialect): SchemaFix | undefined {
  const own = /^\s*create\s+index\s+(?:concurrently\s+)?(?:if\s+not\s+exists\s+)?["`]?(\w+)["`]?\s+on\b.*;/i.exec(
    text,
  )?.[1];
  const inside = /^\s*(?:key|index)\s+["`]?(\w+)["`]?\s*\(/i.exec(text)?.[1];
  const name = own ?? inside;
  if (name === undefined) return undefined;
  const drop = `DROP INDEX CONCURRENTLY IF EXISTS ${quoted(name)};`;
  return {
    statements: [dialect === 'mysql' ? `ALTER TABLE ${owner} DROP KEY ${name};` : drop],
    drops: true,
    first: `a week of statistics that show no use of \`${name}\``,
  };
}

function ofPostgres(
  finding: Finding,
  table: Found,
  column: string,
  tables: readonly Found[],
  text: string,
): SchemaFix | undefined {
  const owner = quoted(table.name);
  const own = quoted(column);
  const alter = `ALTER TABLE ${owner}`;
  const added = (name: string, constraint: string, first?: string): SchemaFix => ({
    statements: [
      `${alter} DROP CONSTRAINT IF EXISTS ${quoted(name)};`,
      `${alter} ADD CONSTRAINT ${quoted(name)} ${constraint};`,
    ],
    constraint: `CONSTRAINT ${quoted(name)} ${constraint}`,
    ...(first ? { first } : {}),
  });
  switch (finding.rule) {
    case 'timestamp-without-zone':
      return {
        statements: [`${alter} ALTER COLUMN ${own} TYPE timestamptz USING ${own} AT TIME ZONE 'UTC';`],
        line: (text) => text.replace(/\btimestamp\b(\s*\(\d\))?(?:\s+without\s+time\s+zone)?/i, 'timestamptz$1'),
        first: `find out in which zone \`${table.name}.${column}\` was written; UTC is assumed here`,
      };
    case 'money-as-float':
      return {
        statements: [`${alter} ALTER COLUMN ${own} TYPE numeric(14, 2);`],
        line: (text) => text.replace(FLOAT, 'numeric(14, 2)'),
      };
    case 'narrow-key':
      return {
        statements: [`${alter} ALTER COLUMN ${own} TYPE bigint;`],
        line: widened,
        first:
          'the table is rewritten under a lock; beyond some ten million rows, fill a new column in batches and swap',
      };
    case 'optional-must':
      return {
        statements: [`${alter} ALTER COLUMN ${own} SET NOT NULL;`],
        line: withNotNull,
        first: `\`SELECT count(*) FROM ${table.name} WHERE ${column} IS NULL\` must give 0`,
      };
    case 'secret-default':
      return {
        statements: [`${alter} ALTER COLUMN ${own} DROP DEFAULT;`],
        line: (text) => text.replace(/\s+default\s+'(?:[^']|'')*'(?:::\w+)?/i, ''),
      };
    case 'unindexed-foreign-key': {
      const columns = column.split(', ');
      const name = `${table.name}_${columns.join('_')}_idx`;
      const on = `${quoted(name)} ON ${owner} (${columns.map(quoted).join(', ')});`;
      return { statements: [`CREATE INDEX CONCURRENTLY IF NOT EXISTS ${on}`], below: `CREATE INDEX ${on}` };
    }
    case 'shared-key': {
      const columns = keyIn(finding.fix, column);
      return added(
        `${table.name}_${columns.join('_')}_key`,
        `UNIQUE (${columns.map(quoted).join(', ')})`,
        `\`SELECT ${columns.join(', ')}, count(*) FROM ${table.name} GROUP BY ${columns.join(', ')} HAVING count(*) > 1\` must give no row`,
      );
    }
    case 'undeclared-reference': {
      const to = targetIn(finding.fix);
      if (!to) return undefined;
      const name = quoted(`${table.name}_${column}_fkey`);
      const constraint = `FOREIGN KEY (${own}) REFERENCES ${quoted(to.table)} (${quoted(to.column)})`;
      return {
        statements: [
          `${alter} DROP CONSTRAINT IF EXISTS ${name};`,
          `${alter} ADD CONSTRAINT ${name} ${constraint} NOT VALID;`,
          `${alter} VALIDATE CONSTRAINT ${name};`,
          ...(isServed(table, column)
            ? []
            : [
                `CREATE INDEX CONCURRENTLY IF NOT EXISTS ${quoted(`${table.name}_${column}_idx`)} ON ${owner} (${own});`,
              ]),
        ],
        below: [
          `${alter} ADD CONSTRAINT ${name} ${constraint};`,
          ...(isServed(table, column)
            ? []
            : [`CREATE INDEX ${quoted(`${table.name}_${column}_idx`)} ON ${owner} (${own});`]),
        ].join('\n'),
        first: `rows of \`${table.name}\` that point to no row of \`${to.table}\` are mended or removed`,
      };
    }
    case 'reference-type-mismatch': {
      const type = /TYPE (.+)$/.exec(finding.fix)?.[1];
      return type && isPlain(type)
        ? {
            statements: [`${alter} ALTER COLUMN ${own} TYPE ${type} USING ${own}::text::${type};`],
            line: (text) => text.replace(TYPE_AFTER_NAME, `$1${type}`),
          }
        : undefined;
    }
    case 'no-primary-key': {
      const key = /PRIMARY KEY \(([^)]*)\)/.exec(finding.fix)?.[1];
      if (key) return { ...added(`${table.name}_pkey`, `PRIMARY KEY (${key.split(', ').map(quoted).join(', ')})`) };
      return {
        statements: [
          `${alter} ADD COLUMN IF NOT EXISTS id bigint GENERATED ALWAYS AS IDENTITY;`,
          `${alter} DROP CONSTRAINT IF EXISTS ${quoted(`${table.name}_pkey`)};`,
          `${alter} ADD CONSTRAINT ${quoted(`${table.name}_pkey`)} PRIMARY KEY (id);`,
        ],
        constraint: `id bigint GENERATED ALWAYS AS IDENTITY, CONSTRAINT ${quoted(`${table.name}_pkey`)} PRIMARY KEY (id)`,
      };
    }
    case 'erased-record': {
      const key = keyAt(table, finding);
      if (key?.columns.length !== 1) return undefined;
      const named = /constraint\s+"?(\w+)"?\s+foreign/i.exec(text)?.[1];
      const name = quoted(named ?? `${table.name}_${key.columns[0]}_fkey`);
      const to = key.target[0] ?? tables.find(({ name: other }) => other === key.table)?.primaryKey[0];
      return to === undefined
        ? undefined
        : {
            statements: [
              `${alter} DROP CONSTRAINT IF EXISTS ${name};`,
              `${alter} ADD CONSTRAINT ${name} FOREIGN KEY (${quoted(key.columns[0] ?? '')}) REFERENCES ${quoted(key.table)} (${quoted(to)}) ON DELETE RESTRICT;`,
            ],
            line: (text) => text.replace(/on\s+delete\s+cascade/i, 'ON DELETE RESTRICT'),
          };
    }
    default:
      return undefined;
  }
}

function ofMySql(
  finding: Finding,
  table: Found,
  column: string,
  tables: readonly Found[],
  text: string,
): SchemaFix | undefined {
  const alter = `ALTER TABLE ${table.name}`;
  const own = table.columns.find(({ name }) => name === column);
  const rest = own?.nullable === false ? ' NOT NULL' : '';
  const modify = (change: (text: string) => string, plain: string) =>
    `${alter} MODIFY ${wholeColumn(text, column, change) ?? plain};`;
  switch (finding.rule) {
    case 'money-as-float':
      return {
        statements: [modify((line) => line.replace(FLOAT, 'decimal(14, 2)'), `${column} decimal(14, 2)${rest}`)],
        line: (text) => text.replace(FLOAT, 'DECIMAL(14, 2)'),
      };
    case 'narrow-key':
      return {
        statements: [modify(widened, `${column} bigint${own?.counted ? ' NOT NULL AUTO_INCREMENT' : rest}`)],
        line: widened,
      };
    case 'optional-must':
      return own && isPlain(typeOf(own))
        ? { statements: [modify(withNotNull, `${column} ${typeOf(own)} NOT NULL`)], line: withNotNull }
        : undefined;
    case 'secret-default':
      return {
        statements: [`${alter} ALTER COLUMN ${column} DROP DEFAULT;`],
        line: (text) => text.replace(/\s+default\s+'(?:[^']|'')*'/i, ''),
      };
    case 'shared-key': {
      const columns = keyIn(finding.fix, column);
      const name = `uq_${table.name}_${columns.join('_')}`;
      return {
        statements: [`${alter} ADD UNIQUE KEY ${name} (${columns.join(', ')});`],
        constraint: `UNIQUE KEY ${name} (${columns.join(', ')})`,
        first: `\`SELECT ${columns.join(', ')}, count(*) FROM ${table.name} GROUP BY ${columns.join(', ')} HAVING count(*) > 1\` must give no row`,
      };
    }
    case 'undeclared-reference': {
      const to = targetIn(finding.fix);
      if (!to) return undefined;
      const constraint = `CONSTRAINT fk_${table.name}_${column} FOREIGN KEY (${column}) REFERENCES ${to.table} (${to.column})`;
      const isBefore = tables.findIndex(({ name }) => name === to.table) < tables.indexOf(table);
      return {
        statements: [`${alter} ADD ${constraint};`],
        ...(isBefore ? { constraint } : { below: `${alter} ADD ${constraint};` }),
        first: `rows of \`${table.name}\` that point to no row of \`${to.table}\` are mended or removed`,
      };
    }
    default:
      return undefined;
  }
}

function keyIn(fix: string, column: string): string[] {
  return (/\(([\w, ]+)\)\s*$/.exec(fix)?.[1] ?? column).split(', ');
}

function targetIn(fix: string): { table: string; column: string } | undefined {
  const [, table, column] = /REFERENCES (\S+) \((\S+?)\)/.exec(fix) ?? [];
  return table && column ? { table, column } : undefined;
}

function keyAt(table: Found, { line }: Finding): Found['foreignKeys'][number] | undefined {
  return table.foreignKeys.find((key) => key.line === line);
}

function isServed({ indexes, uniques, primaryKey }: Found, column: string): boolean {
  return [...indexes.map(({ columns }) => columns), ...uniques, primaryKey].some(([first]) => first === column);
}

function typeOf({ type, length, precision, scale }: Found['columns'][number]): string {
  if (length !== undefined) return `${type}(${length})`;
  return precision === undefined ? type : `${type}(${precision}, ${scale ?? 0})`;
}

function isPlain(type: string): boolean {
  return /^[a-z]\w*(?: precision)?(?:\([\d, ]+\))?$/.test(type) && type !== 'varchar' && type !== 'enum';
}
