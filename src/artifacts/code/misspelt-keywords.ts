import { slipsBetween } from '../slips.ts';
import type { Repair } from './place-refusal.ts';

const KEYWORDS =
  'abstract async await break case catch class const continue declare default delete do else enum export extends finally for from function if implements import instanceof interface let namespace new of private protected public readonly return static switch throw try type typeof var while yield'.split(
    ' ',
  );
/** How far above the line that cannot be read a word may stand: the parser takes `retrun [` for an index. */
const ABOVE = 30;

/** Words that are a keyword but for one slip of the pen, each with the keyword in its place; nearest line first. */
export function* misspeltKeywords(lines: readonly string[], bare: readonly string[], line: number): Iterable<Repair> {
  for (let at = Math.min(line, lines.length) - 1; at >= Math.max(0, line - 1 - ABOVE); at--) {
    for (const { 0: word, index } of (bare[at] ?? '').matchAll(/(?<![\w$.])[a-z]{2,11}(?![\w$])/g)) {
      // Far above, only what a statement begins with.
      if (KEYWORDS.includes(word) || (at < line - 2 && (bare[at] ?? '').slice(0, index).trim() !== '')) continue;
      for (const keyword of KEYWORDS.filter((one) => slipsBetween(word, one, 1) <= 1)) {
        const row = lines[at] ?? '';
        const fixed = lines.with(at, row.slice(0, index) + keyword + row.slice(index + word.length));
        yield { line: at + 1, message: `\`${word}\` should be \`${keyword}\``, lines: fixed };
      }
    }
  }
}
