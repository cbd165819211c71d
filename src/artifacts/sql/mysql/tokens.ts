/** A word, a name in backquotes, a literal or a sign of a MySQL statement. */
export type Token = {
  kind: 'word' | 'name' | 'string' | 'number' | 'sign' | 'parameter' | 'end';
  /** As it stands there; what is between the quotes, with escapes resolved, for names and strings. */
  text: string;
  /** Of a word, in upper case; otherwise empty, so that it never equals a keyword. */
  upper: string;
  /** Of the artifact's text, from 1. */
  line: number;
  start: number;
  end: number;
};

/**
 * The tokens of one statement, closed by an `end`. Comments are left out, save for what stands in `/*!40101 … *​/`,
 * which the server runs. Never fails: a sign that MySQL does not know is a token of its own.
 *
 * @param line of the statement's first character in the artifact, from 1
 */
export function tokensOf(statement: string, line: number): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let current = line;
  while (at < statement.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(statement);
    if (!match) break;
    const raw = match[0];
    const token = tokenOf(raw, match.groups ?? {}, current, at);
    if (token) tokens.push(token);
    for (let newline = raw.indexOf('\n'); newline >= 0; newline = raw.indexOf('\n', newline + 1)) current += 1;
    at = TOKEN.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', upper: '', line: tokens.at(-1)?.line ?? line, start: at, end: at });
  return tokens;
}

function tokenOf(
  raw: string,
  groups: Record<string, string | undefined>,
  line: number,
  start: number,
): Token | undefined {
  if (groups.blank !== undefined) return undefined;
  const place = { line, start, end: start + raw.length, upper: '' };
  if (groups.word !== undefined) return { kind: 'word', text: raw, ...place, upper: raw.toUpperCase() };
  // `X'4D'` and `b'1'` are numbers in quotes.
  if (groups.string !== undefined && /^[XB]'/i.test(raw)) return { kind: 'number', text: raw, ...place };
  if (groups.string !== undefined) return { kind: 'string', text: unquoted(raw), ...place };
  if (groups.name !== undefined) return { kind: 'name', text: raw.slice(1, -1).replaceAll('``', '`'), ...place };
  if (groups.number !== undefined) return { kind: 'number', text: raw, ...place };
  if (groups.parameter !== undefined) return { kind: 'parameter', text: raw, ...place };
  return { kind: 'sign', text: raw, ...place };
}

/** The value of a string literal, without its quotes and an introducer such as `_utf8mb4` or `N`. */
function unquoted(raw: string): string {
  const open = raw.search(/['"]/);
  const quote = raw[open] ?? "'";
  const inside = raw.slice(open + 1, raw.endsWith(quote) && raw.length > open + 1 ? -1 : undefined);
  return inside.replaceAll(quote + quote, quote).replace(/\\([\s\S])/g, (_, char: string) => ESCAPED[char] ?? char);
}

const ESCAPED: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  0: '\0',
  b: '\b',
  Z: '\x1a',
  '%': '\\%',
  _: '\\_',
};

// Parameters also as the tools around MySQL write them: `?`, `:name`, `@v`, `@@global.v`, `#{x}`, `${x}`, `{{x}}`, `%s`.
const TOKEN = new RegExp(
  [
    /(?<blank>\s+|--(?=\s|$)[^\n]*|#(?!\{)[^\n]*|\/\*M?!9{5}[\s\S]*?\*\/|\/\*M?!\d*|\/\*[\s\S]*?(?:\*\/|$)|\*\/)/
      .source,
    /(?<string>(?:_(?:utf8mb4|utf8mb3|utf8|latin1|binary|ascii|ucs2)\s*|[NXB](?='))?(?:'(?:[^'\\]|''|\\[\s\S])*(?:'|$)|"(?:[^"\\]|""|\\[\s\S])*(?:"|$)))/
      .source,
    /(?<name>`(?:[^`]|``)*(?:`|$))/.source,
    /(?<parameter>\?|:(?!=)[A-Za-z_]\w*|@@?(?:[\w.$]+|`[^`]*`|'[^']*')|#\{[^}\n]*\}|\$\{[^}\n]*\}|\{\{[^}\n]*\}\}|%s\b|\$\d+\b)/
      .source,
    /(?<number>0x[0-9a-f]+\b|0b[01]+\b|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\w$]))/.source,
    /(?<word>[\w$\u0080-\uffff]+)/.source,
    /(?<sign><=>|->>|->|:=|<=|>=|<>|!=|&&|\|\||<<|>>|::|[\s\S])/.source,
  ].join('|'),
  'iy',
);
