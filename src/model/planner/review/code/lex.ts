import type { Language } from './language.ts';

/** A text in quotes. */
export type Quoted = {
  /** Where it begins, with what stands before its quotes, and where it ends after them. */
  start: number;
  end: number;
  /** `f` of a Python string, the tag of a template, `$` of C#. */
  prefix: string;
  quote: string;
  body: string;
};

/** A text with its strings found, and two copies of it, each character at its place. */
export type Lexed = {
  /** Without comments. */
  bare: string;
  /** Without comments and what stands in strings: brackets and words of the program. */
  plain: string;
  strings: Quoted[];
};

const HASH_COMMENT: readonly Language[] = ['python', 'ruby', 'php'];
const QUOTES: Record<Language, string> = {
  js: '\'"`',
  python: '\'"',
  go: '"`',
  java: '"',
  csharp: '"',
  ruby: '\'"`',
  php: '\'"',
  rust: '"',
};
const PREFIX: Partial<Record<Language, RegExp>> = {
  js: /[\w$.]+$/,
  python: /\b[a-zA-Z]{1,2}$/,
  csharp: /[$@]+$/,
  java: /\b[fs]$/,
  rust: /\b[rb]#*$/,
};
const IN_PIECES = new Set<Language>(['js', 'ruby']);

/** Reads a text by the rough grammar of its language: comments, strings, regular expressions. Never throws. */
export function lex(text: string, language: Language): Lexed {
  const bare = text.split('');
  const plain = bare.slice();
  const strings: Quoted[] = [];
  const blank = (target: string[], from: number, to: number): void => {
    for (let at = from; at < to; at += 1) if (target[at] !== '\n') target[at] = ' ';
  };
  let last = '';
  for (let at = 0; at < text.length; ) {
    const comment = commentEnd(text, at, language);
    if (comment !== undefined) {
      blank(bare, at, comment);
      blank(plain, at, comment);
      at = comment;
      continue;
    }
    const regex = language === 'js' || language === 'ruby' ? regexEnd(text, at, last) : undefined;
    if (regex !== undefined) {
      blank(plain, at + 1, regex - 1);
      at = regex;
      last = '/';
      continue;
    }
    const found = quoted(text, at, language);
    if (found) {
      strings.push(found);
      blank(plain, at + found.quote.length, found.end - found.quote.length);
      at = found.end;
      last = '"';
      continue;
    }
    const char = text.charAt(at);
    if (/\S/.test(char)) last = char;
    at += 1;
  }
  return { bare: bare.join(''), plain: plain.join(''), strings };
}

function commentEnd(text: string, at: number, language: Language): number | undefined {
  const char = text[at];
  const lineEnd = (): number => {
    const end = text.indexOf('\n', at);
    return end === -1 ? text.length : end;
  };
  if (char === '#' && HASH_COMMENT.includes(language) && text[at + 1] !== '[') return lineEnd();
  if (char !== '/' || language === 'python' || language === 'ruby') return undefined;
  if (text[at + 1] === '/' && text[at - 1] !== ':') return lineEnd();
  if (text[at + 1] !== '*') return undefined;
  const close = text.indexOf('*/', at + 2);
  return close === -1 ? text.length : close + 2;
}

function regexEnd(text: string, at: number, last: string): number | undefined {
  if (text[at] !== '/' || !(last === '' || /[=(,:!&|?;[{}+~]/.test(last))) return undefined;
  const match = /^\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\//.exec(text.slice(at, at + 300));
  return match ? at + match[0].length : undefined;
}

function quoted(text: string, at: number, language: Language): Quoted | undefined {
  const char = text.charAt(at);
  const letter =
    char === "'" && !QUOTES[language].includes(char) ? /^'(?:\\.|[^'\\\n])'/.exec(text.slice(at, at + 4)) : null;
  if (letter) return { start: at, end: at + letter[0].length, prefix: '', quote: "'", body: letter[0].slice(1, -1) };
  if (!QUOTES[language].includes(char)) return undefined;
  const isLong = text.startsWith(char.repeat(3), at) && language !== 'js' && language !== 'ruby' && char === '"';
  const isDocument = language === 'python' && text.startsWith("'''", at);
  const quote = isLong || isDocument ? char.repeat(3) : char;
  const runs = quote.length === 3 || char === '`' || IN_PIECES.has(language) || language === 'php';
  const close = closing(text, at + quote.length, quote, language, runs && (char !== "'" || quote.length === 3));
  if (close === undefined) return undefined;
  const before = PREFIX[language]?.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  const prefix = language === 'js' && char !== '`' ? '' : before;
  return {
    start: at - prefix.length,
    end: close + quote.length,
    prefix,
    quote,
    body: text.slice(at + quote.length, close),
  };
}

/** Where the closing quotes begin; nothing where a string would have to run over lines that it cannot. */
function closing(
  text: string,
  from: number,
  quote: string,
  language: Language,
  overLines: boolean,
): number | undefined {
  const raw = language === 'go' && quote === '`';
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\' && !raw) at += 1;
    else if (char === '\n' && !overLines) return undefined;
    else if (quote === '`' && language === 'js' && text.startsWith('${', at)) at = pieceEnd(text, at + 2);
    else if (quote === '"' && language === 'ruby' && text.startsWith('#{', at)) at = pieceEnd(text, at + 2);
    else if (text.startsWith(quote, at)) return at;
  }
  return undefined;
}

/** The brace that closes a piece of code inside a string. */
function pieceEnd(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length && at < from + 2_000; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return from;
}
