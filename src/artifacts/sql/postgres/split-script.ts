import { nextToken, type SqlToken } from './sql-token.ts';

/** A stretch of a script between two semicolons of the top level. Offsets are those of the script. */
export type Piece = {
  /** Of its first token. */
  start: number;
  /** Of its last token, before the semicolon. */
  end: number;
  /** Where to go on reading. */
  next: number;
  /** Its tokens without comments. */
  tokens: SqlToken[];
  /** Lines of the data that follow a `COPY … FROM STDIN` were passed over. */
  hasData: boolean;
};

/**
 * The next statement of a script at or after `from`, whether it is right or not; undefined when only space, comments
 * and psql's own commands (`\set`, `\c` …) are left. Semicolons within quotes, parentheses and `BEGIN ATOMIC` bodies
 * do not end it.
 *
 * @param flat takes every semicolon for an end, also one in parentheses: to get out of a statement that never closes
 */
export function nextPiece(text: string, from: number, flat = false): Piece | undefined {
  const tokens: SqlToken[] = [];
  let depth = 0;
  let at = from;
  for (let token = nextToken(text, at); token; token = nextToken(text, at)) {
    at = token.end;
    if (token.kind === 'comment') continue;
    if (token.text === '\\') {
      at = lineEnd(text, token.start);
      if (tokens.length > 0) return pieceOf(text, tokens, at);
      continue;
    }
    if (token.text === ';' && (flat || depth <= 0)) {
      if (tokens.length > 0) return pieceOf(text, tokens, token.end);
      continue;
    }
    depth += nesting(token, tokens, depth);
    tokens.push(token);
  }
  return tokens.length > 0 ? pieceOf(text, tokens, text.length) : undefined;
}

/** By how much a token deepens: a parenthesis, or the body of a function in SQL's own words. */
function nesting(token: SqlToken, before: readonly SqlToken[], depth: number): number {
  if (token.text === '(') return 1;
  if (token.text === ')') return depth > 0 ? -1 : 0;
  if (token.kind !== 'word') return 0;
  const word = token.text.toLowerCase();
  const isAtomic = (last: SqlToken | undefined) => last?.text.toLowerCase() === 'begin';
  if (word === 'atomic' && isAtomic(before.at(-1))) return 1;
  const inBody = depth > 0 && before.some((one, index) => /^atomic$/i.test(one.text) && isAtomic(before[index - 1]));
  if (!inBody) return 0;
  if (word === 'case') return 1;
  return word === 'end' ? -1 : 0;
}

function pieceOf(text: string, tokens: SqlToken[], next: number): Piece {
  const [start, end] = [tokens[0]?.start ?? next, tokens.at(-1)?.end ?? next];
  const isCopy = /^copy$/i.test(tokens[0]?.text ?? '') && tokens.some(({ text: word }) => /^stdin$/i.test(word));
  const after = isCopy ? endOfData(text, next) : undefined;
  return { start, end, next: after ?? next, tokens, hasData: after !== undefined };
}

/** After the line `\.` that ends the data of a COPY; undefined when there is none. */
function endOfData(text: string, from: number): number | undefined {
  const end = /^\\\.[ \t]*$/m;
  const found = end.exec(text.slice(from));
  return found ? from + found.index + found[0].length : undefined;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
