import { create, unitDependencies } from 'mathjs';

/** What a unit counts in: data in bits, time in seconds, money in whichever currency is meant. */
export type Kind = 'data' | 'time' | 'money';

/** One factor of a quantity's unit: `GB` in `GB per day`, with `power` 1, and `day`, with `power` -1. */
export type Measure = {
  kind: Kind;
  power: 1 | -1;
  factor: number;
  /** What `factor` is multiplied by where a decimal name is used for a power of 1,024. */
  binary: number;
  isByte?: boolean;
  length?: 'month' | 'year';
};

const { unit } = create(unitDependencies ? { unitDependencies } : {});

const TIME =
  /^(?:n(?:ano)?s|ns|µs|us|μs|microseconds?|ms|msec|milliseconds?|millis|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|wks?|months?|mo|mon|years?|yrs?|y|quarters?)$/i;
const DATA =
  /^(?:[kmgtpe]?b|[kmgtpe]ib|(?:kilo|mega|giga|tera|peta|exa|kibi|mebi|gibi|tebi|pebi)?(?:bytes?|bits?)|[kmgt]bits?)$/i;

const SPELLED: Readonly<Record<string, string>> = {
  µs: 'us',
  μs: 'us',
  msec: 'ms',
  millis: 'ms',
  secs: 's',
  sec: 's',
  mins: 'minute',
  min: 'minute',
  hr: 'hour',
  hrs: 'hour',
  d: 'day',
  wk: 'week',
  wks: 'week',
  mo: 'month',
  mon: 'month',
  yr: 'year',
  yrs: 'year',
  y: 'year',
};

/**
 * The measure that a word stands for: `days`, `KiB`, `Mbit`, `ms`; undefined for any other word. A decimal multiple of
 * bytes knows its binary twin too, since `KB` is written for both.
 */
export function measureOf(word: string, power: 1 | -1 = 1): Measure | undefined {
  if (TIME.test(word)) {
    const lower = word.toLowerCase();
    if (/^quarters?$/.test(lower))
      return { kind: 'time', power, factor: 3 * seconds('month'), binary: 1, length: 'month' };
    const name = SPELLED[lower] ?? lower;
    const length = /^month/.test(name) ? 'month' : /^year/.test(name) ? 'year' : undefined;
    return { kind: 'time', power, factor: seconds(name), binary: 1, ...(length && { length }) };
  }
  if (!DATA.test(word)) return undefined;
  const factor = bits(word);
  if (factor === undefined) return undefined;
  const isByte = !/^[kKMGTPE]?b$|bit/.test(word.replace(/^[a-z]b$/, 'B'));
  const exponent = Math.round(Math.log10(factor / (isByte ? 8 : 1)) / 3);
  const isDecimal = !/ib|bi(?:bytes?|bits?)$/i.test(word);
  return { kind: 'data', power, factor, binary: isDecimal ? 1.024 ** exponent : 1, isByte };
}

/** Money, whatever the currency: sums that mix them are not compared. */
export const money: Measure = { kind: 'money', power: 1, factor: 1, binary: 1 };

function seconds(name: string): number {
  return unit(1, name).toNumber('s');
}

function bits(word: string): number | undefined {
  const bit = /^([kmgt])bits?$/i.exec(word);
  // Nobody who writes `gb` in lower case means bits.
  const name = /^[kmgtpe]b$/.test(word)
    ? `${word.charAt(0).toUpperCase().replace('K', 'k')}B`
    : bit
      ? `${bit[1]?.toUpperCase().replace('K', 'k')}b`
      : /^[kmgtpe]?i?b$/i.test(word)
        ? word.replace(/^[kmgtpe]/i, (prefix) =>
            /^.i/.test(word) || prefix.toLowerCase() !== 'k' ? prefix.toUpperCase() : 'k',
          )
        : word.toLowerCase();
  try {
    return unit(1, name).toNumber('b');
  } catch {
    return undefined;
  }
}
