import nlp from 'compromise/two';
import type { Token } from '../tokens.ts';

/** What the tagger takes a word for; nothing where it has no view. */
export type Tag = 'verb' | 'noun' | 'adjective' | 'adverb' | 'name' | undefined;

/**
 * The part of speech of each token by the tagger of `compromise`. Its rules are made for whole English sentences: for
 * notes and other languages they are one voice among several, and `parts` weighs them.
 */
export function tagsOf(text: string, found: readonly Token[]): Tag[] {
  const terms = termsOf(text);
  let next = 0;
  return found.map(({ at }) => {
    while (next < terms.length && (terms[next]?.end ?? 0) <= at) next++;
    const term = terms[next];
    return term && term.from <= at ? term.tag : undefined;
  });
}

type Term = { from: number; end: number; tag: Tag };

/** The tagger's terms with their places: it keeps every character, before, in or after a term. */
function termsOf(text: string): Term[] {
  const sentences: { text: string; pre: string; post: string; tags?: Set<string> }[][] = nlp(text).docs;
  let at = 0;
  return sentences.flat().map((term) => {
    const from = at + term.pre.length;
    const end = from + term.text.length;
    at = end + term.post.length;
    return { from, end, tag: tagIn(term.tags ?? new Set()) };
  });
}

function tagIn(tags: ReadonlySet<string>): Tag {
  if (tags.has('Verb')) return 'verb';
  if (tags.has('ProperNoun')) return 'name';
  if (tags.has('Noun')) return 'noun';
  if (tags.has('Adjective')) return 'adjective';
  return tags.has('Adverb') ? 'adverb' : undefined;
}
