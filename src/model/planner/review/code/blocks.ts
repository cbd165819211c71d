import { isIndented, type Language } from './language.ts';
import type { Lexed } from './lex.ts';

/** A part of a program that holds other parts. Offsets are those of the text; `end` is behind its last character. */
export type Block = {
  kind: 'function' | 'loop' | 'branch' | 'catch' | 'class' | 'other';
  /** What stands before its body: decorators, name, parameters, condition. */
  head: string;
  /** Where the head begins, the body begins, and the body ends. */
  start: number;
  body: number;
  end: number;
};

/** The brackets of a text: of each that opens the one that closes, and the other way round. */
export type Brackets = ReadonlyMap<number, number>;

const OPEN: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Pairs the brackets; what is left open at a gap or at the end is closed there. */
export function pairBrackets(plain: string, gaps: readonly number[]): Brackets {
  const pairs = new Map<number, number>();
  const stack: number[] = [];
  const closeAll = (at: number): void => {
    for (const open of stack) pairs.set(open, at);
    stack.length = 0;
  };
  let gap = 0;
  for (let at = 0; at < plain.length; at += 1) {
    if (at === gaps[gap]) {
      closeAll(at);
      gap += 1;
    }
    const char = plain.charAt(at);
    if (char in OPEN) stack.push(at);
    if (char !== ')' && char !== ']' && char !== '}') continue;
    const match = stack.findLastIndex((open) => OPEN[plain.charAt(open)] === char);
    if (match === -1) continue;
    const open = stack[match] ?? at;
    for (const unclosed of stack.splice(match)) pairs.set(unclosed, at);
    pairs.set(at, open);
  }
  closeAll(plain.length);
  return pairs;
}

/** All blocks of a text, outer ones first. */
export function blocksOf(lexed: Lexed, language: Language, brackets: Brackets, gaps: readonly number[]): Block[] {
  const braced = language === 'python' ? [] : bracedBlocks(lexed, language, brackets);
  const indented = isIndented(language) ? indentedBlocks(lexed, language, brackets, gaps) : [];
  return [...braced, ...indented].sort((a, b) => a.body - b.body);
}

