/** Words that say nothing of what a text is about. */
const EMPTY = new Set(
  `a able about add adds after all also an and another any anything are as at be because been before being between
  both build building builds but by can cannot could create creates did do does doing done don't each else every
  everybody for from get gets getting give gives go goes had happen happens has have help her here high his how
  i i'm if in into is it it's its just let like made make makes making many may me member members might more
  most much must my need needed needs new no not now of off on once one ones only or other others our out over
  own part people per please project put really second see set should so some something such take taken takes
  taking than thank that the their them then there these they thing things this those through to too two under
  until up us use used user uses using very want wanted wants was way we we're well were what when where whether
  which while who whose why will with within without work works would yes yet you your yours agent agents
  assistant example examples context commentary persona`.split(/\s+/),
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
  const single = /[^s]ies$/.test(word)
    ? word.replace(/ies$/, 'y')
    : word.replace(/(?<=[sxz]|[cs]h)es$|(?<=[^suiy])s$/, '');
  const bare = single.replace(/(?<=[a-z]{3})(?:ing|ed|er|ion|able|al)$/, '');
  const undoubled = bare === single ? bare : bare.replace(/([bdgmnprt])\1$/, '$1');
  return undoubled.replace(/(?<=[a-z]{2})(?:e|y|at)$/, '');
}
