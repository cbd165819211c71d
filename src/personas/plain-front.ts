import { canonical, type Entry, isLabel } from './entries.ts';
import type { Frontmatter } from './frontmatter.ts';
import { hashValue, saidOfHash } from './hash.ts';
import type { Lines } from './layout.ts';
import type { Problem } from './persona.ts';
import { readUnder } from './plain-block.ts';
import type { Value } from './value.ts';

/**
 * Reads a frontmatter that is written in plain YAML: words after a key, quoted or not, over several lines or as a
 * block; lists and maps of them. Undefined where a single line is anything else: then a parser has to tell.
 *
 * It exists because loading that parser takes longer than all else before the first frame, and it takes milliseconds a
 * file, where thousands of files are read and most need none. Law: what it reads, the parser reads alike.
 */
export function readPlainly({ text, first }: Lines): Frontmatter | undefined {
  const entries = new Map<string, Entry>();
  const problems: Problem[] = [];
  let at = 0;
  while (at < text.length) {
    const line = text[at] ?? '';
    if (line === '' || line.startsWith('# ')) {
      at += 1;
      continue;
    }
    const [, key, rest = ''] = /^([A-Za-z][\w-]*):(?: (.*))?$/.exec(line) ?? [];
    if (key === undefined || isLabel(key) || entries.has(canonical(key))) return undefined;
    const below = bodyBelow(text, at + 1, rest);
    const hash = below.every((each) => each === '') ? hashValue(rest) : undefined;
    const value = hash ?? readValue(rest, below);
    if (value === undefined) return undefined;
    if (hash) problems.push(saidOfHash(key, hash, first + at));
    entries.set(canonical(key), { key, raw: [rest, ...below].join('\n').trimEnd(), line: first + at, value });
    at += 1 + below.length;
  }
  return entries.size > 0 ? { entries, problems } : undefined;
}

/** The lines from here on that are indented or empty; a list may stand at the margin. */
function bodyBelow(text: readonly string[], from: number, rest: string): string[] {
  const goesOn = rest.trim() === '' ? /^(?: |$|- )/ : /^(?: |$)/;
  let end = from;
  while (end < text.length && goesOn.test(text[end] ?? '')) end += 1;
  return text.slice(from, end);
}

function readValue(rest: string, below: readonly string[]): Value | undefined {
  const style = /^([|>])(-?)$/.exec(rest);
  if (style) return blockIn(below, style[1] === '>', style[2] === '-');
  const end = below.findLastIndex((line) => line !== '') + 1;
  const lines = below.slice(0, end);
  return lines.includes('') ? undefined : readUnder(rest, lines);
}

/** The text of a block whose lines are indented alike; `|` may have lines with more indent. */
function blockIn(lines: readonly string[], isFolded: boolean, isStripped: boolean): string | undefined {
  const indent = /^ +(?=[^ \t])/.exec(lines[0] ?? '')?.[0];
  if (!indent) return undefined;
  const text = lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  const rows = text.map((line) => line.slice(indent.length));
  const isPlain = text.every((line, index) => {
    if (line === '') return true;
    return line.startsWith(indent) && line.trim() !== '' && !(isFolded && /^\s/.test(rows[index] ?? ''));
  });
  if (!isPlain) return undefined;
  const body = isFolded ? folded(rows) : rows.join('\n');
  return isStripped ? body : `${body}\n`;
}

/** Lines joined by a space; between paragraphs one line end for each blank line. */
function folded(rows: readonly string[]): string {
  return rows.join('\n').replace(/\n+/g, (ends) => (ends.length === 1 ? ' ' : ends.slice(1)));
}
