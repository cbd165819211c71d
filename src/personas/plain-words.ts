import type { Value } from './value.ts';

/** In characters: what is longer is no value that is plain at a glance. */
const MAX_QUOTED = 8192;

/** What YAML gives for a value on one line; undefined where only a parser can tell. */
export function readWords(line: string): Value | undefined {
  if (/[^\S ]/.test(line)) return undefined;
  const text = line.trim();
  return text[0] === '[' ? flowIn(text) : (quotedIn(text) ?? bareIn(text));
}

/** The same where the value goes on over several lines, the first of them after the key. */
export function readFolded(lines: readonly string[]): Value | undefined {
  if (lines.some((line) => /[^\S ]/.test(line) || line.trim() === '')) return undefined;
  const text = lines.map((line) => line.trim());
  if (text[0]?.[0] === '[') return text.some((line) => line.includes('#')) ? undefined : flowIn(text.join(' '));
  const isText = text.every((line, index) => !/:(?: |$)|(?:^| )#/.test(line) && (index > 0 || bareIn(line) === line));
  return isText && text.length > 0 ? text.join(' ') : undefined;
}

/** Words without quotation marks, to the comment after them. */
function bareIn(text: string): string | undefined {
  const comment = text.indexOf(' #');
  const words = comment === -1 ? text : text.slice(0, comment).trimEnd();
  return /^[\p{L}\p{M}\p{N}\p{So}_/.+$^~(]/u.test(words) && !/:(?: |$)/.test(words) ? words : undefined;
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t' };

function quotedIn(text: string): string | undefined {
  const mark = text[0];
  const inner = text.slice(1, -1);
  if ((mark !== '"' && mark !== "'") || text.length < 2 || text.at(-1) !== mark) return undefined;
  if (!inner.includes(mark) && (mark === "'" || !inner.includes('\\'))) return inner;
  if (inner.length > MAX_QUOTED) return undefined;
  if (mark === "'") return inner.replaceAll("''", '').includes("'") ? undefined : inner.replaceAll("''", "'");
  if (!/^(?:[^"\\]|\\["\\/nt])*$/.test(inner)) return undefined;
  return inner.replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign);
}

/** `[a, "b"]`: words and quoted words without a comma in them. */
function flowIn(text: string): string[] | undefined {
  if (!text.endsWith(']')) return undefined;
  const inner = text.slice(1, -1).trim();
  if (inner === '') return [];
  const items = inner.replace(/,$/, '').split(',');
  const words = items.map((item) => {
    const word = item.trim();
    return /[[\]{}#]/.test(word) || /^"[^"]*\\/.test(word) ? undefined : (quotedIn(word) ?? bareIn(word));
  });
  return words.every((word) => word !== undefined) ? words : undefined;
}
