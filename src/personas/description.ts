import type { Entry } from './entries.ts';
import type { Problem } from './persona.ts';
import { note } from './problem.ts';

/** A description whole, with its examples. A `\n`, `\t` or `\"` in it that was written as two characters becomes one. */
export function readDescription(entry: Entry | undefined): { description: string; problems: Problem[] } {
  if (!entry) return { description: '', problems: [] };
  const text = typeof entry.value === 'string' ? entry.value : entry.raw;
  const description = text.replace(/\\([nt"])/g, (_, sign: string) => ESCAPES[sign] ?? sign).trim();
  const problems =
    description === text.trim()
      ? []
      : [note('literal-escapes', 'the description writes its line ends as \\n', entry.line)];
  return { description, problems };
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t' };

/** Where the examples of a description begin. */
const EXAMPLES = /<[a-z]+>|\b(?:for )?examples?(?: \w+){0,4}\s*:|\bcontext\s*:|\buser\s*:\s*["']/i;

/** In characters: more than this of a description, or of a prompt, is no summary. */
const ENOUGH = 4000;

/** The description before its examples, as one line. What only leads over to them is left out. */
export function summarise(whole: string): string {
  const description = whole.slice(0, ENOUGH);
  const cut = description.search(EXAMPLES);
  const before = oneLine(cut === -1 ? description : description.slice(0, cut));
  const words = cut === -1 ? before : before.replace(/(?<=[.!?])(?: [^ .!?]+){1,5}$/, '');
  return words || oneLine(description.replace(/<\/?[a-z]+>/gi, ' '));
}

/** The first sentence of a text that is no heading, list or table, as one line; empty when there is none. */
export function firstSentence(prompt: string): string {
  const paragraph = prompt
    .slice(0, ENOUGH)
    .split(/\n[ \t]*\n/)
    .map((part) => part.trim().replace(/^(?:#{1,6} [^\n]*\n\s*)+/, ''))
    .find((part) => /^[\p{L}*_"']/u.test(part));
  const line = oneLine(paragraph ?? '').replace(/\*\*|__/g, '');
  return /^.*?[.!?](?= |$)/.exec(line)?.[0] ?? line;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[ ,;:–—-]+|[ ,;:–—(*-]+$/g, '');
}
