/** Words that say nothing of what a text is about. */
const EMPTY = new Set(
  `a about after all also an and any are as at be because been before but by can could do does for from get gets give
  had has have help her here his how i if in into is it its just let like make makes me might more most must my need
  needs new no not now of on one only or our out over own please project should so some such take takes than that the
  their them then there these they this those through to too two under up us use used user uses using very want wants
  was way we were what when where whether which while who whose why will with within without would you your yours
  agent agents assistant example examples context commentary persona it's we're i'm don't`.split(/\s+/),
);

export type Word = {
  /** As it stands in the text, in lower case. */
  text: string;
  /** What it shares with its other forms: `queries`, `query` and `querying` are one. */
  stem: string;
};

/** The words of a text that say something, in order; in any script that separates words. */
export function wordsIn(text: string): Word[] {
  const found =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}+#'’]*/gu) ?? [];
  return found.flatMap((raw) => {
    const word = raw.replace(/['’]s?$/, '');
    return word.length < 2 || EMPTY.has(word) ? [] : [{ text: word, stem: stem(word) }];
  });
}

/** Cuts the endings of English grammar, so that a word's forms meet; the result is not itself a word. */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const single = word
    .replace(/(?<=[^s])ies$/, 'y')
    .replace(/(?<=[sxz]|[cs]h)es$/, '')
    .replace(/(?<=[^suiy])s$/, '');
  const bare = single.replace(/(?<=[a-z]{3})(?:ing|ed|er|ion|able|al)$/, '');
  const undoubled = bare === single ? bare : bare.replace(/([bdgmnprt])\1$/, '$1');
  return undoubled.replace(/(?<=[a-z]{2})(?:e|y|at)$/, '');
}
