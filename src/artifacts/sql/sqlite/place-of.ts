import type { Database } from 'sql.js';
import type { Token } from '../mysql/tokens.ts';
import type { Statement } from '../statements.ts';

/**
 * The line, in the artifact, of what an error of SQLite is about. SQLite names no place: what it names is looked for.
 *
 * @param message as SQLite words it: `near "x": syntax error`, `no such column: t.x`
 */
export function placeOf(database: Database, statement: Statement, tokens: readonly Token[], message: string): number {
  const near = /^near "([\s\S]*)": syntax error/.exec(message)?.[1];
  if (near !== undefined) return placeOfSyntax(database, statement, near);
  if (/^incomplete input/.test(message)) return tokens.at(-1)?.line ?? statement.line;
  const named = NAMED.map((pattern) => pattern.exec(message)).find((match) => match);
  const name = named?.at(-1)?.replace(/^["'`[]|["'`\]]$/g, '');
  return (name && placeOfName(tokens, name, /duplicate column|already|conflict/.test(message))) || statement.line;
}

const NAMED = [
  /unknown column "([^"]+)" in foreign key/,
  /table \S+ has no column named (.+)$/,
  /no such (?:table|column|index|function|view|collation sequence|module|trigger|savepoint): (?:main\.|temp\.)?(.+?)(?: - should.*)?$/,
  /duplicate column name: (.+)$/,
  /(?:table|index|view|trigger|there is already an? \w+ named) "?([^" ]+)"? already exists/,
  /has more than one primary key/,
  /unknown datatype for \S+?\.?([^.:]+): /,
  /missing datatype for \S+?\.([^.:]+)$/,
  /ambiguous column name: (.+)$/,
  /wrong number of arguments to function (\w+)/,
  /unrecognized token: "(.+)"$/,
  /no such column: "?([^"]+)"?/,
  /default value of column \[?([^\]]+)\]? is not constant/,
  /error in (?:view|trigger|index|table) (\S+)/,
  /cannot (?:use|add|drop)[^"]*"([^"]+)"/,
];

/** The first place of a name; of one that is there twice too often, the last. */
function placeOfName(tokens: readonly Token[], name: string, last: boolean): number | undefined {
  const [tail = '', table] = name.split('.').reverse();
  const is = (token: Token | undefined, text: string) =>
    token !== undefined && token.kind !== 'sign' && token.text.toLowerCase() === text.toLowerCase();
  const qualified =
    table === undefined
      ? undefined
      : tokens.find((token, at) => is(token, tail) && tokens[at - 1]?.text === '.' && is(tokens[at - 2], table));
  const found =
    qualified ?? (last ? tokens.findLast((token) => is(token, tail)) : tokens.find((token) => is(token, tail)));
  return found?.line;
}

/**
 * Of the places where the word stands, the one where SQLite stopped: the text up to there fails in the same way, and up
 * to an earlier one is merely incomplete.
 */
function placeOfSyntax(database: Database, { text, line }: Statement, near: string): number {
  let tries = 0;
  for (let at = text.indexOf(near); at >= 0 && tries < 200; at = text.indexOf(near, at + Math.max(near.length, 1))) {
    tries += 1;
    const before = text[at - 1] ?? ' ';
    const after = text[at + near.length] ?? ' ';
    if (/^\w/.test(near) && (/\w/.test(before) || /\w/.test(after))) continue;
    const message = failureOf(database, text.slice(0, at + near.length));
    if (message?.startsWith(`near "${near}"`)) return line + lines(text.slice(0, at));
  }
  return line;
}

function failureOf(database: Database, sql: string): string | undefined {
  try {
    database.prepare(sql).free();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}
