import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';

const STOP =
  /^(?:the|a|an|and|or|of|to|in|on|at|by|for|from|with|into|per|each|every|all|any|one|own|as|is|are|be|it|its|their|our|we|us|use|using|used|more|less|only|also|then|through|via|over|within|that|this|them|they|first|last|new|then|once|same|other|two)$/;
const DATABASE = /^(?:database|postgres(?:ql)?|mysql|mariadb|timescale(?:db)?|mongo(?:db)?|db|sqlite)$/;
const WRITES = /^(?:insert|writ|wrot|stor|sav)/;
/** In words, between the first and the last that a phrase and a sentence share. */
const WIDEST = 9;
const WIDEST_OF_TWO = 5;
const LONGEST = 5;
/** Once where it is turned down, once where it is used, once where the one or the other is explained. */
const RARE = 3;

/** Whether a sentence has all words that tell what a phrase means, close together; a phrase of one or of many does not count. */
export function resemblance(phrase: string, sentence: string): boolean {
  const wanted = new Set(tellingWords(phrase));
  if (wanted.size < 2 || wanted.size > LONGEST) return false;
  // Two nouns alone (`longer TTL`) are a thing of many places, not a way of doing it.
  if (wanted.size === 2 && !/\b(?:on|per|by|for|to|in|at|from|with|into)\b|\w+ing\b/i.test(phrase)) return false;
  const words = allWords(sentence);
  const places = [...wanted].map((one) => words.indexOf(one));
  if (places.includes(-1)) return false;
  const [first = 0, second = 0] = places;
  const width = Math.max(...places) - Math.min(...places);
  return wanted.size === 2 ? first < second && width <= WIDEST_OF_TWO : width <= WIDEST;
}

/** Whether one of the words of a phrase is rare in a text: words that stand everywhere tell of its subject, not of a way. */
export function hasRareWord(phrase: string, text: string): boolean {
  const counts = new Map<string, number>();
  for (const word of allWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return tellingWords(phrase).some((word) => (counts.get(word) ?? 0) <= RARE);
}

function tellingWords(text: string): string[] {
  return allWords(text).filter((word) => !STOP.test(word));
}

function allWords(text: string): string[] {
  // `PostgreSQL` is one word, as is `TimescaleDB`.
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .flatMap((word) => (word === '' ? [] : wordsOf(word)))
    .map((word) => {
      if (DATABASE.test(word)) return 'database';
      return WRITES.test(word) ? 'write' : rootOf(stem(word));
    });
}

/** `rendering`, `rendered` and `renders` are one. */
function rootOf(word: string): string {
  return word.length > 5 ? word.replace(/(?:ing|ed|e)$/, '') : word;
}
