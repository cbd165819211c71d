import { NAMED } from '../claims/product-names.ts';

const TURNED_DOWN =
  /\b(?:rejected|alternatives?(?: (?:considered|looked at|rejected))?|considered|not chosen|ruled out|(?:weighed|held) against|instead of|turned down|(?:also )?looked at)\s*[:—–-]\s*([^.\n]{3,200})/gi;
/** Told in a sentence: `The alternative was Mosquitto`, `We also weighed a model of our own`. */
const TURNED_DOWN_TOLD =
  /\b(?:the|an?) (?:other |obvious |main )?(?:alternative|option|candidate|other way|other choice)(?: (?:was|were|would (?:be|have been)) |, )([^.,;:()\n]{3,60})|\b[Ww]e (?:also |first )?(?:weighed|considered|looked at|thought of|discussed) ([^.,;:()\n]{3,60})/gi;
/** `Rendering at each download would save 2 TB, but …`: what somebody thought of, and did not do. */
const WOULD_BUT =
  /(?:^|[.!?:]\s+)((?:An? |The )?[A-Z]?[^.,;:()\n]{5,60}?) would (?:also |only )?(?:be|have|save|cost|need|make|give|let|spare|avoid|allow|keep|bring|take|work|remove|simplify)\b(?:[^.;\n]|\.\d){0,120}?[,;] (?:but|yet)\b/g;
/** `HTTP push over MQTT` */
const TITLE_OVER = /\b(?:over|rather than|instead of)\s+([^.,;:()\n]{3,60})/i;
/** `The outbox, without Kafka`, `no soft deletes`, in a title; at greater length it is a condition, and no way. */
const TITLE_WITHOUT = new RegExp(
  String.raw`(?<![\p{L}\w-])(?:(?:[Nn]o|[Ww]ithout|[Nn]ot)\s+(?:an? )?(${NAMED})|[Nn]o ((?:[a-z][a-z-]+ ){1,2}[a-z][a-z-]+))(?=\s*(?:$|[.,;:()]))`,
  'gu',
);
/** Told of one use: `Redis is not used for sessions`. */
const NOT_USED = new RegExp(
  String.raw`(?<![\p{L}\w-])(${NAMED}) (?:(?:is|are|was) (?:not|never) (?:used|taken|deployed|chosen)|(?:has|have|plays?|takes?) no (?:part|place|role))\b`,
  'gu',
);

/** What a decision says it has not taken, one phrase each. */
export function notTakenIn(title: string, text: string): string[] {
  return [
    ...[...text.matchAll(TURNED_DOWN)].map(([, phrases = '']) => phrases),
    ...[...text.matchAll(TURNED_DOWN_TOLD)].map(([, one = '', other = '']) => `${one}${other}`),
    ...[...text.matchAll(WOULD_BUT)].map(([, way = '']) => way),
    ...[...text.matchAll(NOT_USED)].map(([, name = '']) => name),
    ...[...title.matchAll(TITLE_WITHOUT)].map(([, name = '', way = '']) => `${name}${way}`),
    overIn(title),
  ].flatMap(phrasesIn);
}

/** What a title sets its choice over. */
export function overIn(title: string): string {
  return TITLE_OVER.exec(title)?.[1] ?? '';
}

/** Where the reason begins why something was not taken; it goes on to the end of the item. */
const REASON =
  /\s+[—–-]\s+[^;]*|[,:]?\s*\b(?:since|because|as (?:it|they|we|that)|which|too|whose|would|was|were|but|for which|: )\b[^;]*/gi;

/** `A full copy per branch makes reads simpler`: the way, and what is said of it. */
const SAID_OF_IT =
  /^(\s*\S+(?:\s+[\w-]+){1,5}?)\s+(?:makes?|needs?|costs?|loses?|hides|leaves|doubles|multipl(?:y|ies)|adds|ties|locks|requires?|brings|gives|has|have|is|are|takes|forces?|splits|puts|turns|wastes?|breaks?|slows|couples|duplicates|means?|grows?|keeps|sends|does|do|can|cannot|will)\s.*$/i;

/** `MongoDB (rejected: …), a time-series store; files` as its three phrases, each without its reason. */
export function phrasesIn(text: string): string[] {
  return (
    text
      // A reason begins behind a code span as it does behind a word.
      .replaceAll('`', '')
      .replace(/\((?:e\.g\. |such as |like )?([A-Z]\w+)\)/g, '; $1;')
      .replace(/\([^)]*\)?/g, ' ')
      .replace(REASON, '')
      .split(/[;,/]/)
      .map((part) => part.replace(SAID_OF_IT, '$1'))
      // `Accept and verify later` is one way of doing, `Kafka and files` are two.
      .flatMap((part) => [...(/\band\b/.test(part) ? [part] : []), ...part.split(/\b(?:and|or|such as)\b/)])
      .map((phrase) => phrase.replace(/^\W*(?:an?|the)\s+/i, '').trim())
      .filter((phrase) => phrase.length > 2)
      .slice(0, 12)
  );
}
