import { type Expression, evaluate, lengths, quantitiesOf, type Reading, sameUnits, type Value } from './expression.ts';
import { inUnitsOf } from './in-words.ts';
import type { Statement } from './statements.ts';

/** A statement that no reading of it makes true: what it comes to, in the unit of its result, and how far off it is. */
export type Slip = { expected: string; stated: string; ratio: number; isCertain: boolean };

/** Off by less is rounding, for `=`. */
const EXACT = 0.02;
/** Off by less is rounding, for `about`. */
const ROUGH = 0.2;
/** Slack of operands and of closing zeros explains no more than this. */
const MOST_SLACK = 0.06;
/** With words about reserves in the sentence, only what is off by more is a slip. */
const RESERVE = 5;

/** Words that say that a result is not the bare product. */
export const reserves =
  /\b(?:head ?room|round(?:ed|ing|s)?|buffer|spare|safety|margin|reserve|overhead|compress\w*|dedup\w*|provision\w*|replica\w*|redundan\w*|index(?:es)?|growth|after|before|excluding|including|incl|plus|minus|without|with|net|effective|at least|at most|up to|peak|burst|power of (?:two|2)|worst case|capped|limit\w*|rest|remaining)\b/i;

/** Recomputes a statement in every way it can be meant; undefined when it holds in one of them, or cannot be judged. */
export function judgeStatement(statement: Statement): Slip | undefined {
  const shown = quantitiesOf(statement.right);
  const result = shown[0];
  if (shown.length === 0 || !result) return undefined;
  let best: { expected: number; stated: number; by: Reading['by'] } | undefined;
  for (const [left, right] of readings(statement)) {
    for (const given of statement.loosely ? [statement.left, statement.loosely] : [statement.left]) {
      for (const [computed, stated] of pairs(evaluate(given, left), evaluate(statement.right, right))) {
        // Times of the result may be a label: `1 B hours × 2 Mbit/s = 900 PB a day`.
        if (!sameUnits(computed, stated)) continue;
        if (holds(statement, computed.value, stated.value)) return undefined;
        best ??= { expected: computed.value, stated: stated.value, by: left.by };
      }
    }
  }
  // Units that do not fit together: it is meant in a way that nothing here reads.
  if (!best || best.by === 'plain' || lacksData(statement) || repeats(statement)) return undefined;
  if (best.expected <= 0 || best.stated <= 0) return undefined;
  const ratio = best.stated / best.expected;
  if (statement.relation !== 'equal' && reserves.test(without(statement)) && ratio < RESERVE && ratio > 1 / RESERVE)
    return undefined;
  return {
    expected: inUnitsOf(result, best.expected / best.stated),
    stated: result.text,
    ratio,
    isCertain: statement.relation === 'equal' && best.by === 'units' && !reserves.test(without(statement)),
  };
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
  return statement.sentence;
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
        for (const right of bases)
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
  const given = Math.min(
    operands.reduce((sum, { slack, text }) => sum + (text.includes('.') ? slack : 0), 0),
    MOST_SLACK,
  );
  const isRough = statement.relation !== 'equal' || [...result, ...operands].some((quantity) => quantity.approximate);
  return Math.max(isRough ? ROUGH : EXACT, rounded, loose) + given;
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
