import type { Figure } from './figures.ts';
import { near, reserves } from './judge-statement.ts';
import type { Quantity } from './quantity.ts';
import type { Way } from './ways.ts';

/** Before a length of time: that something is done in it. */
const WITHIN =
  /\b(?:window|within|in|during|over|across|spread|takes?|lasts?|runs?|has|have|gets?|for|batch|only|long|between|of)\b[^.;]{0,30}$/i;
/** Other lengths of time than that in which the work is done. */
const OTHER =
  /\b(?:every|timeouts?|retention|kept|keeps?|retain\w*|ttl|expir\w*|old(?:er)?|after|until|delay\w*|lag|late(?:ncy|r)?|interval|period|warm\w*|average[sd]?|measured|p\d\d|peaks?|busiest|bursts?)\b/i;
const CLAIM = 0.1;
const RESERVE = 5;
const DAY = 86_400;

/**
 * `2,400 letters a night go out in a window of 20 minutes, so 20 a second`: what comes in a day is done in the time that
 * the sentence gives. Undefined where nothing of the kind is said.
 */
export function windowOf(result: Figure, before: readonly Figure[]): Way | undefined {
  if (result.value.time !== -1 || result.value.money !== 0 || result.quantity.approximate) return undefined;
  const span = before.findLast(({ value, sentence }) => isSpan(value) && sentence === result.sentence);
  if (!span) return undefined;
  const { text } = span.text;
  const lead = text.slice(span.from, span.quantity.start);
  const behind = span.text === result.text ? text.slice(span.quantity.end, result.quantity.end + 30) : '';
  if (!WITHIN.test(lead) || OTHER.test(`${lead} ${behind}`)) return undefined;
  const count = before
    .slice(0, before.indexOf(span))
    .findLast((one) => isCount(one, result, span.value.value) && !one.quantity.percent);
  if (!count) return undefined;
  return { from: [count, span], value: perPeriod(count) / span.value.value };
}

/** Whether a result is what its window makes, as far as it says. */
export function isWithin(result: Figure, { from, value }: Way): boolean {
  const ratio = result.value.value / value;
  const slack = CLAIM + result.quantity.slack + Math.min(0.1, result.quantity.looseSlack);
  const words = [...new Set([...from, result].map(({ text }) => text.text))].join(' ');
  return (
    near(ratio, 1, slack) ||
    (reserves.test(words.replace(/\bwithin?\b/g, ' ')) && ratio < RESERVE && ratio > 1 / RESERVE)
  );
}

function isSpan({ time, data, money }: Figure['value']): boolean {
  return time === 1 && data === 0 && money === 0;
}

/** What a day, or longer, brings; or a plain count of the same things. */
function isCount(one: Figure, result: Figure, span: number): boolean {
  const { value, quantity } = one;
  if (value.data !== result.value.data || value.money !== 0) return false;
  const isSame = isSameThing(quantity, result.quantity);
  if (value.time === -1) return periodOf(quantity) >= Math.max(DAY, span) && isSame !== false;
  return value.time === 0 && isSame === true && (value.data !== 0 || quantity.noun !== undefined);
}

/** Undefined where one of them does not say what it counts. */
function isSameThing({ noun }: Quantity, { noun: other, measures }: Quantity): boolean | undefined {
  if (measures.some(({ kind }) => kind === 'data')) return true;
  if (noun === undefined || other === undefined) return undefined;
  return noun.replace(/s$/, '') === other.replace(/s$/, '');
}

function periodOf({ measures }: Quantity): number {
  return measures
    .filter(({ kind, power }) => kind === 'time' && power === -1)
    .reduce((all, one) => all * one.factor, 1);
}

function perPeriod({ value, quantity }: Figure): number {
  return value.time === -1 ? value.value * periodOf(quantity) : value.value;
}
