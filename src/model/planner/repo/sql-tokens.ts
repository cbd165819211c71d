/** One word, name, string or sign of SQL, with its line. Comments are gone. */
export type SqlToken = {
  /** In lower case, but for quoted names, which keep theirs. Strings keep their quotes. */
  text: string;
  kind: 'word' | 'name' | 'string' | 'number' | 'sign';
  line: number;
};

const TOKEN =
  /(--[^\n]*|(?<=^|\n)[ \t]*#[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*(?:'|$)|\$(\w*)\$[\s\S]*?(?:\$\3\$|$))|("[^"\n]*"|`[^`\n]*`|\[[A-Za-z_]\w*\])|([A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|(\d+(?:\.\d+)?)|(::|[^\s])/g;

/** The tokens of an SQL text. Anything at all is read; what is no SQL becomes words and signs. */
export function sqlTokens(text: string): SqlToken[] {
  const found: SqlToken[] = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(TOKEN)) {
    line += newlines(text, counted, match.index);
    counted = match.index;
    const [, comment, string, , name, word, number, sign] = match;
    if (comment !== undefined) continue;
    if (string !== undefined) found.push({ text: string, kind: 'string', line });
    else if (name !== undefined) found.push({ text: name.slice(1, -1), kind: 'name', line });
    else if (word !== undefined) found.push({ text: word.toLowerCase(), kind: 'word', line });
    else if (number !== undefined) found.push({ text: number, kind: 'number', line });
    else if (sign !== undefined) found.push({ text: sign, kind: 'sign', line });
  }
  return found;
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** The statements: runs of tokens between semicolons that stand outside brackets. */
export function sqlStatements(tokens: readonly SqlToken[]): SqlToken[][] {
  const all: SqlToken[][] = [];
  let open: SqlToken[] = [];
  for (const token of tokens) {
    if (token.text === ';' && token.kind === 'sign') {
      if (open.length > 0) all.push(open);
      open = [];
    } else open.push(token);
  }
  if (open.length > 0) all.push(open);
  return all;
}

/** The tokens between the bracket at `from` and its partner, and where that stands. */
export function inBrackets(tokens: readonly SqlToken[], from: number): { inner: SqlToken[]; end: number } {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const { text, kind } = tokens[at] ?? { text: '', kind: 'sign' };
    if (kind !== 'sign') continue;
    if (text === '(') depth++;
    if (text === ')' && --depth === 0) return { inner: tokens.slice(from + 1, at), end: at };
  }
  return { inner: tokens.slice(from + 1), end: tokens.length };
}

/** The parts between commas that stand outside brackets. */
export function splitAtCommas(tokens: readonly SqlToken[]): SqlToken[][] {
  const parts: SqlToken[][] = [];
  let open: SqlToken[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === '(') depth++;
    if (token.kind === 'sign' && token.text === ')') depth--;
    if (token.kind === 'sign' && token.text === ',' && depth === 0) {
      parts.push(open);
      open = [];
    } else open.push(token);
  }
  if (open.length > 0) parts.push(open);
  return parts;
}
