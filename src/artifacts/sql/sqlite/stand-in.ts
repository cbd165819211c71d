import type { Token } from '../mysql/tokens.ts';
import { closing, isNameToken, splitAtCommas } from './sqlite-tokens.ts';

/** A plain table with the columns of one whose module is not in this build of SQLite (FTS5, R*Tree and others). */
export type StandIn = { table: string; sql: string; why: string };

/** The stand-in for a virtual table that could not be made; nothing where the failure is another one. */
export function standInFor(failure: string, tokens: readonly Token[]): StandIn | undefined {
  const module = /^no such module: (\w+)/.exec(failure)?.[1];
  const using = tokens.findIndex(({ upper }) => upper === 'USING');
  const name = tokens[using - 1];
  if (module === undefined || !name || !isNameToken(name)) return undefined;
  const open = using + 2;
  const parts = tokens[open]?.text === '(' ? splitAtCommas(tokens.slice(open + 1, closing(tokens, open))) : [];
  const names = parts
    .filter((part) => part[0] && isNameToken(part[0]) && part[1]?.text !== '=')
    .map(([first]) => first?.text ?? '');
  // A full-text table also has columns of its own name and `rank`.
  const own = /^fts/i.test(module) ? [name.text, 'rank'] : [];
  const columns = [...new Set([...names, ...own])].map((column) => `"${column.replaceAll('"', '""')}"`);
  const sql = `CREATE TABLE "${name.text.replaceAll('"', '""')}" (${columns.join(', ') || 'value'})`;
  return { table: name.text, sql, why: `the module ${module} is not in the SQLite that runs here` };
}
