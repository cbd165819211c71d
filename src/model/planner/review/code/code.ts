import { type Block, type Brackets, blocksOf, pairBrackets } from './blocks.ts';
import type { Seen } from './diff.ts';
import { type Language, languageOf } from './language.ts';
import { type Lexed, lex } from './lex.ts';

/** A program, read as far as rules about it need. Offsets are characters from 0; lines count from 1. */
export type Code = Lexed & {
  path: string;
  language: Language;
  /** As it was given. */
  text: string;
  brackets: Brackets;
  blocks: readonly Block[];
  /** Everything that is called, in the order of the text. */
  calls: readonly Call[];
  /** Where something is not seen. */
  gaps: readonly number[];
  lineAt(offset: number): number;
  isJudged(line: number): boolean;
};

/** Something that is called: `await db.query(sql, [id])`. */
export type Call = {
  /** `db.query` */
  name: string;
  /** Where its name begins, and where its brackets open and close. */
  start: number;
  open: number;
  close: number;
  /** Between its brackets, with strings and without comments. */
  args: string;
};

/** Reads one file. Never throws. */
export function readCode({ path, lines, judged, gaps }: Seen): Code {
  const text = lines.join('\n');
  const language = languageOf(path, text);
  const lexed = lex(text, language);
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const breaks = gaps.map((line) => starts[line] ?? text.length);
  const brackets = pairBrackets(lexed.plain, breaks);
  const code = {
    ...lexed,
    path,
    language,
    text,
    brackets,
    gaps: breaks,
    blocks: blocksOf(lexed, language, brackets, breaks),
    lineAt: (offset: number) => lineAmong(starts, offset),
    isJudged: (line: number) => judged === undefined || judged.has(line - 1),
  };
  return { ...code, calls: allCalls(code) };
}

function lineAmong(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** Every call whose whole name matches, in the order of the text: `users.where().first` of a chain. */
export function callsOf(code: Code, name: RegExp, from = 0, to = code.plain.length): Call[] {
  return code.calls.filter((call) => call.start >= from && call.start < to && name.test(call.name));
}

function allCalls(code: Omit<Code, 'calls'>): Call[] {
  const { plain, bare, brackets } = code;
  const found: Call[] = [];
  const call = /[A-Za-z_$][\w$]*[!?]?(?:<[\w\s,.[\]<>|{}:"']{1,120}>)?\(/g;
  for (let match = call.exec(plain); match; match = call.exec(plain)) {
    const open = match.index + match[0].length - 1;
    // What stands in its brackets may be a call too.
    call.lastIndex = open + 1;
    const start = chainStart(plain, match.index, brackets);
    const called = nameBetween(plain, start, open, brackets);
    const close = brackets.get(open) ?? plain.length;
    found.push({ name: called, start, open, close, args: bare.slice(open + 1, close) });
  }
  return code.language === 'ruby' ? [...found, ...commandsOf(code)].sort((a, b) => a.open - b.open) : found;
}

/** Calls without brackets: `redirect_to url, status: 303`. */
function commandsOf({ plain, bare }: Omit<Code, 'calls'>): Call[] {
  const command = /^[ \t]*((?:@?\w+\.)*\w+[!?]?)[ \t]+(?![=+\-*/%|&<>?]|(?:do|if|unless|and|or|rescue|in)\b)(?=\S)/gm;
  const found: Call[] = [];
  for (let match = command.exec(plain); match; match = command.exec(plain)) {
    const called = match[1] ?? '';
    let close = plain.indexOf('\n', command.lastIndex);
    while (close !== -1 && plain.charAt(close - 1) === ',') close = plain.indexOf('\n', close + 1);
    if (close === -1) close = plain.length;
    const open = command.lastIndex - 1;
    found.push({ name: called, start: open - called.length, open, close, args: bare.slice(open + 1, close) });
  }
  return found;
}

/** Where a chain begins whose last name begins at a place. */
function chainStart(plain: string, name: number, brackets: Brackets): number {
  let start = name;
  for (let parts = 0; parts < 40; parts += 1) {
    const joint = /(?:\?\.|!\.|&\.|\.|->|::)\s*$/.exec(plain.slice(Math.max(0, start - 60), start));
    if (!joint) return start;
    let at = start - joint[0].length;
    while (/\s/.test(plain.charAt(at - 1))) at -= 1;
    while (/[)\]]/.test(plain.charAt(at - 1))) at = brackets.get(at - 1) ?? at - 2;
    while (/[\w$@!?]/.test(plain.charAt(at - 1)) && at > 0) at -= 1;
    if (at >= start || at < 0) return start;
    start = at;
  }
  return start;
}

/** The names of a chain, with empty brackets for what is called or indexed on the way. */
function nameBetween(plain: string, start: number, open: number, brackets: Brackets): string {
  let name = '';
  for (let at = start; at < open; at += 1) {
    const char = plain.charAt(at);
    if (char === '<' && plain.slice(at, open).endsWith('>')) break;
    const close = char === '(' || char === '[' ? brackets.get(at) : undefined;
    if (close !== undefined && close < open) {
      name += char === '(' ? '()' : '[]';
      at = close;
    } else if (/\S/.test(char)) name += char;
  }
  return name;
}

/** The whole statement around a place: from its line's beginning until its brackets are closed. */
export function statementAt(code: Code, offset: number): { start: number; end: number; text: string } {
  const { plain, brackets } = code;
  let start = plain.lastIndexOf('\n', offset - 1) + 1;
  for (let tries = 0; tries < 6; tries += 1) {
    const line = plain.slice(start, plain.indexOf('\n', start) === -1 ? undefined : plain.indexOf('\n', start)).trim();
    const before = plain.slice(plain.lastIndexOf('\n', start - 2) + 1, Math.max(0, start - 1)).trim();
    if (
      start === 0 ||
      !(/^(?:\.|\?\.|->|\+|\|\||&&|\?|:)/.test(line) || /(?:[=+.,([{]|=>|\breturn|&&|\|\|)$/.test(before)) ||
      /[{]$/.test(before)
    )
      break;
    start = plain.lastIndexOf('\n', start - 2) + 1;
  }
  let end = start;
  for (; end < plain.length; end += 1) {
    const char = plain.charAt(end);
    if (char === '(' || char === '[' || char === '{') end = Math.max(end, brackets.get(end) ?? end);
    else if (char === ';') break;
    else if (
      char === '\n' &&
      end >= offset &&
      !/^\s*(?:\.|\?\.|->|\+|\?|:|&&|\|\||%)/.test(plain.slice(end + 1, end + 80))
    )
      break;
  }
  return { start, end, text: code.bare.slice(start, end) };
}

/** The blocks around a place, the innermost first. */
export function around({ blocks }: Code, offset: number): Block[] {
  return blocks.filter(({ body, end }) => body <= offset && offset < end).reverse();
}
