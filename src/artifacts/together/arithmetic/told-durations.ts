import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { ABOUT, DONE, isCount, isSame, TIMES } from './told-products.ts';

/** A time in which all of something is said to be done at a rate, and which its number does not make. */
export type ToldDuration<Counted> = { rate: Quantity; of: Counted; result: Quantity; expected: string };

const GAP = new RegExp(
  String.raw`^\s*,?\s*(?:[\p{L}'’-]+\s+){0,6}?(?:${DONE}|takes?|lasts?|needs?|runs? for)\s+${ABOUT}$`,
  'iu',
);
/** A part of the whole, or a bound. */
const PART =
  /\b(?:days?|weeks?|hours?|half|part|third|quarter|each|one|single|every|an?|batch\w*|shard|partition|worker|region|first|last|rest|remaining|per|waves?|chunks?|pages?|backlog|limit|timeout|most|least|than)\b/i;
/** Off by less is rounding. */
const SLACK = 0.2;
/** Any other number that makes the time by so much may be the one that is meant. */
const CLOSE = 0.1;

/**
 * The times that a text gives for work at a rate (`20 boxes/s, done in about 16 min`) without its number, which the
 * design has elsewhere, and only once.
 *
 * @param counts all counts of the design, each with its quantity
 */
export function toldDurationsIn<Counted extends { quantity: Quantity }>(
  text: string,
  counts: readonly Counted[],
): ToldDuration<Counted>[] {
  const quantities = quantitiesIn(text);
  return quantities.flatMap((rate, at): ToldDuration<Counted>[] => {
    const result = quantities[at + 1];
    const span = result && secondsOf(result);
    const seconds = result && span && result.number * span;
    const each = secondsPer(rate);
    if (!result || !seconds || !each || rate.noun === undefined) return [];
    const gap = text.slice(rate.end, result.start);
    const behind = text.slice(result.end).split(/[.;](?:\s|$)/)[0] ?? '';
    if (!GAP.test(gap) || PART.test(gap) || TIMES.test(behind)) return [];
    const whole = counts.filter(({ quantity }) => isCount(quantity));
    const told = whole.filter(({ quantity }) => isSame(quantity, rate));
    const [of] = told;
    const numbers = new Set(told.map(({ quantity }) => quantity.number));
    const timeOf = ({ quantity }: Counted): number => (quantity.number / rate.number) * each;
    if (!of || numbers.size > 1 || near(timeOf(of), seconds, SLACK)) return [];
    if (whole.some((one) => near(timeOf(one), seconds, CLOSE))) return [];
    return [{ rate, of, result, expected: inUnitsOf(result, timeOf(of) / seconds) }];
  });
}

function secondsOf({ measures: [own, ...more] }: Quantity, power = 1): number | undefined {
  return own?.kind === 'time' && own.power === power && more.length === 0 ? own.factor : undefined;
}

/** Of a rate in seconds or minutes, how long one of them is. */
function secondsPer(rate: Quantity): number | undefined {
  const span = secondsOf(rate, -1);
  return span !== undefined && span <= 60 ? span : undefined;
}
