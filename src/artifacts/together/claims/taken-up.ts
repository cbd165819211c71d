import { affirmed } from './affirmed.ts';
import { weighs } from './put-to-use.ts';
import { hasRareWord, isApiece, isSideBySide, resemblance } from './resemblance.ts';
import { technologyIn } from './technologies.ts';
import { isSameWord, sharedWords, tellingWords } from './telling-words.ts';

/** In words: what is told at greater length is no way of doing, but a reason. */
const LONGEST = 6;
/** Words of its subject that a text has to share where one word alone is turned down. */
const ENOUGH = 2;
/** Words that stand in decisions about anything. */
const GENERAL =
  /^(?:apiece|api|servic|system|data|databas|tabl|row|request|event|messag|stor|storag|keep|kept|writ|read|record|comput|delet|edit|decision|default|together|serially|instant|synchronously|asynchronously|onread|byhand|automatically|forever|after|befor|between|larg|small|two|three|time|day|hour|run|make|made|mak|need|work|client|user|server|component)$/;
/** Deeds that are done to anything. */
const PLAIN_DEED = /^(?:count|scan|select|sort|updat|load|show|quer[iy]|list|copy|check)$/;
/** Products of many uses: turned down for one thing, they are taken for another. */
const OF_MANY_USES = /^(?:postgres(?:ql)?|mysql|mariadb|sqlite|redis|valkey|s3|grpc)$/i;
/** Ways of doing anything, which one part of a design may take and another not. */
const MANY_WAYS =
  /^(?:polling|web-?hooks?|web-?sockets?|sse|rest|jwts?|uuid\w*|ulids?|cron|cdn|sms|batch\w*|push|pull)$/i;
/** Of one word alone, what can be taken but as a whole: a product, a style of building. */
const WHOLE =
  /^(?:[A-Z]\S*|[a-z]{1,2}[A-Z]\S+|micro-?services?|monolith|webhooks?|event[- ]sourcing|sharding|serverless)$/;
/** A thing to have, or a status to answer with; one word that says how is too little. */
const THING = /^(?:(?:an? )?[a-z][a-z-]{4,}s|\d{3})$/i;
/** Parts that serve many ends: a read replica that is turned down for one question may answer another. */
const PART =
  /\b(?:replicas?|caches?|locks?|queues?|topics?|index(?:es)?|tables?|columns?|stores?|lists?|jobs?|workers?|counters?|keys?|tokens?|transactions?|servers?|clusters?|schemas?|databases?|partitions?|triggers?|views?|scripts?)$/i;
const WAY = /\b(?:on|per|by|for|to|in|at|from|with|into)\b|\w+ing\b/i;
const PLACED = /\b(?:on|per|by|for|to|in|at|from|with|into)\b/i;

const PARTY = /\b[A-Z][A-Za-z0-9]{2,}\b/g;

/** What a decision is about, by its title: neither the products that it takes nor what all decisions speak of. */
export function subjectOf(title: string): string[] {
  return [...new Set(tellingWords(title))].filter((word) => !GENERAL.test(word) && technologyIn(word) === undefined);
}

/**
 * Whether a text does what a phrase names that a decision has turned down: all words that tell the phrase are there, in
 * any order and form. What serves many ends is taken up but by a text on the same subject.
 * @param subject what the decision is about
 */
export function takesUp(phrase: string, text: string, subject: readonly string[]): boolean {
  const name = withoutManner(phrase);
  const clause = affirmed(text);
  const [wanted, said] = [wantedWords(name), tellingWords(clause)];
  if (wanted.length === 0 || wanted.length > LONGEST) return false;
  if (sharedWords(wanted, said) < wanted.length) return isSameUse(wanted, said, subject);
  const rest = said.filter((word) => !wanted.some((one) => isSameWord(one, word)));
  const shared = sharedWords(subject, rest);
  if (wanted.length > 1)
    return isApiece(name, said) && (shared > 0 || !(isOfMany(name, wanted.length) || tellsNoWay(name)));
  const isAll = subjectOf(rest.join(' ')).length === 0;
  if (MANY_WAYS.test(name))
    return (/^[A-Z]/.test(name) ? clause.includes(name) : THING.test(name)) && (shared > 0 || isAll);
  if (OF_MANY_USES.test(name)) return shared > 0 || subject.length === 0 || isAll;
  if (WHOLE.test(name) && (!/[A-Z]/.test(name) || clause.includes(name))) return true;
  const isFirst = sharedWords(wanted, said.slice(0, 1)) > 0;
  return THING.test(name) && shared >= (isFirst ? 1 : Math.min(ENOUGH, Math.max(1, subject.length)));
}

/** Two nouns may be a part of many uses; `every node runs it` does not say what. */
function isOfMany(phrase: string, length: number): boolean {
  return /\b(?:it|them|this)\b/i.test(phrase) || (length === 2 && PART.test(phrase) && !WAY.test(phrase));
}

/** Whether a phrase says neither of what nor where: `counting rows`, while `database per service` does. */
export function tellsNoWay(phrase: string): boolean {
  return !PLACED.test(phrase) && tellingWords(phrase).every((word) => GENERAL.test(word) || PLAIN_DEED.test(word));
}

/** `Server-side sessions in Redis`: the product, and what of the decision's subject it was to be used for. */
function isSameUse(wanted: readonly string[], said: readonly string[], subject: readonly string[]): boolean {
  const product = wanted.find((word) => technologyIn(word) !== undefined);
  const use = wanted.filter((word) => word !== product && subject.some((one) => isSameWord(one, word)));
  return product !== undefined && use.length > 0 && said.includes(product) && sharedWords(use, said) === use.length;
}

/** At length, when it is done tells less than what. */
function wantedWords(phrase: string): string[] {
  const words = [...new Set(tellingWords(phrase))];
  return words.length > 3 ? words.filter((word) => !/^(?:after|befor)$/.test(word)) : words;
}

/**
 * As `takesUp`, of a sentence that is no title: it weighs nothing, and tells a way of doing, is of the subject, or has
 * the words side by side where they are rare in all of the text.
 */
export function takesUpInPassing(phrase: string, sentence: string, subject: readonly string[], text: string): boolean {
  const said = affirmed(sentence);
  // Of two parties it matters who does it to whom, which `isSameDeed` knows.
  if ((phrase.match(PARTY) ?? []).length > 1 || weighs(said) || !takesUp(phrase, said, subject)) return false;
  const wanted = new Set(tellingWords(phrase));
  const rest = tellingWords(said).filter((word) => !wanted.has(word));
  if (resemblance(phrase, said) || sharedWords(subject, rest) > 0) return true;
  return wanted.size > 1 && isSideBySide(phrase, said) && hasRareWord(phrase, text);
}

/** `Redis with a TTL` is Redis, however it is used. */
function withoutManner(phrase: string): string {
  const name = phrase.replace(/\s+(?:with|having)\s.*$/i, '').trim();
  return technologyIn(name) === undefined ? phrase.trim() : name;
}
