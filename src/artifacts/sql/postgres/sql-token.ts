/** A lexical piece of SQL. Offsets are those of the text it was read from, in UTF-16 units. */
export type SqlToken = {
  kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol' | 'comment';
  text: string;
  start: number;
  end: number;
  /** Of a string, a quoted name or a comment: whether its end was found. Unclosed ones reach to the end of the text. */
  closed: boolean;
};

const SPACE = /\s+/y;
const WORD = /[\p{L}_][\p{L}\p{N}_$]*/uy;
const NUMBER = /(?:0[xXoObB])?\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?/y;
const PARAMETER = /\$\d+/y;
const DOLLAR = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const LINE_COMMENT = /--[^\n]*/y;
const OPENS_STRING = /(?:[eEbBxXnN]|[uU]&)?'/y;
const OPENS_NAME = /(?:[uU]&)?"/y;

/**
 * The next token at or after `from`, comments among them; undefined at the end. Knows what PostgreSQL's own scanner
 * knows of quotes: doubled quotes, `E'…'` escapes, dollar quotes with tags, comments that nest. Takes time in
 * proportion to the token.
 */
export function nextToken(text: string, from: number): SqlToken | undefined {
  const start = matchAt(SPACE, text, from) ?? from;
  if (start >= text.length) return undefined;
  const make = (kind: SqlToken['kind'], end: number, closed = true): SqlToken => ({
    kind,
    text: text.slice(start, end),
    start,
    end,
    closed,
  });
  const comment = matchAt(LINE_COMMENT, text, start);
  if (comment !== undefined) return make('comment', comment);
  if (text.startsWith('/*', start)) {
    const end = endOfComment(text, start);
    return make('comment', end ?? text.length, end !== undefined);
  }
  const opens = matchAt(OPENS_STRING, text, start);
  if (opens !== undefined) {
    const end = endOfQuote(text, opens, "'", /^e/i.test(text.slice(start, opens)));
    return make('string', end ?? text.length, end !== undefined);
  }
  const names = matchAt(OPENS_NAME, text, start);
  if (names !== undefined) {
    const end = endOfQuote(text, names, '"', false);
    return make('quoted', end ?? text.length, end !== undefined);
  }
  const dollar = matchAt(DOLLAR, text, start);
  if (dollar !== undefined) {
    const tag = text.slice(start, dollar);
    const end = text.indexOf(tag, dollar);
    return end < 0 ? make('string', text.length, false) : make('string', end + tag.length);
  }
  const word = matchAt(WORD, text, start);
  if (word !== undefined) return make('word', word);
  const parameter = matchAt(PARAMETER, text, start);
  if (parameter !== undefined) return make('parameter', parameter);
  const number = matchAt(NUMBER, text, start);
  if (number !== undefined) return make('number', number);
  return make('symbol', start + (text.startsWith('::', start) ? 2 : 1));
}

/** All tokens of a text but its comments. */
export function tokensOf(text: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  for (let token = nextToken(text, 0); token; token = nextToken(text, token.end)) {
    if (token.kind !== 'comment') tokens.push(token);
  }
  return tokens;
}

/** The name that a token says: folded as PostgreSQL folds it, without quotes. */
export function nameOf(token: SqlToken): string {
  if (token.kind === 'quoted') return token.text.replace(/^(?:u&)?"|"$/gi, '').replaceAll('""', '"');
  return token.text.toLowerCase();
}

function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function endOfQuote(text: string, from: number, quote: string, escapes: boolean): number | undefined {
  for (let at = from; at < text.length; at++) {
    const one = text[at];
    if (escapes && one === '\\') at++;
    else if (one === quote && text[at + 1] === quote) at++;
    else if (one === quote) return at + 1;
  }
  return undefined;
}

function endOfComment(text: string, from: number): number | undefined {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = from;
  let depth = 0;
  for (let found = edge.exec(text); found; found = edge.exec(text)) {
    depth += found[0] === '/*' ? 1 : -1;
    if (depth === 0) return edge.lastIndex;
  }
  return undefined;
}
