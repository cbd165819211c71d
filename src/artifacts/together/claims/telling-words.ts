import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { technologyIn } from './technologies.ts';

/** Ways of doing that are told in several words, or in several ways, as one word each. What is done by `one … at a time` stays. */
const MANNERS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:change[- ]data[- ]capture|cdc)\b/g, ' debezium '],
  [/\bone ([a-z]+) at a time\b/g, ' $1 serially '],
  [/\bone (?:[a-z]+ )?after (?:the other|another)\b/g, ' serially '],
  [
    /\b(?:one (?:by one|at a time)|in (?:sequence|series|turn|a row|succession)|sequentially|in sequential order)\b/g,
    ' serially ',
  ],
  [
    /\b(?:all at once|all together|together|at the same time|in parallel|parallel|simultaneous(?:ly)?|concurrently)\b/g,
    ' together ',
  ],
  [/\ball\b([^.,;:]{0,40})\bat once\b/g, ' all $1 together '],
  [/\b(?:at once|immediate(?:ly)?|instantly|straight away|right away)\b/g, ' instant '],
  [
    /\b(?:inside|within|in|during) (?:the |its |their )?(?:same |own )?(?:request|call|mutation|handler)s?\b|(?<![a-z])synchronous(?:ly)?\b/g,
    ' synchronously ',
  ],
  [/\b(?:in the background|by an? (?:background )?job)\b/g, ' asynchronously '],
  [
    /\b(?:on|at|upon|with|per) (?:each |every |any )?(?:read time|reads?|request|query|view|demand)\b|\bon the fly\b|\bwhen(?:ever)? (?:it |they |an? [a-z]+ |the [a-z]+ )?(?:is|are) (?:read|opened|asked for|requested|shown|queried|viewed)\b/g,
    ' onread ',
  ],
  [/\b(?:per|each|every|own|separate|dedicated)\b/g, ' apiece '],
  [/\bours\b/g, ' ourside '],
  [/\btheirs\b/g, ' theirside '],
  [/\b(?:by hand|manually|manual)\b/g, ' byhand '],
  [/\bautomatic(?:ally)?\b/g, ' automatically '],
  [/\b(?:once|when) (?:the |an? |it )?((?:[a-z]+ ){0,2}?)(?:has|have|is|are) /g, ' after $1 '],
  [/\b(?:for ?ever|without end|indefinitely|permanently)\b/g, ' forever '],
];

const MANNER_WORDS = new Set(MANNERS.flatMap(([, manner]) => manner.split(' ')));

/** Words that tell of no way: what stands in every sentence, and what only stresses another. */
const STOP =
  /^(?:the|an?|and|or|of|to|in|on|at|by|for|from|with|into|all|any|one|as|is|are|be|been|being|it|its|their|they|them|our|we|us|use|using|via|through|over|within|that|this|these|those|there|which|who|what|when|while|then|once|same|other|also|only|alone|pure|purely|plain|simple|simply|just|itself|themselves|oneself|more|less|most|has|have|had|does|do|will|can|may|must|get|let|so|up|out|not|no|new|first|last|next|further|extra|existing|such|self|held|during|while)$/;

/** Different words for one deed, by their roots. */
const SAME: Readonly<Record<string, string>> = {
  insert: 'writ',
  wrot: 'writ',
  written: 'writ',
  sav: 'writ',
  persist: 'writ',
  second: 'two',
  afterward: 'after',
  later: 'after',
  replac: 'overwrit',
  overwritten: 'overwrit',
  purg: 'delet',
  eras: 'delet',
  remov: 'delet',
  removal: 'delet',
  deletion: 'delet',
  calculat: 'comput',
  calculation: 'comput',
  recomput: 'comput',
  deriv: 'comput',
  sum: 'comput',
  emit: 'publish',
  pull: 'poll',
  fetch: 'poll',
  straight: 'direct',
  correct: 'edit',
  modify: 'edit',
};

/** The words of a text that tell what it is about, in its order and as roots: what other forms of them have too. */
export function tellingWords(text: string): readonly string[] {
  const known = told.get(text);
  if (known) return known;
  if (told.size >= REMEMBERED) told.clear();
  const words = readWords(text);
  told.set(text, words);
  return words;
}

/** Every sentence is held against many phrases. Given up when it has grown to this many. */
const REMEMBERED = 5000;
const told = new Map<string, readonly string[]>();

function readWords(text: string): string[] {
  return MANNERS.reduce((said, [words, manner]) => said.replace(words, manner), spaced(text))
    .split(/[^\p{L}\p{N}]+/u)
    .map(stem)
    .filter((word) => word !== '' && !STOP.test(word))
    .map((word) => (MANNER_WORDS.has(word) || technologyIn(word) !== undefined ? word : rootOf(word)))
    .filter((word) => word.length > 2 && !STOP.test(word));
}

/** `synchronous` and `synchronously`, `reserved` and `reservation`; a counter is no count. */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 4 && long.startsWith(short) && !/^[eo]r$/.test(long.slice(short.length));
}

/** How many of some words stand among others, in any form. */
export function sharedWords(words: readonly string[], others: readonly string[]): number {
  return new Set(words.filter((word) => others.some((other) => isSameWord(word, other)))).size;
}

/** In lower case; `orderId` is two words, `PostgreSQL` and `RabbitMQ` are one. */
function spaced(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/\b[a-z]+[A-Z]\w*/g, (name) => wordsOf(name).join(' '))
    .toLowerCase();
}

/** In characters. */
const LONGEST = 2000;

/** `rendering`, `rendered` and `renders` are one, and so are `dropping` and `drop`, `hourly` and `hour`. */
function rootOf(word: string): string {
  const one =
    word === 'daily'
      ? 'day'
      : word
          .replace(/^(hour|night|week|month|year)ly$/, '$1')
          .replace(/([bgmnprt])\1(?:ing|ed)$/, '$1')
          .replace(/ied$/, 'y');
  const root = one.length > 5 ? one.replace(/(?:ing|ed|e)$/, '') : one.replace(/^(.{4})e$/, '$1');
  const british = root.replace(/iz(?=$|ation$)/, 'is');
  return Object.hasOwn(SAME, root) ? (SAME[root] ?? root) : british;
}
