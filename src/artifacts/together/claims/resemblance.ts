import { isSameWord, sharedWords, tellingWords } from './telling-words.ts';

const DATABASE = /^(?:databas|postgres(?:ql)?|mysql|mariadb|timescale(?:db)?|mongo(?:db)?|db|sqlit)$/;
/** In words, between the first and the last that a phrase and a sentence share. */
const WIDEST = 9;
const WIDEST_OF_TWO = 5;
const LONGEST = 6;
/** Once where it is turned down, once where it is used, once where the one or the other is explained. */
const RARE = 3;
/** Words of what a decision is about that make two nouns (`read replica`) the thing that it has turned down. */
const OF_SUBJECT = 2;

/**
 * Whether a sentence has all words that tell what a phrase means, close together. Two words alone have to tell a way of
 * doing, in their order, or the sentence has to be about the same as the decision.
 * @param subject what the decision is about that the phrase is from
 */
export function resemblance(phrase: string, sentence: string, subject: readonly string[] = []): boolean {
  const wanted = [...new Set(wordsOf(phrase))];
  const words = wordsOf(sentence);
  const places = wanted.map((one) => words.findIndex((word) => isSameWord(word, one)));
  if (wanted.length < 2 || wanted.length > LONGEST || places.includes(-1) || !isApiece(phrase, words)) return false;
  const rest = words.filter((word) => !wanted.some((one) => isSameWord(one, word)));
  const shared = sharedWords(subject, rest);
  // `Every node runs it`: what it is, the decision says.
  if (/\b(?:it|them|this)\b/i.test(phrase) && shared === 0) return false;
  const width = Math.max(...places) - Math.min(...places);
  if (wanted.length > 2) return width <= WIDEST;
  const [first = 0, second = 0] = places;
  const isWay = /\b(?:on|per|by|for|to|in|at|from|with|into)\b|\w+ing\b/i.test(phrase);
  if (isWay && first < second && width <= WIDEST_OF_TWO) return true;
  return width <= WIDEST_OF_TWO && shared >= OF_SUBJECT;
}

/** `With each change` gives nobody anything of its own. */
const APIECE = /\b(?:per|own|separate|dedicated|for (?:each|every))\b/i;

/**
 * Whether each has, in the words of a text, what a phrase would have each have: `each service has its own schema in the
 * database` is no database for each.
 */
export function isApiece(phrase: string, said: readonly string[]): boolean {
  const words = wordsOf(phrase);
  const at = words.indexOf('apiece');
  const own = words[at - 1] ?? words[at + 1];
  if (at < 0 || !APIECE.test(phrase) || own === undefined) return true;
  // "its own full copy", of "a full copy for each": what stands between is of the phrase too.
  const isOf = (word = ''): boolean => words.some((one) => isSameWord(one, word));
  return said.some(
    (word, place) =>
      isSameWord(word, own) &&
      ([said[place - 1], said[place + 1]].includes('apiece') ||
        (said[place - 2] === 'apiece' && isOf(said[place - 1]))),
  );
}

/** Whether a sentence has the words of a phrase with nothing between them. */
export function isSideBySide(phrase: string, sentence: string): boolean {
  const wanted = [...new Set(wordsOf(phrase))];
  const words = wordsOf(sentence);
  return words.some((_, at) => sharedWords(wanted, words.slice(at, at + wanted.length)) === wanted.length);
}

/** Whether one of the words of a phrase is rare in a text: words that stand everywhere tell of its subject, not of a way. */
export function hasRareWord(phrase: string, text: string): boolean {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) for (const word of wordsOf(line)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return wordsOf(phrase).some((word) => (counts.get(word) ?? 0) <= RARE);
}

/** The product does not matter where a database is. */
function wordsOf(text: string): string[] {
  return tellingWords(text).map((word) => (DATABASE.test(word) ? 'databas' : word));
}
