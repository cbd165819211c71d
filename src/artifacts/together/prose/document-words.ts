import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';

/** In characters: of longer lines, the beginning. */
const WIDEST = 2000;

/** The stems of the words of a document, each with the lines it stands on. */
export type DocumentWords = Map<string, Set<number>>;

export function documentWords({ document }: Design): DocumentWords {
  const found: DocumentWords = new Map();
  for (const [at, line] of document.text.split('\n').entries()) {
    for (const word of wordsOfLine(line)) {
      const lines = found.get(word) ?? new Set();
      lines.add(at + 1);
      found.set(word, lines);
    }
  }
  return found;
}

function wordsOfLine(line: string): Set<string> {
  const words = new Set<string>();
  for (const token of line.slice(0, WIDEST).match(/[\p{L}\p{N}]+/gu) ?? []) {
    words.add(stem(token.toLowerCase()));
    if (/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(token)) for (const part of wordsOf(token)) words.add(stem(part));
  }
  return words;
}
