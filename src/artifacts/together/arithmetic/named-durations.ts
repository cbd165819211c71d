import type { Design } from '../design.ts';
import { stem } from '../stem.ts';
import { type Placed, placedIn } from './definite.ts';
import { worthOf } from './figures.ts';
import { near } from './judge-statement.ts';
import type { Quantity } from './quantity.ts';

/** A time or size of one thing that is told once so and several times otherwise. */
export type NamedSlip = { noun: string; odd: Told; usual: Told };
type Told = { noun: string; words: readonly string[]; quantity: Quantity; value: number; line: number };

/** `(12 h buffer)`, `a 30-minute window`. */
const BEHIND = /^(?:\s|-)+((?:[\p{L}-]+\s+)?[\p{L}-]{4,})\b/u;
/** `the buffer lasts 12 hours`, `a lease of 30 minutes`, `Window: 4 h`. */
const BEFORE =
  /\b((?:[\p{L}-]+\s+)?[\p{L}-]{4,})\s*(?:\s(?:is|are|of|lasts?|holds?|covers?|spans?|reaches|stays|runs|remains)(?:\s(?:for|only|set to|always|valid for|good for))?|[:=(,])\s+$/u;
/** Nouns of which a design has many, each with its own time or size. */
const MANY =
  /^(?:without|within|during|against|because|should|unless|since|time|second|minute|hour|day|week|month|year|average|total|mean|sum|peak|result|period|case|user|order|request|event|message|row|record|file|image|page|byte|data|traffic|storage|table|index|volume|disk|memory|load|rate|with|that|this|them|from|after|before|each|every|more|less|later|earlier|ago|long|old|left|about|around|over|when|then|than|which|while|until|into|size|value|limit|cost|item|part|step|number|reading|write|read|call|response|answer|timeout|latency|delay|backup|node|instance|server|worker|shift|night|team|people|retention|log|raw|compressed|gross|net|free|used|uplink|link|network|space|heap|slot|blob|object|document|mail|video|photo|upload|download|month|work|working|business|rolling|sliding|absolute|idle|test|run|job|batch|cycle|window|interval|call|phase)s?$/i;
const VERB = /^(?:is|are|was|has|have|had|will|must|may|can|and|or|the|for|of|per|to|in|on|at|by|as|its|our|a|an)$/i;
const SET =
  /\b(?:first|last|next|another|each|every|would|could|was|were|old|previous|instead|than|up to|at (?:least|most)|min(?:imum)?|max(?:imum)?|peak|worst|p\d\d|between|from|staging|test|default)\b/i;

/** Times and sizes that one place gives a thing, and two or more others give it differently. */
export function namedSlips(design: Design): NamedSlip[] {
  const all = placedIn(design).flatMap((placed) => toldOf(placed) ?? []);
  const nouns = new Set(all.map(({ noun }) => noun));
  return [...nouns].flatMap((noun): NamedSlip[] => {
    const own = all.filter((one) => one.noun === noun);
    const values = [...new Set(own.map(({ value }) => value))];
    const [first, second, more] = values;
    if (first === undefined || second === undefined || more !== undefined) return [];
    const [one, other] = [first, second].map((value) => own.filter((told) => near(told.value, value, 0.001)));
    const [few = [], many = []] = (one ?? []).length <= (other ?? []).length ? [one, other] : [other, one];
    const [odd, usual] = [few[0], many[0]];
    if (!odd || !usual || few.length > 1) return [];
    const isSame =
      odd.words.every((word) => usual.words.includes(word)) || usual.words.every((word) => odd.words.includes(word));
    // Told once so and once otherwise: the usual one has to stand again in the design, the odd one not.
    const again = placedIn(design).filter(({ quantity }) => quantity !== usual.quantity && isAmount(quantity, usual));
    const oddAgain = placedIn(design).filter(({ quantity }) => quantity !== odd.quantity && isAmount(quantity, odd));
    return isSame && oddAgain.length === 0 && (many.length > 1 || again.length > 0) ? [{ noun, odd, usual }] : [];
  });
}

function isAmount(quantity: Quantity, { quantity: own, value }: Told): boolean {
  const worth = worthOf(quantity);
  const mine = worthOf(own);
  return worth.data === mine.data && worth.time === mine.time && near(worth.value, value, 0.001);
}

function toldOf({ quantity, text, line }: Placed): Told | undefined {
  const [measure, more] = quantity.measures;
  if (!measure || more || measure.power !== 1 || measure.kind === 'money' || quantity.approximate) return undefined;
  const [before, behind] = [
    text.slice(Math.max(0, quantity.start - 50), quantity.start),
    text.slice(quantity.end, quantity.end + 40),
  ];
  const clause = `${before.split(/[.;:]\s/).at(-1)} ${behind.split(/[.;,]\s/)[0]}`;
  if (SET.test(clause)) return undefined;
  const phrase =
    BEHIND.exec(behind)?.[1] ??
    (/^\s*(?:[.,;)|]|$|and\b|because\b|so\b|, )/.test(behind) ? BEFORE.exec(before)?.[1] : undefined);
  // "25 bytes per exposure, 90 days"
  if (/^(?:per|each|every)\b/i.test(phrase ?? '')) return undefined;
  const words = (phrase ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && !VERB.test(word));
  const noun = words.at(-1);
  if (noun === undefined || MANY.test(noun) || /ly$|ing$|ed$/.test(noun)) return undefined;
  return { noun: stem(noun), words: words.slice(0, -1).map(stem), quantity, value: worthOf(quantity).value, line };
}
