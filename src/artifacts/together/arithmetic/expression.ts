import type { Measure } from './measure.ts';
import type { Quantity } from './quantity.ts';

/** A calculation as the text writes it. */
export type Expression =
  | { kind: 'quantity'; quantity: Quantity }
  | { kind: 'operation'; operator: Operator; left: Expression; right: Expression };
export type Operator = '+' | '-' | '*' | '/';

/**
 * How a calculation may be meant. `units`: with all its units. `data`: sizes and money count, times are plain numbers
 * (`5 M/day × 365`). `plain`: numbers alone. `binary`: `KB` stands for 1,024 bytes. `flat`: bytes are not turned into
 * bits, since the calculation does that itself with an `8`. `month` and `year`: in days.
 */
export type Reading = { by: 'units' | 'data' | 'plain'; binary: boolean; flat?: boolean; month: number; year: number };

/** What comes out, in bits, seconds and money, with the powers of each. */
export type Value = { value: number; data: number; time: number; money: number };

/** In bits. */
const BYTE = 8;

/** All quantities of a calculation, from left to right. */
export function quantitiesOf(expression: Expression): Quantity[] {
  return expression.kind === 'quantity'
    ? [expression.quantity]
    : [...quantitiesOf(expression.left), ...quantitiesOf(expression.right)];
}

/** What a calculation comes to in a reading: several values where a number may mean several things; none when it mixes units. */
export function evaluate(expression: Expression, reading: Reading): Value[] {
  if (expression.kind === 'quantity') {
    const { number, measures, others } = expression.quantity;
    return [{ number, measures }, ...others].map((meant) => valueIn(meant.number, meant.measures, reading));
  }
  const rights = evaluate(expression.right, reading);
  const operator = isShareOfLeft(expression) ? SHARED[expression.operator] : undefined;
  const values = evaluate(expression.left, reading).flatMap((left) =>
    rights.flatMap((right) =>
      operator
        ? { ...left, value: operator(left.value, right.value) }
        : (operate(expression.operator, left, right) ?? []),
    ),
  );
  return values.slice(0, MOST);
}

/** `30 pods + 20 %` is a fifth more of them; `15 % + 20 %` is a sum. */
const SHARED: Partial<Record<Operator, (left: number, share: number) => number>> = {
  '+': (left, share) => left * (1 + share),
  '-': (left, share) => left * (1 - share),
};

function isShareOfLeft({ left, right }: Exclude<Expression, { kind: 'quantity' }>): boolean {
  return right.kind === 'quantity' && right.quantity.percent && quantitiesOf(left).every(({ percent }) => !percent);
}

/** Numbers of two meanings multiply their readings: more than these are not followed. */
const MOST = 16;

function valueIn(number: number, measures: Measure[], reading: Reading): Value {
  const value: Value = { value: number, data: 0, time: 0, money: 0 };
  const isStep = reading.flat && number === 8;
  for (const measure of measures) {
    if (isStep && measure.kind === 'data') continue;
    if (reading.by === 'plain' || (reading.by === 'data' && measure.kind === 'time')) continue;
    value.value *= factorOf(measure, reading) ** measure.power;
    value[measure.kind] += measure.power;
  }
  return value;
}

/** What one of a measure is in bits, seconds or money. */
export function factorOf(measure: Measure, reading: Reading): number {
  if (measure.length === 'month') return measure.factor * (reading.month / MONTH);
  if (measure.length === 'year') return measure.factor * (reading.year / YEAR);
  const factor = reading.binary ? measure.factor * measure.binary : measure.factor;
  return reading.flat && measure.kind === 'data' && measure.isByte ? factor / BYTE : factor;
}

/** In days, as the unit library has them. */
const YEAR = 365.25;
const MONTH = YEAR / 12;

/** The common lengths of a month and of a year, in days. */
export const lengths: readonly { month: number; year: number }[] = [
  { month: MONTH, year: YEAR },
  { month: 30, year: 365 },
  { month: 31, year: 366 },
  { month: 28, year: 360 },
];

function operate(operator: Operator, left: Value, right: Value): Value | undefined {
  switch (operator) {
    case '*':
      return combine(left, right, 1, left.value * right.value);
    case '/':
      return right.value === 0 ? undefined : combine(left, right, -1, left.value / right.value);
    case '+':
    case '-':
      return sameUnits(left, right)
        ? { ...left, value: operator === '+' ? left.value + right.value : left.value - right.value }
        : undefined;
    default:
      return operator satisfies never;
  }
}

function combine(left: Value, right: Value, sign: 1 | -1, value: number): Value {
  return {
    value,
    data: left.data + sign * right.data,
    time: left.time + sign * right.time,
    money: left.money + sign * right.money,
  };
}

/** Whether two values can be added or compared. */
export function sameUnits(left: Value, right: Value): boolean {
  return left.data === right.data && left.time === right.time && left.money === right.money;
}
