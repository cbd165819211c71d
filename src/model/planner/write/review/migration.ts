import type { FoundTable } from '../../repo/sql-schema.ts';
import { listed } from '../../words/spelling.ts';
import { blocks, fence, list } from '../markdown.ts';
import type { Material, Numbered } from './material.ts';
import { type PlacedFix, schemaAfter } from './schema-after.ts';
import { type Dialect, schemaFix } from './schema-fix.ts';

type Fixed = PlacedFix & { finding: Numbered };

const LONGEST = 600;

/** For a schema: its tables, and the migration with the fixes. Nothing for anything else. */
export function migration(material: Material): string | undefined {
  const { design, files } = material;
  const sources = design.repo.given.filter(({ path }) =>
    files.some((file) => file.path === path && file.sort === 'schema' && !/\.prisma$/.test(path)),
  );
  const texts = sources.flatMap(({ path, text }) => {
    const dialect = dialectOf(text);
    const fixed = fixesIn(path, dialect, material);
    return fixed.length === 0 ? [] : [ofFile(path, text, dialect, fixed)];
  });
  return texts.length === 0 ? undefined : blocks(...texts, byHand(material));
}

function ofFile(path: string, text: string, dialect: Dialect, fixed: readonly Fixed[]): string {
  const language = dialect === 'mysql' ? 'mysql' : 'sql';
  const isShort = text.split('\n').length <= LONGEST;
  const first = fixed.flatMap(({ fix, finding }) => (fix.first ? [`${finding.id}: ${fix.first}.`] : []));
  const before = first.length > 0 ? `Before it runs:\n\n${list(first)}` : undefined;
  const statements = fence(
    language,
    spelled(text, [...searchPath(text), ...fixed.flatMap(statementsOf)].join('\n'), dialect),
  );
  const changed = isShort
    ? blocks(`### The tables of \`${path}\` as they would be`, fence(language, schemaAfter(text, fixed)))
    : undefined;
  if (dialect !== 'mysql')
    return blocks(changed, `### The migration from \`${path}\``, before, statements, ON_POSTGRESQL);
  // MySQL cannot say "if it is not there yet": its migration stands before the tables that it makes.
  return blocks(`### The migration from \`${path}\``, startsFrom(fixed), before, statements, ON_MYSQL, changed);
}

function startsFrom(fixed: readonly Fixed[]): string {
  const owners = [...new Set(fixed.map(({ table }) => `\`${table.name}\``))];
  return `It runs once, on the existing ${owners.length > 1 ? 'tables' : 'table'} ${listed(owners)}.`;
}

const ON_MYSQL =
  'Each `MODIFY` repeats what the column has: compare it with `SHOW CREATE TABLE` before it runs, since what is left out is lost. Large tables are changed by a tool that copies them in the background.';
const ON_POSTGRESQL =
  "Statements with `CONCURRENTLY` run outside of a transaction, one by one; the others are short, and take `SET lock_timeout = '3s'` before them so that a long query does not hold up everybody behind them.";

function statementsOf({ fix, finding }: Fixed): string[] {
  return [`-- ${finding.id}: ${finding.rule.replaceAll('-', ' ')}, line ${finding.line}`, ...fix.statements];
}

/** Of MySQL, names of tables as they are written: on some machines it tells large letters from small ones. */
function spelled(text: string, sql: string, dialect: Dialect): string {
  if (dialect !== 'mysql') return sql;
  const names = [...text.matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?`?(\w+)/gi)].map(
    ([, name = '']) => name,
  );
  return names
    .filter((name) => name !== name.toLowerCase())
    .reduce(
      (all, name) => all.replace(new RegExp(`(?<=\\b(?:TABLE|REFERENCES) )${name.toLowerCase()}\\b`, 'g'), name),
      sql,
    );
}

/** The schema that the tables stand in, where it is not the usual one. */
function searchPath(text: string): string[] {
  const name = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?"?([a-z_]\w*)"?\s*\.\s*"?\w/i.exec(text)?.[1];
  return name === undefined || name === 'public' ? [] : [`SET search_path = ${name}, public;`];
}

function fixesIn(path: string, dialect: Dialect, { findings, design, lineAt }: Material): Fixed[] {
  const tables = design.repo.tables;
  return findings.flatMap((finding) => {
    if (finding.path !== path) return [];
    const fix = schemaFix(finding, tables, dialect, lineAt(path, finding.line));
    const table = tables.find(({ name }) => finding.what.includes(`\`${name}`) && isOf(name, finding.what));
    return fix && table ? [{ fix, table: table satisfies FoundTable, line: finding.line, finding }] : [];
  });
}

function isOf(name: string, what: string): boolean {
  return (/`([^`.]+)/.exec(what)?.[1] ?? '') === name;
}

/** What no statement can do by itself. */
function byHand({ findings, design, lineAt, files }: Material): string | undefined {
  const left = findings.filter(({ path, ...finding }) => {
    const file = files.find((one) => one.path === path);
    const text = design.repo.given.find((source) => source.path === path)?.text;
    if (file?.sort !== 'schema' || text === undefined) return false;
    return (
      schemaFix({ ...finding, path }, design.repo.tables, dialectOf(text), lineAt(path, finding.line)) === undefined
    );
  });
  return left.length === 0
    ? undefined
    : `Not in the migration, since somebody has to decide or the data has to be looked at: ${listed(left.map(({ id }) => id))}.`;
}

export function dialectOf(text: string): Dialect {
  if (/\)\s*engine\s*=|\bauto_increment\b|\bint(?:eger)?\s+unsigned\b|`\w+`\s+(?:bigint|int|varchar)/i.test(text))
    return 'mysql';
  return /\bautoincrement\b|\bwithout\s+rowid\b|\bpragma\b/i.test(text) ? 'sqlite' : 'postgresql';
}
