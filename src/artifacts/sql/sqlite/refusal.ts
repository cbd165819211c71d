import type { Level } from '../../../session/finding.ts';
import type { Token } from '../mysql/tokens.ts';
import type { Statement } from '../statements.ts';

/** Why a statement is not run: `skip` leaves it out, `compile` has SQLite resolve it without running it. */
export type Refusal = { how: 'skip' | 'compile'; why: string; finding?: [Level, string, string] };

/**
 * What of a script is not run. `sql.js` has no handler for the progress of a statement, so nothing here can stop one
 * that runs on: what could loop (a query, a common table expression) is compiled only, which names no less.
 */
export function refusalOf({ text, client }: Statement, tokens: readonly Token[]): Refusal | undefined {
  if (client) return { how: 'skip', why: 'it holds commands of the sqlite3 client, which are not run' };
  const [first, second] = tokens;
  const word = first?.upper ?? '';
  if (word === 'ATTACH' || word === 'DETACH')
    return { how: 'skip', why: 'ATTACH is not run here: it would open another file' };
  if (word === 'VACUUM') return { how: 'skip', why: 'VACUUM is not run here' };
  if (word === 'PRAGMA') return refusalOfPragma(tokens, second?.text ?? '');
  if (/\bsqlc\.\w+\(|\{\{|\$\{/.test(text)) return { how: 'skip', why: 'it is a template: something else fills it in' };
  if (/\bload_extension\s*\(/i.test(text)) return { how: 'skip', why: 'extensions are not loaded here' };
  // A query is resolved when it is compiled, and running it would prove nothing more.
  if (QUERIES.has(word)) return { how: 'compile', why: '' };
  if (!CHANGES.has(word)) return undefined;
  if (tokens.some(({ kind, text: name }) => kind === 'parameter' && !name.startsWith('@@')))
    return { how: 'compile', why: 'statements with parameters are compiled, not run' };
  if (word === 'CREATE' && !tokens.slice(0, 4).some(({ upper }) => upper === 'TABLE')) return undefined;
  const loops = tokens.some(beginsCte) || joins(tokens);
  if (
    word === 'CREATE' &&
    !tokens.some(
      ({ upper }, at) => upper === 'AS' && ['SELECT', 'WITH', 'VALUES'].includes(tokens[at + 1]?.upper ?? ''),
    )
  )
    return undefined;
  if (word === 'CREATE' && loops) return { how: 'compile', why: 'a table made from such a query is not made here' };
  return loops ? { how: 'compile', why: 'statements that could run on are compiled, not run' } : undefined;
}

const QUERIES = new Set(['SELECT', 'WITH', 'VALUES', 'EXPLAIN']);
const CHANGES = new Set(['INSERT', 'REPLACE', 'UPDATE', 'DELETE', 'CREATE']);

/** `WITH x AS (…)`, and not `WITH TIME ZONE`. */
function beginsCte({ upper }: Token, at: number, tokens: readonly Token[]): boolean {
  if (upper !== 'WITH') return false;
  const [first, second] = tokens.slice(at + 1, at + 3);
  return first?.upper === 'RECURSIVE' || second?.upper === 'AS' || second?.text === '(';
}

/** More tables than a statement of a design fills another from. */
function joins(tokens: readonly Token[]): boolean {
  let queries = 0;
  for (const { upper } of tokens) if (upper === 'SELECT' || upper === 'JOIN' || upper === 'CROSS') queries += 1;
  let from = false;
  let commas = 0;
  for (const { upper, text, kind } of tokens) {
    if (upper === 'FROM') from = true;
    else if (['WHERE', 'GROUP', 'ORDER', 'SELECT', 'SET', 'VALUES'].includes(upper)) from = false;
    else if (from && kind === 'sign' && text === ',') commas += 1;
  }
  return queries + commas > 4;
}

/** Pragmas that change what later statements mean, and can do no harm. */
const RUN =
  /^(foreign_keys|defer_foreign_keys|legacy_alter_table|encoding|user_version|case_sensitive_like|ignore_check_constraints)$/i;

function refusalOfPragma(tokens: readonly Token[], name: string): Refusal | undefined {
  const pragma = tokens[2]?.text === '.' ? (tokens[3]?.text ?? name) : name;
  if (/^writable_schema$/i.test(pragma))
    return {
      how: 'skip',
      why: 'PRAGMA writable_schema is refused here',
      finding: [
        'warning',
        'sql/writable-schema',
        'PRAGMA writable_schema lets a statement corrupt the database: it is not run here',
      ],
    };
  return RUN.test(pragma) ? undefined : { how: 'skip', why: '' };
}
