/** What one part does to another, whatever the word. */
const DEEDS: readonly RegExp[] = [
  /\b(?:writ(?:es?|ing|ten)|insert\w*|stor(?:es?|ing|ed)|sav(?:es?|ing|ed)|persist\w*|append\w*|upsert\w*)\b/i,
  /\b(?:read(?:s|ing)?|quer(?:y|ies|ying)|select\w*|load(?:s|ing)?)\b/i,
  /\b(?:publish\w*|emit\w*|push(?:es|ing)?|send(?:s|ing)?)\b/i,
  /\b(?:call(?:s|ing)?|ask(?:s|ing)?|invok(?:es?|ing)|request(?:s|ing)?)\b/i,
];
const NAME = /\b[A-Z][A-Za-z0-9]{2,}\b/g;
/** It goes another way, or it does not go. */
const OTHERWISE =
  /\b(?:through|via|behind|between|instead|rather|never|not|no|nor|without|only if|when|while|unless)\b/i;

/**
 * Whether a sentence has two parts do what a phrase speaks of, in other words: `EMQX inserts positions into TimescaleDB
 * itself` for `writing to TimescaleDB from EMQX`. Both have to be named, and the sentence be about one of them.
 */
export function isSameDeed(phrase: string, sentence: string): boolean {
  const names = [...new Set(phrase.match(NAME) ?? [])].filter((name) => !DEEDS.some((deed) => deed.test(name)));
  const said = DEEDS.filter((deed) => deed.test(phrase));
  const [deed] = said;
  if (!deed || said.length > 1 || names.length !== 2 || OTHERWISE.test(sentence)) return false;
  const [first = ''] = /^\W*(?:[Tt]he )?([A-Z]\w+)/.exec(sentence)?.slice(1) ?? [];
  const [clause = ''] = sentence.split(/[,;:]/);
  return names.includes(first) && names.every((name) => new RegExp(`\\b${name}\\b`).test(clause)) && deed.test(clause);
}
