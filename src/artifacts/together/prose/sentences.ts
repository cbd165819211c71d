import type { Passage } from '../design.ts';
import { isAside } from './aside.ts';

const END = /(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx|no|resp|incl|ca|z\.B))[.!?]["')\]]*\s+(?=["'(`\p{Lu}\d])|;\s+/gu;

/** In characters: a passage that is longer is left whole. */
const LONGEST = 20_000;

/** Every rule asks for the same ones. */
const known = new WeakMap<Passage, Passage[]>();

/** The sentences of a passage, each with its own line, its own code spans, and whether it is an aside itself. */
export function sentencesOf(passage: Passage): Passage[] {
  const before = known.get(passage);
  if (before) return before;
  const sentences = split(passage);
  known.set(passage, sentences);
  return sentences;
}

function split(passage: Passage): Passage[] {
  const { text } = passage;
  if (text.length > LONGEST) return [passage];
  const found: Passage[] = [];
  let from = 0;
  const codes = [...passage.codes];
  const add = (to: number): void => {
    const part = text.slice(from, to);
    const line = lineAt(passage, from + (part.length - part.trimStart().length));
    const count = (part.match(/`[^`]+`/g) ?? []).length;
    const own = codes.splice(0, count);
    if (part.trim() !== '') {
      found.push({ ...passage, text: part.trim(), line, codes: own, aside: passage.aside || isAside(part) });
    }
    from = to;
  };
  for (const match of text.matchAll(END)) {
    const to = match.index + match[0].length;
    if ((text.slice(0, to).match(/`/g) ?? []).length % 2 === 0) add(to);
  }
  add(text.length);
  return found;
}

/** The document's line of a place in a passage. */
export function lineAt(passage: Passage, offset: number): number {
  return passage.line + (passage.text.slice(0, offset).match(/\n/g) ?? []).length;
}