function bracedBlocks({ bare, plain }: Lexed, language: Language, brackets: Brackets): Block[] {
  const found: Block[] = [];
  // What Go runs before a condition ends with a semicolon, and belongs to the head.
  const stops = language === 'go' ? /[{}(,[]/ : /[;{}(,[]/;
  for (let at = plain.indexOf('{'); at !== -1; at = plain.indexOf('{', at + 1)) {
    const start = headStart(plain, at, brackets, stops);
    const head = bare.slice(start, at).trim();
    const kind = language === 'ruby' ? 'other' : kindOf(plain.slice(start, at).trim(), language);
    found.push({ kind, head, start, body: at + 1, end: brackets.get(at) ?? plain.length });
  }
  return found;
}

/** Where the statement begins that opens a brace: at a line of its own, with the annotations above it. */
function headStart(plain: string, brace: number, brackets: Brackets, stops: RegExp): number {
  let at = brace - 1;
  let hasWords = false;
  for (; at >= 0; at -= 1) {
    const char = plain.charAt(at);
    if (char === ')' || char === ']') {
      at = brackets.get(at) ?? at;
      hasWords = true;
    } else if (stops.test(char) && !(char === ',' && isInGenerics(plain, at))) break;
    else if (char === '\n' && hasWords) {
      const next = plain.slice(at + 1, brace).trimStart();
      const line = plain.slice(plain.lastIndexOf('\n', at - 1) + 1, at).trim();
      const goesOn =
        /^(?:throws|where|:|=>|->|extends|implements|\.)/.test(next) || /(?:=>|[=:,(|&]|\breturn)$/.test(line);
      if (!goesOn && !/^(?:@[\w.]+|#?\[\w.*\])$|^@[\w.]+\(.*\)$/.test(line)) break;
    } else if (/\S/.test(char)) hasWords = true;
  }
  return annotated(plain, at + 1);
}

/** `Map<String, Object>` holds a comma that separates nothing. */
function isInGenerics(plain: string, comma: number): boolean {
  const before = plain.slice(plain.lastIndexOf('\n', comma) + 1, comma).replace(/[-=]>/g, '');
  return (before.match(/\w</g)?.length ?? 0) > (before.match(/>/g)?.length ?? 0);
}

/** With the lines of annotations right above. */
function annotated(plain: string, start: number): number {
  let from = start;
  for (;;) {
    const lineEnd = plain.lastIndexOf('\n', from - 1);
    if (lineEnd <= 0 || plain.slice(lineEnd + 1, from).trim() !== '') return from;
    const lineStart = plain.lastIndexOf('\n', lineEnd - 1) + 1;
    const line = plain.slice(lineStart, lineEnd).trim();
    if (!/^(?:@\w|#?\[\s*\w)/.test(line)) return from;
    from = lineStart;
  }
}

const WORD_KINDS: readonly (readonly [RegExp, Block['kind']])[] = [
  [/\bcatch\b|\brescue\b|\bexcept\b/, 'catch'],
  [
    /^\}?\s*(?:else\s+)?if\b|^else\b|^\}?\s*else$|\bswitch\b|\bmatch\b|^try\b|^do$|^finally\b|^unless\b|^case\b|^when\b|^begin$|^ensure$|^elsif\b|^elif\b|^select\b/,
    'branch',
  ],
  [/^(?:for|foreach|while|loop|until|await foreach)\b/, 'loop'],
  [/(?:^|\s)(?:class|interface|struct|enum|record|trait|impl|module|namespace|object|mod)\s+[\w$.:<\\]+/, 'class'],
  [/=>$|\bfunction\b[^;]*$|^(?:async\s+)?def\b|(?:^|\s)(?:func|fn|fun)\b/, 'function'],
];

function kindOf(head: string, language: Language): Block['kind'] {
  const last = head.replace(/^(?:@[\w.]+(?:\((?:[^()]|\([^()]*\))*\))?\s*|#?\[[^\]]*\]\s*)+/, '').trim();
  const known = WORD_KINDS.find(([words]) => words.test(last))?.[1];
  if (known) return known;
  if (
    /^(?:return|new|throw|await|with|using|lock|synchronized|export default)\b/.test(last) &&
    !/\)\s*(?::[^=]*)?$/.test(last)
  )
    return 'other';
  const isMethod =
    /^(?:[\w$<>[\],.?*&\s]+\s)?[#*]?[\w$]+\s*(?:<[^>]*>)?\s*\(\s*(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*(?:(?::|throws|->|where)\s*[^={]*)?$/.test(
      last,
    );
  return isMethod &&
    language !== 'go' &&
    !/^(?:return|new|throw|await|using|lock|synchronized|with)\b|=/.test(last.replace(/\([\s\S]*\)/, ''))
    ? 'function'
    : 'other';
}

function indentedBlocks(
  { bare, plain }: Lexed,
  language: Language,
  brackets: Brackets,
  gaps: readonly number[],
): Block[] {
  const lines = linesOf(plain);
  const found: Block[] = [];
  for (const [place, { start, text }] of lines.entries()) {
    const words = text.trim();
    const opens =
      language === 'python'
        ? /^(?:async\s+)?(?:def|for|with|while|class|if|elif|else|try|except|finally|match|case)\b/.test(words)
        : /^(?:(?:private|public|protected|helper_method|memoize)\s+)?(?:def|class|module|if|unless|case|while|until|for|begin|rescue|ensure|else|elsif|when)\b|\bdo(?:\s*\|[^|]*\|)?$/.test(
            words,
          );
    if (!opens) continue;
    const head = headEnd(plain, start, text, brackets, language);
    if (language === 'python' && plain.charAt(head - 1) !== ':') continue;
    const first = annotated(plain, start);
    const after = lines.findIndex((line) => line.start > head - 1);
    const depth = text.length - text.trimStart().length;
    const nextGap = gaps.find((gap) => gap > start) ?? plain.length;
    const closes = (line: (typeof lines)[number]): boolean =>
      line.start >= nextGap ||
      (line.text.trim() !== '' &&
        indentOf(line.text) <= depth &&
        !(
          language === 'ruby' &&
          /^(?:def|\S.*\bdo\b|begin)/.test(words) &&
          /^(?:rescue|ensure|else)\b/.test(line.text.trim())
        ));
    const until = after === -1 || after <= place ? undefined : lines.slice(after).find(closes);
    const isInline = language === 'python' && plain.slice(head, lines[after]?.start ?? plain.length).trim() !== '';
    const end = isInline ? (lines[after]?.start ?? plain.length) : (until?.start ?? plain.length);
    const kind =
      language === 'ruby' && /\bdo(?:\s*\|[^|]*\|)?$/.test(words)
        ? 'other'
        : kindOf(plain.slice(start, head).trim().replace(/:$/, ''), language);
    found.push({ kind, head: bare.slice(first, head).trim(), start: first, body: head, end });
  }
  return found;
}

/** Behind the colon of a Python statement, or at the end of its line. */
function headEnd(plain: string, start: number, text: string, brackets: Brackets, language: Language): number {
  const lineEnd = start + text.length;
  for (let at = start; at < plain.length; at += 1) {
    const char = plain.charAt(at);
    if (char in OPEN) at = Math.max(at, brackets.get(at) ?? at);
    else if (language === 'python' && char === ':') return at + 1;
    else if (char === '\n') return at;
  }
  return lineEnd;
}

function linesOf(plain: string): { start: number; text: string }[] {
  let start = 0;
  return plain.split('\n').map((text) => {
    const line = { start, text };
    start += text.length + 1;
    return line;
  });
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
