import { type Expression, evaluate, lengths, quantitiesOf, type Reading, sameUnits, type Value } from './expression.ts';
import { inUnitsOf } from './in-words.ts';
import type { Quantity } from './quantity.ts';
import type { Statement } from './statements.ts';

/** A statement that no reading of it makes true: what it comes to, in the unit of its result, and how far off it is. */
export type Slip = { expected: string; stated: string; ratio: number; isCertain: boolean };

/** Off by less is rounding, for `=`. */
const EXACT = 0.02;
/** Off by less is rounding, for `about`. */
const ROUGH = 0.2;
/** Off by less is rounding, for `about` before a figure of three digits. */
const CLOSE = 0.08;
const FINE = 0.0051;
/** Slack of operands and of closing zeros explains no more than this. */
const MOST_SLACK = 0.06;
/** With words about reserves in the sentence, only what is off by more is a slip. */
const RESERVE = 5;

/** Words that say that a result is not the bare product. */
export const reserves =
  /\b(?:head ?room|round(?:ed|ing|s)?|buffer|spare|safety|margin|reserve|overhead|compress\w*|dedup\w*|provision\w*|replica\w*|redundan\w*|index(?:es)?|growth|after|before|excluding|including|incl|plus|minus|without|with|net|effective|at least|at most|up to|peak|burst|power of (?:two|2)|worst case|capped|limit\w*|rest|remaining)\b/i;

/** Prices of so many, and units that nothing here reads: `$0.40/million`, `500W`. */
const UNREAD =
  /[$€£]\s?[\d.,]+\s*(?:\/|per )\s?(?:million|thousand|billion|[MKB]\b)|\d\s?[kMG]?Wh?\b|\)\s?(?:[kKM]|million|thousand|billion|bn)\b|\bof (?:an?|one) (?:core|v?cpu|processor)\b/i;

/** Recomputes a statement in every way it can be meant; undefined when it holds in one of them, or cannot be judged. */
export function judgeStatement(statement: Statement): Slip | undefined {
  const shown = quantitiesOf(statement.right);
  const result = shown[0];
  if (shown.length === 0 || !result || UNREAD.test(statement.sentence)) return undefined;
  // `a × b = 12.50 x 2` gives its result first, and goes on.
  if (statement.right.kind === 'operation') {
    const first = judgeStatement({ ...statement, right: { kind: 'quantity', quantity: result } });
    if (!first) return undefined;
  }
  // "9,000 for images plus 5,500 × 1.2 = 6,600 for reports": what is said comes of the last of them.
  const { left: sum } = statement;
  const isApart = sum.kind === 'operation' && sum.operator === '+' && sum.right.kind === 'operation';
  if (isApart && !judgeStatement({ ...statement, left: sum.right })) return undefined;
  // `522 / 6 = 87 percent`: what comes out is called so.
  const isPercent = result.percent && statement.right.kind === 'quantity' && /[a-z]$/i.test(result.text);
  if (isPercent && !judgeStatement({ ...statement, right: { kind: 'quantity', quantity: plainOf(result) } }))
    return undefined;
  let best: { expected: number; stated: number; by: Reading['by'] } | undefined;
  for (const [left, right] of readings(statement)) {
    for (const given of waysOf(statement, left)) {
      for (const [computed, stated] of pairs(evaluate(given, left), evaluate(statement.right, right))) {
        // Times of the result may be a label: `1 B hours × 2 Mbit/s = 900 PB a day`.
        if (!sameUnits(computed, stated)) continue;
        if (holds(statement, computed.value, stated.value)) return undefined;
        // Sizes say more than plain numbers.
        if (!best || (best.by === 'plain' && left.by !== 'plain'))
          best = { expected: computed.value, stated: stated.value, by: left.by };
      }
    }
  }
  // Units that do not fit together: it is meant in a way that nothing here reads.
  if (!best || best.by === 'plain' || lacksData(statement) || repeats(statement)) return undefined;
  if (best.expected <= 0 || best.stated <= 0) return undefined;
  const ratio = best.stated / best.expected;
  // `1.8 + 1.1 = 2.9 million`: all parts are in the unit of the sum.
  if (isSum(statement.left) && near(ratio, writtenScale(result), 0.02)) return undefined;
  if (statement.relation !== 'equal' && reserves.test(without(statement)) && ratio < RESERVE && ratio > 1 / RESERVE)
    return undefined;
  return {
    expected: inUnitsOf(result, best.expected / best.stated),
    stated: result.text,
    ratio,
    isCertain:
      statement.relation === 'equal' &&
      best.by === 'units' &&
      !isToldInBits(statement) &&
      !reserves.test(without(statement)),
  };
}

/** The figure in front of a percent sign or word, for itself. */
function plainOf(quantity: Quantity): Quantity {
  return {
    ...quantity,
    number: quantity.number * 100,
    percent: false,
    text: quantity.text.replace(/\s*(?:%|per ?cent)$/i, ''),
  };
}

