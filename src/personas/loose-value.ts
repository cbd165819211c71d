import { type Entry, isFreeText, type RawEntry } from './entries.ts';
import type { Problem } from './persona.ts';
import { readWords } from './plain-words.ts';
import { note } from './problem.ts';
import type { Value } from './value.ts';
import { NotYaml, readBlockScalar, readYaml } from './yaml.ts';

/** In characters: an entry that YAML refuses is short, or prose. */
const MAX_ENTRY = 4 * 1024;

/**
 * The value of one entry whose file is no YAML: as YAML by itself, so that lists, maps and block scalars survive;
 * else what is quoted; else a list or a map read line by line; else the words as they stand. `tryYaml` is false in a
 * frontmatter so long that trying would take too much time.
 */
export function readLoosely(entry: RawEntry, tryYaml: boolean): { entry: Entry; problem?: Problem } {
  const { key, raw, line } = entry;
  const freeText = isFreeText(key);
  const value = asYaml(raw, tryYaml);
  if (value !== undefined && !(freeText && typeof value !== 'string')) return { entry: { ...entry, value } };
  const { rule, value: found } = byEye(raw, freeText);
  return { entry: { ...entry, value: found }, problem: note(rule, `${key}: ${HOW[rule]}`, line) };
}

const HOW = {
  'quoted-text': 'taken to its last quotation mark',
  'run-on-text': 'taken as text to the next key',
  'unquoted-text': 'taken as text, as it stands',
  'loose-list': 'read line by line',
};
type Rule = keyof typeof HOW;

function asYaml(raw: string, tryYaml: boolean): Value | undefined {
  const words = raw.includes('\n') ? undefined : readWords(raw);
  if (words !== undefined || isNoYaml(raw)) return words;
  try {
    if (/^[|>]/.test(raw) && !/\n[^ \t\n]/.test(raw)) return inEntry(readBlockScalar(`k: ${raw}`));
    return tryYaml ? inEntry(readYaml(`k: ${raw.replace(/^\t+/gm, indent)}`, MAX_ENTRY)) : undefined;
  } catch (thrown) {
    if (thrown instanceof NotYaml) return undefined;
    throw thrown;
  }
}

/** Whether words that no mark protects hold a colon, as YAML allows nowhere. */
function isNoYaml(value: string): boolean {
  return /^[ \t]*[A-Za-z0-9][^#\n]*:(?: |\n|$)/.test(value);
}

const indent = (tabs: string) => '  '.repeat(tabs.length);

function inEntry(value: Value): Value | undefined {
  return value instanceof Map && value.size === 1 ? value.get('k') : undefined;
}

/** The value as a person reads it, and by which rule. */
function byEye(raw: string, freeText: boolean): { rule: Rule; value: Value } {
  const several = !freeText && /^(?:"[^"]*"|'[^']*')[ \t]*,/.test(raw);
  const quoted = several ? undefined : unquote(raw.trim());
  if (quoted !== undefined) return { rule: 'quoted-text', value: quoted };
  if (!freeText) {
    const list = listIn(raw) ?? mapIn(raw);
    if (list) return { rule: 'loose-list', value: list };
    const [first = ''] = raw.trim().split('\n', 1);
    return { rule: 'unquoted-text', value: bare(first) };
  }
  const text = raw.replace(/^[|>][+-]?\d?[ \t]*\n/, '\n');
  return { rule: raw.includes('\n') ? 'run-on-text' : 'unquoted-text', value: outdent(text).trim() };
}

/** What stands between a quotation mark at the start and its last like at the end; nothing when it is not so. */
function unquote(text: string): string | undefined {
  const mark = text[0];
  if (mark !== '"' && mark !== "'") return undefined;
  const end = text.lastIndexOf(mark);
  if (end === 0 || !/^[ \t]*(?:#.*)?$/.test(text.slice(end + 1))) return undefined;
  const inner = text.slice(1, end);
  if (mark === "'") return inner.replaceAll("''", "'");
  return inner.replace(/\\(["\\/nt])/g, (_, sign: string) => ESCAPES[sign] ?? sign);
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t' };

/** `- a` line by line, or `[a, b]` on one. */
function listIn(raw: string): Value[] | undefined {
  const flow = /^\s*\[([^[\]]*)\]\s*(?:#.*)?$/.exec(raw)?.[1];
  if (flow !== undefined) return flow.split(',').map(bare).filter(Boolean);
  const lines = raw.split('\n').filter((line) => line.trim() !== '');
  const items = lines.map((line) => /^\s*-[ \t]+(.*)$/.exec(line)?.[1]);
  return items.length > 0 && items.every((item) => item !== undefined) ? items.map(bare) : undefined;
}

/** `key: word` line by line, one level deep. */
function mapIn(raw: string): Map<string, Value> | undefined {
  const lines = raw.split('\n').filter((line) => line.trim() !== '');
  const pairs: [string, string][] = [];
  for (const line of lines) {
    const [, key, word] = /^[ \t]+(\S+?)[ \t]*:[ \t]+([\w-]+)[ \t]*(?:#.*)?$/.exec(line) ?? [];
    if (key === undefined || word === undefined) return undefined;
    pairs.push([bare(key), word]);
  }
  return pairs.length > 0 ? new Map(pairs) : undefined;
}

/** A scalar without the comment after it and the quotation marks around it. */
function bare(text: string): string {
  const word = text.replace(/(?:^|[ \t])#(?:[ \t].*)?$/, '').trim();
  return /^"[^"]*"$|^'[^']*'$/.test(word) ? word.slice(1, -1) : word;
}

/** The lines without the indent that those below the first share. */
function outdent(raw: string): string {
  const [first = '', ...rest] = raw.split('\n');
  let width = Number.POSITIVE_INFINITY;
  for (const line of rest) if (line.trim() !== '') width = Math.min(width, line.search(/\S/));
  return [first, ...rest.map((line) => line.slice(Math.min(width, line.length)))].join('\n');
}
