/** A word, number, text or sign of a .proto file, with its line from 1. */
export type Token = { text: string; line: number };

/** Tokens of one file, at most. */
const MOST = 300_000;

/** Comments are left out; a text keeps its quotes; a name keeps its dots. Never fails: what is no token is skipped. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\n|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[.\w][\w.+]*|[^\s\w]/g;
  let line = 1;
  for (const [token] of text.matchAll(pattern)) {
    if (token === '\n') line++;
    else if (token.startsWith('/*')) line += token.split('\n').length - 1;
    else if (!token.startsWith('//')) tokens.push({ text: token, line });
    if (tokens.length >= MOST) break;
  }
  return tokens;
}