/** A million, of `3.6 million`; one where a number is written out. */
function writtenScale({ text, number }: Quantity): number {
  const written = Number(/\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', ''));
  return written > 0 ? number / written : 1;
}

/** Sums before products are meant only where the units of all figures allow it, or where there are none. */
function waysOf({ left, loosely }: Statement, { by }: Reading): Expression[] {
  const isBare = by !== 'plain' || quantitiesOf(left).every(({ measures }) => measures.length === 0);
  return loosely && isBare ? [left, loosely] : [left];
}

/** A size that comes out of numbers without one: the unit of some operand is in the reader's head. */
function lacksData({ left, right }: Statement): boolean {
  const hasData = (expression: Expression) =>
    quantitiesOf(expression).some(({ measures }) => measures.some(({ kind }) => kind === 'data'));
  return hasData(right) && !hasData(left);
}

/** `1 thread × 10,000 connections = 1 thread` calculates nothing. */
function repeats({ left, right }: Statement): boolean {
  return right.kind === 'quantity' && quantitiesOf(left).some((quantity) => quantity.text === right.quantity.text);
}

/** What the sentence says beside the calculation. */
function without(statement: Statement): string {
  // So many replicas that are multiplied by are no reserve.
  return statement.sentence.replace(/(?:[×x*·]|\btimes)\s*\d+\s*(?:replicas?|copies)\b/giu, ' ');
}

function* readings(statement: Statement): Generator<[Reading, Reading]> {
  const measures = [...quantitiesOf(statement.left), ...quantitiesOf(statement.right)].flatMap(
    (quantity) => quantity.measures,
  );
  const spans = measures.some((measure) => measure.length) ? lengths : lengths.slice(0, 1);
  const bases = measures.some((measure) => measure.binary !== 1) ? [false, true] : [false];
  for (const by of ['units', 'data', 'plain'] as const) {
    for (const span of spans) {
      for (const left of bases) {
        for (const right of isOneUnit(measures) || isSum(statement.left) ? [left] : bases)
          yield [
            { by, binary: left, ...span },
            { by, binary: right, ...span },
          ];
      }
    }
  }
  for (const span of spans) {
    yield [
      { by: 'units', binary: false, ...span },
      { by: 'data', binary: false, ...span },
    ];
    if (isToldInBits(statement)) continue;
    yield [
      { by: 'units', binary: false, flat: true, ...span },
      { by: 'units', binary: false, flat: true, ...span },
    ];
    yield [
      { by: 'data', binary: false, flat: true, ...span },
      { by: 'data', binary: false, flat: true, ...span },
    ];
  }
}

/** What is added up is told in units of one kind. */
function isSum(expression: Expression): boolean {
  if (expression.kind === 'quantity') return false;
  const { operator, left, right } = expression;
  return (operator === '+' || operator === '-') && [left, right].every((one) => one.kind === 'quantity' || isSum(one));
}

/** Sizes in one unit mean the same by it. */
function isOneUnit(measures: Quantity['measures']): boolean {
  return new Set(measures.filter(({ kind }) => kind === 'data').map(({ factor }) => factor)).size === 1;
}

/** `30 Mbit/s` of figures in bytes, or the other way round, with no `8` to turn one into the other. */
function isToldInBits({ left, right }: Statement): boolean {
  const operands = quantitiesOf(left);
  const results = quantitiesOf(right);
  if ([...operands, ...results].some(({ number }) => number === 8)) return false;
  const isBits = ({ text, measures }: Quantity) => hasData(measures) && /bits?\b|bps\b/i.test(text);
  return results.some(isBits) !== operands.some(isBits) && operands.some(({ measures }) => hasData(measures));
}

function hasData(measures: Quantity['measures']): boolean {
  return measures.some(({ kind }) => kind === 'data');
}

function pairs(left: Value[], right: Value[]): [Value, Value][] {
  return left.flatMap((one) => right.map((other): [Value, Value] => [one, other]));
}

function holds(statement: Statement, computed: number, stated: number): boolean {
  const slack = slackOf(statement);
  switch (statement.relation) {
    case 'below':
      return computed <= stated * (1 + slack);
    case 'above':
      return computed >= stated * (1 - slack);
    case 'equal':
    case 'about':
      return near(computed, stated, slack) || isRoundedUp(statement.right, computed, stated);
    default:
      return statement.relation satisfies never;
  }
}

function slackOf(statement: Statement): number {
  const result = quantitiesOf(statement.right);
  const operands = quantitiesOf(statement.left);
  const rounded = Math.max(...result.map((quantity) => quantity.slack));
  const loose = Math.min(Math.max(...result.map((quantity) => quantity.looseSlack)), MOST_SLACK);
  // A result of one digit has room enough for the rounding of its figures.
  const given =
    rounded > MOST_SLACK
      ? 0
      : Math.min(
          operands.reduce((sum, { slack, text }) => sum + (text.includes('.') ? slack : 0), 0),
          MOST_SLACK,
        );
  const isRough = statement.relation !== 'equal' || [...result, ...operands].some((quantity) => quantity.approximate);
  // Who gives three digits has not guessed.
  const isFine = ![...result, ...operands].some((quantity) => quantity.approximate) && loose < FINE;
  return Math.max(isRough ? (isFine ? CLOSE : ROUGH) : EXACT, rounded, loose) + given;
}

/** Whether two amounts differ by no more than a part of either. */
export function near(one: number, other: number, slack: number): boolean {
  return Math.abs(one - other) <= slack * Math.max(Math.abs(one), Math.abs(other)) * 1.0001;
}

/** Machines and the like come in whole numbers: 1.3 of them are 2. */
function isRoundedUp(right: Expression, computed: number, stated: number): boolean {
  if (right.kind !== 'quantity' || right.quantity.text.includes('.')) return false;
  const one = stated / right.quantity.number;
  return right.quantity.number < 1000 && stated >= computed && stated - computed < one;
}
