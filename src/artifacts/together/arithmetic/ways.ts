import type { Value } from './expression.ts';
import { type Figure, SPECIAL } from './figures.ts';
import { near } from './judge-statement.ts';
import type { Quantity } from './quantity.ts';

/** Figures that can make another, and what they come to in its unit: in bits, seconds or money. */
export type Way = { from: Figure[]; value: number };

const ONE: Value = { value: 1, data: 0, time: 0, money: 0 };
const SPREAD = /\b(?:each|every|per|a|an|share[ds]?|split|spread|divided?|takes?|lasts?|within|in)\b|[/÷]/i;
const RAISED = /\b(?:times|factor|ratio|multiplier|multiplied)\b|fold\b/i;

/** One value times, or divided by, another, with the powers of their units. */
function times(one: Value, other: Value, sign: 1 | -1): Value {
  return {
    value: sign === 1 ? one.value * other.value : one.value / (other.value || Number.NaN),
    data: one.data + sign * other.data,
    time: one.time + sign * other.time,
    money: one.money + sign * other.money,
  };
}

function productOf(figures: readonly Figure[]): Value {
  return figures.reduce<Value>((all, { value }) => times(all, value, 1), ONE);
}

function sameUnits(one: Value, other: Value): boolean {
  return one.data === other.data && one.time === other.time && one.money === other.money;
}

/**
 * A value in the unit of a result: as it is, or over a time that the text names where only one of them is a rate.
 * Twelve months of 30 days are no year.
 */
function fitted(value: Value, { value: result, quantity }: Figure, named: readonly number[]): number[] {
  if (value.data !== result.data || value.money !== result.money || !(value.value > 0)) return [];
  const off = value.time - result.time;
  if (off === 0)
    return [
      value.value,
      ...(quantity.measures.some(({ length }) => length === 'year') ? [(value.value * 72) / 73] : []),
    ];
  // What a month costs is told as a sum, and as one a month.
  if (
    result.money !== 0 &&
    Math.abs(off) === 1 &&
    Math.min(value.time, result.time) === -1 &&
    quantity.measures.length > 0
  )
    return [value.value * (off === 1 ? perOf(quantity) : 1), ...named.map((span) => value.value * span ** -off)];
  if (off === 1 && result.time === -1) return nearest(named, perOf(quantity)).map((span) => value.value / span);
  if (off === -1 && result.time === 0) return named.map((span) => value.value * span);
  // `A day costs 12 GB`, kept for 30 days.
  if (off === 1 && result.time === 0 && result.data !== 0) return named.map((span) => value.value / span);
  return [];
}

function nearest(spans: readonly number[], per: number): number[] {
  return [...spans].sort((one, other) => Math.abs(Math.log(one * per)) - Math.abs(Math.log(other * per)));
}

/** Over which time a rate is told, in parts of a second. */
function perOf({ measures }: Quantity): number {
  return measures
    .filter(({ kind }) => kind === 'time')
    .reduce((all, { factor, length, power }) => all * (length === 'month' ? 30 * 86_400 : factor) ** power, 1);
}

/** One figure over another time, and `every 15 minutes` as so often in a day. */
export function waysOfOne(one: Figure, result: Figure, named: readonly number[]): Way[] {
  const isUnited = one.quantity.measures.length > 0 || result.quantity.measures.length > 0;
  const told = isUnited ? fitted(one.value, result, named) : [];
  const isEvery = /\b(?:every|once (?:in|every|per)|each)\s*$/i.test(one.text.text.slice(0, one.quantity.start));
  const often = isEvery && one.value.time === 1 ? fitted(times(ONE, one.value, -1), result, named) : [];
  return [...(unitOf(one) === unitOf(result) ? [] : told), ...often].map((value) => ({ from: [one], value }));
}

function unitOf({ quantity: { measures } }: Figure): string {
  return measures.map(({ kind, factor, power }) => `${kind} ${factor} ${power}`).join();
}

/** What two or three figures make together, in the unit of a result. */
export function waysOfSome(from: Figure[], result: Figure, named: readonly number[]): Way[] {
  const ways = productsOf(from).flatMap((value) => fitted(value, result, named));
  return [...ways, ...elliptic(from, result)].map((value) => ({ from, value }));
}

/** A bare figure has the unit of what it comes from: `116 a second; ten times that, 1,160`. */
function elliptic([one, other, more]: readonly Figure[], { quantity, text }: Figure): number[] {
  if (!one || !other || more || quantity.measures.length > 0) return [];
  const share = [one, other].find((figure) => figure.quantity.percent)?.quantity.number;
  const whole = [one, other].find((figure) => !figure.quantity.percent)?.quantity.number;
  if (share !== undefined && whole !== undefined) return [whole * share, whole * (1 - share)];
  if (quantity.noun !== undefined || !RAISED.test(text.text.slice(Math.max(0, quantity.start - 100), quantity.start)))
    return [];
  const united = [one, other].filter(({ quantity: { measures } }) => measures.length > 0);
  return united.length === 1 ? [one.quantity.number * other.quantity.number] : [];
}

/** Products, quotients of two, and a share of one or what it leaves. */
function productsOf(from: readonly Figure[]): Value[] {
  const product = productOf(from);
  const [share, second] = from.filter(({ quantity }) => quantity.percent);
  if (share) {
    const rest = productOf(from.filter((figure) => figure !== share));
    return second ? [product] : [product, { ...rest, value: rest.value * (1 - share.quantity.number) }];
  }
  const [one, other, more] = from;
  if (!one || !other || more) return [product];
  const isUnited = from.some(({ quantity: { measures } }) => measures.length > 0);
  const isSpread = isUnited || SPREAD.test(other.text.text.slice(other.quantity.start, other.quantity.end + 40));
  return isSpread && one.quantity.text !== other.quantity.text
    ? [product, times(one.value, other.value, -1), times(other.value, one.value, -1)]
    : [product];
}

