import { stem } from '../stem.ts';
import type { SpokenSlip } from './day-rates.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** `A lot averages 18 photographs`, `18 photographs a lot`: so many of one thing to one of another. */
type Each = { quantity: Quantity; of: string[]; to: string[] };

const ARTICLE = '(?:an?|each|every|per|for (?:an?|each|every))';
const BEFORE = new RegExp(
  String.raw`(?:^|[^\p{L}])${ARTICLE} ((?:[\p{L}-]+ ){1,3}?)(?:[\p{L}-]+s|has|have) (?:on average |about |some )?$`,
  'iu',
);
const BEHIND = new RegExp(String.raw`^((?: [\p{L}-]+){1,3}?) ${ARTICLE} ((?:[\p{L}-]+ ?){1,2})`, 'iu');
/** Between the factors and what they come to. */
const MAKES =
  /(?:[:=→]|\b(?:makes?|making|gives?|giving|means?|come to|comes to|that is|which is|so)\b)[^.;\d]{0,20}$/iu;
const TIMES = /^(?:second|minute|hour|day|week|month|quarter|year|time|cent|percent)$/;
const PLAIN = new Set('of the a an and or in on at to for with that which are is make makes give gives'.split(' '));
/** A mean may be rounded; a count is not. */
const MEAN = /\b(?:averag\w*|mean|typical\w*)\b/i;
const CLOSE = 0.03;
/** In characters, from the first factor to the result. */
const FARTHEST = 160;

/** `A lot averages 18 photographs: 62,400 lots make 1,123,200 photographs`, where they do not. */
export function nounSlipsIn(text: string): SpokenSlip[] {
  const all = quantitiesIn(text).filter(({ percent }) => !percent);
  const eaches = all.flatMap((quantity) => eachOf(quantity, text) ?? []);
  return eaches.flatMap((each): SpokenSlip[] => {
    const [result, ...more] = all.filter(
      (one) =>
        one.start > each.quantity.end &&
        one.start - each.quantity.start < FARTHEST &&
        isOf(one, each.of, text) &&
        MAKES.test(text.slice(0, one.start)),
    );
    const [count, ...others] = all.filter(
      (one) => one !== each.quantity && one.end < (result?.start ?? 0) && isOf(one, each.to, text),
    );
    if (!result || !count || more.length > 0 || others.length > 0) return [];
    const isWritten = /[×*+÷]/.test(text.slice(Math.min(each.quantity.end, count.end), result.start));
    if (isWritten || !isOverTheSame(result, [each.quantity, count])) return [];
    const ratio = result.number / (each.quantity.number * count.number);
    const isMean = !Number.isInteger(each.quantity.number) || MEAN.test(text);
    const slack = CLOSE + result.looseSlack + (isMean ? each.quantity.slack : 0);
    const isTold = quantitiesIn(text).some(({ number, percent }) => {
      const factors = percent ? [number, 1 - number, 1 + number] : [number];
      return factors.some((factor) => near(ratio, factor, slack) || near(1 / ratio, factor, slack));
    });
    const isRough = [result, count, each.quantity].some(({ approximate }) => approximate);
    return near(ratio, 1, isRough ? 0.2 : slack) || isTold
      ? []
      : [{ from: [each.quantity, count], result, expected: inUnitsOf(result, 1 / ratio) }];
  });
}

/** Whether it is told over the time that one of its factors is, or over none. */
function isOverTheSame(result: Quantity, factors: readonly Quantity[]): boolean {
  const timesOf = ({ measures }: Quantity): number[] =>
    measures.flatMap(({ kind, factor }) => (kind === 'time' ? [factor] : []));
  const own = factors.flatMap(timesOf);
  // `18 photographs a lot, 62,400 lots, 1,123,200 a year`: the lots are those of a year.
  return timesOf(result).every((time) => own.includes(time) || (own.length === 0 && time > LONG));
}

/** In seconds: two days. */
const LONG = 172_800;

function eachOf(quantity: Quantity, text: string): Each | undefined {
  const behind = text.slice(wordsAt(quantity, text));
  const [, of = '', to = ''] = BEHIND.exec(behind) ?? [];
  if (of !== '' && wordsIn(to).length > 0) return { quantity, of: wordsIn(of), to: wordsIn(to).slice(0, 1) };
  const [, whose = ''] = BEFORE.exec(text.slice(Math.max(0, quantity.start - 60), quantity.start)) ?? [];
  const own = nounsOf(quantity, text);
  return wordsIn(whose).length > 0 && own.length > 0 ? { quantity, of: own, to: wordsIn(whose).slice(-1) } : undefined;
}

/** Whether what a figure counts is the same thing. */
function isOf(quantity: Quantity, things: readonly string[], text: string): boolean {
  const own = nounsOf(quantity, text);
  return things.length > 0 && things.every((thing) => own.includes(thing));
}

function nounsOf(quantity: Quantity, text: string): string[] {
  const [behind = ''] = /^(?: [\p{L}-]+){1,3}/u.exec(text.slice(wordsAt(quantity, text))) ?? [];
  const words = behind.trim().split(' ');
  const end = words.findIndex((word) => PLAIN.has(word.toLowerCase()));
  return wordsIn((end < 0 ? words : words.slice(0, end)).join(' '));
}

/** Where the words behind a number begin. */
function wordsAt({ start, text: written }: Quantity, text: string): number {
  const number = /^[^\p{L}]*/u.exec(written)?.[0].trimEnd() ?? '';
  return start + (text.startsWith(number, start) ? number.length : written.length);
}

function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2 && !PLAIN.has(word))
    .map(stem)
    .filter((word) => !TIMES.test(word));
}
