import { dedent, type Lines } from './layout.ts';
import type { Value } from './value.ts';

/** One `key: value` of a frontmatter: `raw` is what stands after the colon, to the line before the next key. */
export type RawEntry = { key: string; raw: string; line: number };
export type Entry = RawEntry & { value: Value };

/** The entries by the canonical form of their keys. */
export type Entries = ReadonlyMap<string, Entry>;

/** Keys compare without case, hyphens and underscores: `allowed-tools` is `allowedTools`. */
export function canonical(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '');
}

/** The first of these keys (in canonical form) that is there with a value. */
export function pick(entries: Entries, ...keys: string[]): Entry | undefined {
  for (const key of keys) {
    const entry = entries.get(key);
    if (entry && entry.value !== '') return entry;
  }
  return undefined;
}

/** Keys whose value may be prose over several lines. */
const FREE_TEXT = new Set(['description', 'prompt', 'systemprompt', 'system', 'instructions', 'whentouse']);

export function isFreeText(key: string): boolean {
  return FREE_TEXT.has(canonical(key));
}

/** Words that stand before a colon in a dialogue or an example: below a free text they go on with it. */
const LABELS = new Set(
  `system ai agent context example examples note notes task tasks input output question answer response reply result
  reason rationale scenario trigger triggers important warning tip`.split(/\s+/),
);

export function isLabel(key: string): boolean {
  return LABELS.has(key.toLowerCase()) || isSpeaker(key);
}

/** Labels that are nobody's keys: where they stand as keys in YAML, a dialogue happened to parse. */
export function isSpeaker(key: string): boolean {
  return /^(?:user|assistant|human|commentary)$/i.test(key);
}

const KEY = /^(["']?)([A-Za-z_][\w.-]*)\1[ \t]*:(?:[ \t]+(.*)|)$/s;
/** Outside free text these are keys even when nothing stands between the colon and the value. */
const GLUED = /^(name|description|model|tools|color):(\S.*)$/s;

/**
 * Splits a frontmatter into its entries, whatever their values are. A key at the start of a line begins one. With
 * `runOn`, below a free text only a key that starts in lower case and is no label does; everything else goes on with
 * the text.
 */
export function splitEntries({ text, first }: Lines, runOn: boolean): RawEntry[] {
  const width = narrowest(text);
  const entries: { key: string; line: number; lines: string[] }[] = [];
  for (const [index, indented] of text.entries()) {
    const line = dedent(indented, width);
    const open = entries.at(-1);
    const start = startOf(line, runOn && open !== undefined && isFreeText(open.key));
    if (start) entries.push({ key: start.key, line: first + index, lines: [start.rest] });
    else open?.lines.push(line);
  }
  return entries.map(({ key, line, lines }) => ({ key, line, raw: lines.join('\n').trimEnd() }));
}

/** The width of the narrowest indent; the lines may all be indented alike. */
function narrowest(lines: readonly string[]): number {
  let width = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const indent = line.search(/\S/);
    if (indent !== -1 && indent < width) width = indent;
  }
  return width;
}

function startOf(line: string, inFreeText: boolean): { key: string; rest: string } | undefined {
  const glued = inFreeText ? null : GLUED.exec(line);
  if (glued?.[1] && glued[2]) return { key: glued[1], rest: glued[2] };
  const [, , key, rest = ''] = KEY.exec(line) ?? [];
  if (key === undefined || (inFreeText && (!/^[a-z]/.test(key) || isLabel(key)))) return undefined;
  return { key, rest };
}