/** Products of up to three labelled figures, at most one of them below, whose labels count what that of the result counts. */
export function waysByName(result: Figure, list: readonly Figure[]): Way[] {
  const found: Way[] = [];
  const others = list.filter((one) => one !== result && one.names && !one.quantity.percent).slice(0, MOST_NAMED);
  const visit = (
    from: Figure[],
    sign: 1 | -1,
    value: Value,
    names: ReadonlyMap<string, number>,
    next: number,
  ): void => {
    if (isTold(from, result) && sameUnits(value, result.value) && sameNames(names, result.names)) {
      found.push({ from, value: value.value });
      return;
    }
    if (from.length === 3) return;
    for (let at = next; at < others.length; at++) {
      const one = others[at];
      if (!one?.names) continue;
      visit([...from, one], sign, times(value, one.value, 1), addNames(names, one.names, 1), at + 1);
      if (sign === 1) visit([...from, one], -1, times(value, one.value, -1), addNames(names, one.names, -1), at + 1);
    }
  };
  visit([], 1, ONE, new Map(), 0);
  return found;
}

/** Names have to cancel out, or to be the same: units alone are made by many. */
function isTold(from: readonly Figure[], result: Figure): boolean {
  const { names: whole } = result;
  const [one] = from;
  if (!one) return false;
  if (from.length === 1) return (whole?.size ?? 0) > 0 && one.value.time === -1 && unitOf(one) !== unitOf(result);
  return from.some(
    ({ names, quantity }) =>
      names &&
      names.size > 0 &&
      ([...names.values()].some((power) => power < 0) ||
        (quantity.measures.length === 0 && [...names.keys()].every((name) => SPECIAL.test(name)))),
  );
}

const MOST_NAMED = 14;

function addNames(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  sign: 1 | -1,
): ReadonlyMap<string, number> {
  const sum = new Map(one);
  for (const [name, power] of other) {
    const all = (sum.get(name) ?? 0) + sign * power;
    if (all === 0) sum.delete(name);
    else sum.set(name, all);
  }
  return sum;
}

function sameNames(one: ReadonlyMap<string, number>, other: Figure['names']): boolean {
  return one.size === other?.size && [...one].every(([name, power]) => other.get(name) === power);
}

/** In sentences: what stands farther apart makes nothing together. */
const NEAR = 3;

/**
 * Whether anything that a reader has before him makes a figure: then it is right, whatever stands next to it.
 *
 * @param close what stands around it, to be taken two and three at a time
 * @param all what else the section gives, one at a time
 */
export function isExplained(
  result: Figure,
  close: readonly Figure[],
  all: readonly Figure[],
  named: readonly number[],
): boolean {
  const { exact, slack } = slacksOf(result.quantity);
  const is = (value: Value, most: number) =>
    fitted(value, result, named).some((fit) => near(fit, result.value.value, most));
  if (all.some(({ value }) => is(value, exact))) return true;
  // `36,000 a year over 250 working days are 144 a day`: as plain numbers.
  const plain = ({ quantity: { number } }: Figure, other: Figure) => number / other.quantity.number;
  const isDivided = (one: Figure, other: Figure) =>
    other.value.time === 1 && near(plain(one, other), result.quantity.number, exact);
  if (result.value.time === -1 && close.some((one) => close.some((other) => isDivided(one, other)))) return true;
  const most = result.quantity.approximate ? slack : exact;
  const isPair = (one: Figure, other: Figure) => wide(one, other).some((value) => is(value, most));
  if (close.some((one) => close.some((other) => one !== other && isPair(one, other)))) return true;
  const near3 = close.filter(({ sentence }) => Math.abs(sentence - result.sentence) <= NEAR).slice(-8);
  return near3.some((one, a) =>
    near3
      .slice(a + 1)
      .some((other, b) =>
        near3.slice(a + b + 2).some((third) => threes([one, other, third]).some((v) => is(v, exact))),
      ),
  );
}

const ROUNDING = 0.012;
const LOOSE = 0.035;

function slacksOf({ slack: own, looseSlack, approximate }: Quantity): { exact: number; slack: number } {
  const rounded = Math.max(own, Math.min(looseSlack, 0.03));
  const slack = LOOSE + Math.min(0.12, Math.max(rounded, approximate ? 0.06 : 0));
  return { slack, exact: Math.max(ROUNDING, Math.min(slack, rounded)) };
}

function wide(one: Figure, other: Figure): Value[] {
  const sums = sameUnits(one.value, other.value)
    ? [one.value.value + other.value.value, Math.abs(one.value.value - other.value.value)]
    : [];
  const { percent, number } = other.quantity;
  const grown = percent ? [1 + number, 1 - number, 1 / (1 - number), 1 / number].map((by) => one.value.value * by) : [];
  return [...productsOf([one, other]), ...[...sums, ...grown].map((value) => ({ ...one.value, value }))];
}

function threes(all: readonly [Figure, Figure, Figure]): Value[] {
  const [one] = all;
  const sum = all.every(({ value }) => sameUnits(value, one.value))
    ? [{ ...one.value, value: all.reduce((sum, { value }) => sum + value.value, 0) }]
    : [];
  const divided = all.map((below) => times(productOf(all.filter((figure) => figure !== below)), below.value, -1));
  return [...productsOf(all), ...sum, ...divided];
}
