import { canonical, type Entry, isLabel } from './entries.ts';
import type { Frontmatter } from './frontmatter.ts';
import type { Lines } from './layout.ts';
import type { Value } from './value.ts';

/**
 * Reads a frontmatter that is written in the plainest YAML: words after a key, a quoted text without escapes, a `|`
 * block, a list of words. Undefined where a single line is anything else: then a parser has to tell.
 *
 * It exists because loading that parser takes longer than all else before the first frame, and most files need none.
 * Law: what it reads, the parser reads alike.
 */
export function readPlainly({ text, first }: Lines): Frontmatter | undefined {
  const entries = new Map<string, Entry>();
  let at = 0;
  while (at < text.length) {
    const line = text[at] ?? '';
    if (line === '') {
      at += 1;
      continue;
    }
    const [, key, rest = ''] = /^([A-Za-z][\w-]*):(?: (.*))?$/.exec(line) ?? [];
    if (key === undefined || isLabel(key) || entries.has(canonical(key))) return undefined;
    const below = bodyBelow(text, at + 1);
    const value = readValue(rest, below);
    if (value === undefined) return undefined;
    entries.set(canonical(key), { key, raw: [rest, ...below].join('\n').trimEnd(), line: first + at, value });
    at += 1 + below.length;
  }
  return entries.size > 0 ? { entries, problems: [] } : undefined;
}

/** The lines from here on that are indented or empty. */
function bodyBelow(text: readonly string[], from: number): string[] {
  let end = from;
  while (end < text.length && /^(?: |$)/.test(text[end] ?? '')) end += 1;
  return text.slice(from, end);
}

function readValue(rest: string, below: readonly string[]): Value | undefined {
  if (rest === '|') return blockIn(below);
  const filled = below.filter((line) => line !== '');
  if (rest === '') return filled.length > 0 ? listIn(filled) : '';
  return filled.length > 0 ? undefined : wordsIn(rest);
}

/** Words on one line that YAML takes as they are, or between quotes what neither mark nor backslash interrupts. */
function wordsIn(line: string): string | undefined {
  if (/[^\S ]/.test(line)) return undefined;
  const text = line.trim();
  const quoted = /^"([^"\\]*)"$/.exec(text) ?? /^'([^']*)'$/.exec(text);
  if (quoted) return quoted[1];
  return /^[A-Za-z0-9]/.test(text) && !/:(?: |$)| #/.test(text) ? text : undefined;
}

function listIn(lines: readonly string[]): string[] | undefined {
  const items = lines.map((line) => (line.startsWith('  - ') ? wordsIn(line.slice(4)) : undefined));
  return items.every((item) => item !== undefined) ? items : undefined;
}

function blockIn(lines: readonly string[]): string | undefined {
  const indent = /^ +(?=[^ \t])/.exec(lines[0] ?? '')?.[0];
  if (!indent) return undefined;
  if (!lines.every((line) => line === '' || (line.startsWith(indent) && line.trim() !== ''))) return undefined;
  const text = lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  return `${text.map((line) => line.slice(indent.length)).join('\n')}\n`;
}
