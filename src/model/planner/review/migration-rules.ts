import type { Source } from '../repo/reading.ts';
import type { Finding } from './finding.ts';

type Told = Omit<Finding, 'path' | 'line' | 'rule' | 'harms'>;

/** A file that changes a database which is in use: by its folder, or by the number before its name. */
const MIGRATION = /migrat|(?:^|\/)[vV]?\d{2,}[_-][^/]*\.sql$/i;
const MYSQL = /\bengine\s*=|\bauto_increment\b|`|\bmodify\s+column\b/i;

/**
 * What a migration does to tables that stand already, and that hurts while it runs or while the old program still does.
 * Tables that the same file makes are empty and known to nobody: nothing is said of them.
 */
export function reviewMigration({ path, text }: Source): Finding[] {
  if (!MIGRATION.test(path) || !/\.sql$/i.test(path)) return [];
  const bare = text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const fresh = new Set(
    [...bare.matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([\w."]+)/gi)].map(([, name = '']) => plain(name)),
  );
  const isMySql = MYSQL.test(bare);
  return statements(bare).flatMap(({ sql, line }) => {
    const table = /\b(?:alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?|\bon\s+(?:only\s+)?)([\w."]+)/i.exec(sql)?.[1];
    if (table === undefined || fresh.has(plain(table))) return [];
    const told = judged(sql, plain(table), isMySql);
    return told ? [{ ...told, rule: 'unsafe-migration', harms: 'data' as const, path, line }] : [];
  });
}

function judged(sql: string, table: string, isMySql: boolean): Told | undefined {
  const added =
    /\badd\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?"?(\w+)"?\s+[^,;]*\bnot\s+null\b(?![^,;]*\bdefault\b)/i.exec(sql);
  if (added && !/\bdefault\b|\bgenerated\b|\badd\s+constraint\b|\bset\s+not\s+null\b/i.test(added[0]) && !isMySql)
    return {
      severity: 'high',
      what: `\`${table}.${added[1]}\` is added as NOT NULL without a default`,
      why: 'the rows that are there have no value for it, so the statement fails on the first of them',
      fix: `ALTER TABLE ${table} ADD COLUMN ${added[1]} without NOT NULL, fill it in batches, then SET NOT NULL in a later migration`,
    };
  const gone = /^\s*alter\s+table\b[\s\S]*?\b(drop|rename)\s+column\s+(?:if\s+exists\s+)?"?(\w+)/i.exec(sql);
  if (gone?.[2])
    return {
      severity: 'medium',
      what: `\`${table}.${gone[2]}\` is ${gone[1]?.toLowerCase() === 'drop' ? 'dropped' : 'renamed'} in one step`,
      why: 'while nodes are replaced the old program still reads and writes it, and the way back has lost its values',
      fix: `release a program that no longer uses ${gone[2]} first, then ${gone[1]?.toLowerCase() === 'drop' ? 'drop it, with an export of its values' : 'move to the new name: add it, write both, read the new one'}`,
    };
  const index = /^\s*create\s+(?:unique\s+)?index\b(?!\s+concurrently\b)/i.test(sql);
  return index && !isMySql && !/\bpragma\b/i.test(sql)
    ? {
        severity: 'medium',
        what: `an index on \`${table}\` is built while writes to it wait`,
        why: 'the statement holds a lock against every write until the whole table has been read',
        fix: `CREATE INDEX CONCURRENTLY on ${table}, in a migration of its own outside of a transaction`,
      }
    : undefined;
}

function statements(bare: string): { sql: string; line: number }[] {
  let line = 1;
  return bare.split(';').map((sql) => {
    const lead = /^\s*/.exec(sql)?.[0] ?? '';
    const first = line + lead.split('\n').length - 1;
    line += sql.split('\n').length - 1;
    return { sql: sql.slice(lead.length), line: first };
  });
}

function plain(name: string): string {
  return (name.split('.').at(-1) ?? name).replaceAll('"', '').toLowerCase();
}
