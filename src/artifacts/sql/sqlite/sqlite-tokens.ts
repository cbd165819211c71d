import { type Token, tokensOf } from '../mysql/tokens.ts';

/** The tokens of an SQLite statement: names also stand in double quotes and square brackets there, and texts hold no escapes. */
export function sqliteTokensOf(statement: string, line: number): Token[] {
  // A backslash is a letter like any other in SQLite; a lone `#` begins no comment, and none is valid.
  const text = statement
    .replaceAll('\\', '/')
    .replace(/\[([^\]\n]*)\]/g, (_, name: string) => `"${name.replaceAll('"', "'")}"`);
  return tokensOf(text, line)
    .filter(({ kind }) => kind !== 'end')
    .map((token) => {
      const quoted = token.kind === 'string' && text[token.start] === '"';
      return quoted ? { ...token, kind: 'name' as const } : token;
    });
}

/** What may name a table or a column: SQLite also takes a text in single quotes. */
export function isNameToken({ kind }: Token): boolean {
  return kind === 'word' || kind === 'name' || kind === 'string';
}

/** The place of the bracket that closes the one at a place; the end where none does. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'sign') continue;
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}

/** The parts between the commas that stand in no bracket. */
export function splitAtCommas(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === '(') depth += 1;
    if (token.kind === 'sign' && token.text === ')') depth -= 1;
    if (token.kind === 'sign' && token.text === ',' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** The words after which a column's type is over. */
export const ENDS_A_TYPE: ReadonlySet<string> = new Set([
  'CONSTRAINT',
  'PRIMARY',
  'NOT',
  'NULL',
  'UNIQUE',
  'CHECK',
  'DEFAULT',
  'COLLATE',
  'REFERENCES',
  'GENERATED',
  'AS',
  'AUTOINCREMENT',
  'ON',
]);
