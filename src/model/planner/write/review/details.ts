import type { Language } from '../../review/code/language.ts';
import { languageOf } from '../../review/code/language.ts';
import type { Finding } from '../../review/finding.ts';
import { capital } from '../../words/spelling.ts';
import { blocks, fence } from '../markdown.ts';
import { CODE_FIXES } from './code-fixes.ts';
import { contractFix } from './contract-fix.ts';
import { lineFix, names } from './line-fix.ts';
import type { Material, Numbered } from './material.ts';

/** Rules whose lines hold what nobody should read once more. */
const SECRETS = /secret|password/;

/** What a finding is: where, what, and why it matters. */
export function detail(finding: Numbered, material: Material, withCode: boolean): string {
  const { id, severity, what, why, fix, path, line } = finding;
  const short = heading(what);
  const whole = short.endsWith('…') ? `${capital(what)}: ${why}` : /^\w+\.\w/.test(why) ? why : capital(why);
  return blocks(
    `### ${id}, ${severity}: ${short}`,
    `At \`${path}:${line}\`. ${whole}.`,
    `Fix: ${sqlInTicks(fix)}.`,
    withCode ? fixBlock(finding, material) : undefined,
  );
}

const LONGEST_HEADING = 130;

/** A heading is one line, and its names stay whole. */
function heading(what: string): string {
  if (what.length <= LONGEST_HEADING) return what;
  const cut = what.slice(0, LONGEST_HEADING - 2).replace(/\s+\S*$/, '');
  const isOpen = (cut.match(/`/g) ?? []).length % 2 === 1;
  return `${isOpen ? cut.slice(0, cut.lastIndexOf('`')).trimEnd() : cut} …`;
}

/** Statements inside a sentence, as code. */
function sqlInTicks(fix: string): string {
  if (fix.includes('`')) return fix;
  return fix
    .replace(
      /\b(?:ALTER TABLE|CREATE (?:UNIQUE )?INDEX)\b.*?(?=$|,(?! \d)|;| with | while )/g,
      (sql) => `\`${sql.trim()}\``,
    )
    .replace(/\bON DELETE RESTRICT\b/, '`ON DELETE RESTRICT`');
}

/** The fix as a change of the line that it begins at, or as a piece of the document. */
export function fixBlock(finding: Finding, { files, lineAt, textOf }: Material): string | undefined {
  const file = files.find(({ path }) => path === finding.path);
  if (file?.sort === 'contract') {
    const yaml = contractFix(finding, textOf(finding.path));
    return yaml === undefined ? undefined : fence('yaml', yaml);
  }
  if (file?.sort !== 'code') return undefined;
  const line = lineAt(finding.path, finding.line);
  const language = file.language ?? languageOf(finding.path, line);
  const next = lineAt(finding.path, finding.line + 1);
  const fixed = lineFix(finding, line, language, next) ?? example(finding, language, line);
  if (fixed === undefined) return undefined;
  const old = SECRETS.test(finding.rule) ? masked(line) : line;
  return fence(
    'diff',
    [`- ${old.trim()}`, ...fixed.split('\n').map((text, at) => `+ ${at === 0 ? text.trim() : text}`)].join('\n'),
  );
}

function example({ rule, what }: Finding, language: Language, line: string): string | undefined {
  const [first = '', second] = names(what);
  const own = rule === 'no-transaction' && language === 'js' ? transaction(line) : undefined;
  const client = /\b(pool|client|conn|knex|sql|tx)\.(?:query|execute)\(/.exec(line)?.[1] ?? 'db';
  const known = own ?? CODE_FIXES[rule]?.[language];
  const text = (
    second === undefined
      ? known
          ?.replace(/^.*\{b\}\(.*$\n?/gm, '')
          .replace(/the writes to \{a\} and \{b\}, both/g, 'both writes')
          .replace('the writes to {a} and {b}', 'both writes')
      : known
  )
    ?.replaceAll('{a}', () => first)
    .replaceAll('{b}', () => second ?? first);
  return language === 'js' ? text?.replaceAll(/\bdb\./g, `${client}.`) : text;
}

/** A transaction as the library at hand begins one. */
function transaction(line: string): string | undefined {
  if (/\bprisma\b/.test(line))
    return 'await prisma.$transaction(async (tx) => {\n  // the writes to {a} and {b}, both with tx\n});';
  if (/\bknex\b/.test(line))
    return 'await knex.transaction(async (trx) => {\n  // the writes to {a} and {b}, both with trx\n});';
  if (!/\b(?:pool|client)\.query\(/.test(line)) return undefined;
  return [
    'const client = await pool.connect();',
    'try {',
    "  await client.query('BEGIN');",
    '  // the writes to {a} and {b}, both with client',
    "  await client.query('COMMIT');",
    '} catch (error) {',
    "  await client.query('ROLLBACK');",
    '  throw error;',
    '} finally {',
    '  client.release();',
    '}',
  ].join('\n');
}

function masked(line: string): string {
  return line.replace(/(["'`])(?:(?!\1).){4,}\1/g, '$1(a secret)$1');
}
