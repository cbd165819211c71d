import { isRate, isSpan, PATTERNS, type Pattern } from './chain-patterns.ts';
import { isExplained } from './explained.ts';
import { factorOf, lengths } from './expression.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** A figure that its text derives from earlier ones in words, and not rightly. */
export type ChainSlip = { from: Quantity; by: Quantity; result: Quantity; expected: string; ratio: number };

const TOLERANCE = 0.03;
const ROUGH = 0.15;

/**
 * The figures of a text that are said to follow from two others, and do not.
 *
 * @param facts what the rest of its section says in figures: what they explain is right
 */
export function chainSlipsIn(text: string, facts: () => readonly Quantity[]): ChainSlip[] {
  const quantities = quantitiesIn(text);
  return quantities.flatMap((one, index) => {
    const [two, three] = [quantities[index + 1], quantities[index + 2]];
    if (!two || !three) return [];
    const [first, second] = [text.slice(one.end, two.start), text.slice(two.end, three.start)];
    for (const pattern of PATTERNS) {
      const [from, by, result] = inOrder(pattern, one, two, three);
      if (!pattern.first.test(first) || !pattern.second.test(second) || !pattern.fits(from, by, result)) continue;
      const known = [...facts(), ...quantities.filter(({ start }) => start < result.start || result !== three)];
      const isKnown = isExplained(result, known, by) || isThreefold(from, by, result, known);
      const slip = isKnown ? undefined : slipOf(pattern, from, by, result);
      return slip ? [slip] : [];
    }
    return [];
  });
}

/** Whether a third figure makes up the product: `600 bytes, at 5 events per parcel`, and the parcels stand elsewhere. */
function isThreefold(from: Quantity, by: Quantity, result: Quantity, known: readonly Quantity[]): boolean {
  const product = from.number * dataOf(from) * by.number * dataOf(by);
  const stated = result.number * dataOf(result);
  return known.some(
    (third) =>
      third.start !== from.start &&
      third.start !== by.start &&
      // How often each of many reports is no factor between two rates.
      !(isSpan(third) && isRate(from) && isRate(result)) &&
      DAYS.some((days) => near(product * third.number * dataOf(third) * days, stated, ROUGH / 2)),
  );
}

/** Spans that a text leaves out between its rates. */
const DAYS = [1, 7, 30, 365, 1 / 86_400];

function inOrder(pattern: Pattern, one: Quantity, two: Quantity, three: Quantity): [Quantity, Quantity, Quantity] {
  switch (pattern.order) {
    case 'from by result':
      return [one, two, three];
    case 'by from result':
      return [two, one, three];
    case 'from result by':
      return [one, three, two];
    default:
      return pattern.order satisfies never;
  }
}

function slipOf({ does }: Pattern, from: Quantity, by: Quantity, result: Quantity): ChainSlip | undefined {
  const isRough = [from, by, result].some(({ approximate }) => approximate);
  const slack = (isRough ? ROUGH : TOLERANCE) + Math.max(result.slack, Math.min(result.looseSlack, 0.02));
  const computed =
    unitOf(from) * from.number * (does === 'per' ? 1 / (by.number * unitOf(by)) : by.number * dataOf(by));
  const stated = result.number * unitOf(result);
  // A span of one of them may be left out, or named by the other: `4 GB a day … 14 days`, `for a year`.
  const spans = lengths.flatMap((length) =>
    [from, by, result].flatMap(({ measures }) =>
      measures
        .filter(({ kind }) => kind === 'time')
        .map((measure) => factorOf(measure, { by: 'units', binary: false, ...length })),
    ),
  );
  const ways =
    does === 'per'
      ? [1]
      : [
          1,
          ...spans,
          ...spans.map((span) => 1 / span),
          ...(isSpan(by) ? spans.flatMap((a) => spans.map((b) => a / b)) : []),
        ];
  if (ways.some((way) => near(computed * way, stated, slack))) return undefined;
  const plain =
    does === 'per' ? computed / unitOf(result) : (from.number * by.number * dataOf(from) * dataOf(by)) / dataOf(result);
  if (near(plain, result.number, slack) || near(from.number, result.number, 0.001)) return undefined;
  const best = isSpan(by) && does === 'times' ? (computed * unitOf(by)) / dataOf(result) : plain;
  return { from, by, result, expected: inUnitsOf(result, best / result.number), ratio: result.number / best };
}

function unitOf({ measures }: Quantity): number {
  return measures.reduce((product, { factor, power }) => product * factor ** power, 1);
}

function dataOf({ measures }: Quantity): number {
  return measures
    .filter(({ kind }) => kind === 'data')
    .reduce((product, { factor, power }) => product * factor ** power, 1);
}
