import type { Value } from './expression.ts';
import { inUnitsOf } from './in-words.ts';
import { isResult, isRound } from './is-result.ts';
import { near } from './judge-statement.ts';
import type { Quantity } from './quantity.ts';
import type { Figure, SectionFigures } from './section-figures.ts';
import { isSlipOf } from './slip-of.ts';
import { spansNamedIn } from './spans-named.ts';

/** A figure that follows from others near it but for a slip that people make: a zero too many, two digits swapped. */
export type DerivedSlip = { from: Figure[]; result: Figure; expected: string };

const RAISED = /\b(?:times|factor|ratio|multiplier|multiplied)\b|fold\b/i;
const SPREAD = /\b(?:each|every|per|a|an|share[ds]?|split|spread|divided?|takes?|lasts?|within|in)\b|[/÷]/i;
const GOAL = /\b(?:uptime|availab\w*|SLO|SLA|success)\b/i;
/** In sentences and in figures: what stands farther apart is about something else. */
const NEAR = 3;
const MOST = 6;
const ROUNDING = 0.012;
const LOOSE = 0.035;

/**
 * The figures of a section that what stands right before them makes up but for such a slip.
 *
 * @param counted what the tables of the whole design count
 */
export function derivedSlipsIn({ figures, tabled }: SectionFigures, counted: readonly Figure[]): DerivedSlip[] {
  return figures.flatMap((result, at) => {
    const before = figures
      .slice(Math.max(0, at - MOST), at)
      .filter(({ sentence }) => result.sentence - sentence <= NEAR);
    if (!isResult(result, before)) return [];
    const named = spansNamedIn(passageOf(before, result));
    const behind = figures.slice(at + 1, at + 4).filter(({ sentence }) => sentence === result.sentence);
    const close = [...figures.slice(Math.max(0, at - 2 * MOST), at), ...behind];
    if (isExplained(result, close, [...figures.slice(0, at), ...behind, ...tabled], named)) return [];
    const last = figures[at - 1];
    const shared = sharedBy(result, [...counted, ...figures.slice(0, at)]);
    const slips = waysTo(result, [...shared, ...before], named).filter(
      ({ from, value }) =>
        (value / result.value.value) * result.quantity.number > 0.9 &&
        isSlipOf(result.quantity, result.value.value / value, from.some(isBits) !== isBits(result)),
    );
    const [slip] = slips;
    if (!slip || slip.from.some(isGoal)) return [];
    // Round figures are set, unless the sentence itself comes to them.
    const isTold =
      slip.from.every((one) => one.sentence === result.sentence || shared.includes(one)) &&
      slip.from.some((one) => one === last);
    if (isRound(result.quantity) && !isTold) return [];
    if (slip.from.some(({ quantity }) => quantity.percent) && !isNearShare(slip.from, result)) return [];
    return [{ from: slip.from, result, expected: inUnitsOf(result.quantity, slip.value / result.value.value) }];
  });
}

/** `An uptime of 99.9 %` is a share of nothing that is counted. */
function isGoal({ quantity: { percent, start, end }, text }: Figure): boolean {
  return percent && GOAL.test(text.text.slice(Math.max(0, start - 30), end + 20));
}

/** A share is of what is told beside it. */
function isNearShare(from: readonly Figure[], result: Figure): boolean {
  const share = from.find(({ quantity }) => quantity.percent);
  return (
    share?.text === result.text &&
    Math.abs(share.sentence - result.sentence) < 2 &&
    result.quantity.start - share.quantity.end < 90
  );
}

function passageOf(before: readonly Figure[], result: Figure): string {
  return [...new Set([...before.map(({ text }) => text.text), result.text.text])].join(' ').slice(-1200);
}

type Way = { from: Figure[]; value: number };

/** What the figures right before a result come to, in its unit: each of them over another time, two of them, all three. */
function waysTo(result: Figure, before: readonly Figure[], named: readonly number[]): Way[] {
  const own = before.filter(({ sentence }) => sentence === result.sentence);
  const last = before.at(-1);
  if (!last) return [];
  const pairs = (own.length > 0 ? own : [last]).flatMap((one) =>
    before
      .filter((other) => other !== one && (!own.includes(other) || before.indexOf(other) < before.indexOf(one)))
      .map((other) => [other, one]),
  );
  const triples = before.length > 2 && own.length > 0 ? [before.slice(-3)] : [];
  return [
    ...[...own, last].flatMap((one) => [...overTimes(one, result, named), ...often(one, result, named)]),
    ...[...pairs, ...triples].flatMap((from) => combine(from, result, named)),
  ];
}

/** `1.5 % of baskets` is a share of what was counted in baskets farther above. */
function sharedBy(result: Figure, earlier: readonly Figure[]): Figure[] {
  const share = earlier.findLast(({ sentence }) => sentence === result.sentence);
  if (!share?.quantity.percent) return [];
  const noun = /^\s*of\s+(?:the |all |our |those |these |its )?(\p{L}{3,})/iu
    .exec(share.text.text.slice(share.quantity.end))?.[1]
    ?.toLowerCase();
  const wholes = [
    ...new Set(earlier.filter(({ quantity }) => quantity.noun === noun).map(({ quantity }) => quantity.number)),
  ];
  return noun === undefined || wholes.length > 1
    ? []
    : earlier.filter(({ quantity }) => quantity.noun === noun).slice(-1);
}

function isBits({ quantity: { text } }: Figure): boolean {
  return /bits?\b|bps\b/i.test(text);
}

function overTimes(one: Figure, result: Figure, named: readonly number[]): Way[] {
  if (!one.quantity.measures.length && !result.quantity.measures.length) return [];
  return fitted(one.value, result, named)
    .filter((value) => value !== one.value.value || unitOf(one.quantity) !== unitOf(result.quantity))
    .map((value) => ({ from: [one], value }));
}

/** `Every 15 minutes` is so often in a day. */
function often(one: Figure, result: Figure, named: readonly number[]): Way[] {
  const isEvery = /\b(?:every|once (?:in|every|per)|each)\s*$/i.test(one.text.text.slice(0, one.quantity.start));
  if (!isEvery || one.value.time !== 1) return [];
  return fitted(times(ONE, one.value, -1), result, named).map((value) => ({ from: [one], value }));
}

function unitOf({ measures }: Quantity): string {
  return measures.map(({ kind, factor, power }) => `${kind} ${factor} ${power}`).join();
}

function combine(from: Figure[], result: Figure, named: readonly number[]): Way[] {
  const ways = resultsOf(from).flatMap((value) => fitted(value, result, named));
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
function resultsOf(from: readonly Figure[]): Value[] {
  const product = from.reduce<Value>((all, { value }) => times(all, value, 1), ONE);
  const [one, other, more] = from;
  const isUnited = from.some(({ quantity: { measures } }) => measures.length > 0);
  const shares = from.filter(({ quantity }) => quantity.percent);
  if (shares.length > 0) {
    const [share, second] = shares;
    const rest = from.filter((figure) => figure !== share).reduce<Value>((all, { value }) => times(all, value, 1), ONE);
    return second || !share ? [product] : [product, { ...rest, value: rest.value * (1 - share.quantity.number) }];
  }
  if (!one || !other || more) return [product];
  const isSpread = isUnited || SPREAD.test(other.text.text.slice(other.quantity.start, other.quantity.end + 40));
  return isSpread && one.quantity.text !== other.quantity.text
    ? [product, times(one.value, other.value, -1), times(other.value, one.value, -1)]
    : [product];
}

/** A value as one of the unit of another: over a time that the text names, where only one of them is a rate. */
function fitted(value: Value, { value: result, quantity }: Figure, named: readonly number[]): number[] {
  if (value.data !== result.data || value.money !== result.money || value.value <= 0) return [];
  const off = value.time - result.time;
  // Twelve months of 30 days are no year.
  if (off === 0)
    return [
      value.value,
      ...(quantity.measures.some(({ length }) => length === 'year') ? [(value.value * 72) / 73] : []),
    ];
  if (off === 1 && result.time === -1) return named.map((span) => value.value / span);
  if (off === -1 && result.time === 0) return named.map((span) => value.value * span);
  return [];
}

const ONE: Value = { value: 1, data: 0, time: 0, money: 0 };

function times(one: Value, other: Value, sign: 1 | -1): Value {
  return {
    value: sign === 1 ? one.value * other.value : one.value / (other.value || Number.NaN),
    data: one.data + sign * other.data,
    time: one.time + sign * other.time,
    money: one.money + sign * other.money,
  };
}

/** Whether anything that a reader has before him makes a figure: then it is right, whatever stands next to it. */
function isExplained(
  result: Figure,
  close: readonly Figure[],
  all: readonly Figure[],
  named: readonly number[],
): boolean {
  const slack =
    LOOSE +
    Math.min(
      0.12,
      Math.max(
        result.quantity.slack,
        Math.min(result.quantity.looseSlack, 0.03),
        result.quantity.approximate ? 0.06 : 0,
      ),
    );
  const exact = Math.max(
    ROUNDING,
    Math.min(slack, Math.max(result.quantity.slack, Math.min(result.quantity.looseSlack, 0.03))),
  );
  const is = (value: Value, spans: readonly number[], most: number) =>
    fitted(value, result, spans).some((fit) => near(fit, result.value.value, most));
  if (all.some(({ value }) => is(value, named, exact))) return true;
  if (
    close.some((one) =>
      close.some(
        (other) =>
          one !== other &&
          resultsWide(one, other).some((value) => is(value, named, result.quantity.approximate ? slack : exact)),
      ),
    )
  )
    return true;
  const triples = close.filter(({ sentence }) => Math.abs(sentence - result.sentence) <= NEAR).slice(-8);
  return triples.some((one, a) =>
    triples.some(
      (other, b) =>
        b > a &&
        triples.some((third, c) => c > b && threes(one, other, third).some((value) => is(value, named, exact))),
    ),
  );
}

function resultsWide(one: Figure, other: Figure): Value[] {
  const sums =
    one.value.data === other.value.data && one.value.time === other.value.time && one.value.money === other.value.money
      ? [
          { ...one.value, value: one.value.value + other.value.value },
          { ...one.value, value: Math.abs(one.value.value - other.value.value) },
        ]
      : [];
  const grown = other.quantity.percent
    ? [
        1 + other.quantity.number,
        1 - other.quantity.number,
        1 / (1 - other.quantity.number),
        1 / other.quantity.number,
      ].map((way) => ({ ...one.value, value: one.value.value * way }))
    : [];
  return [...resultsOf([one, other]), ...sums, ...grown];
}

function threes(one: Figure, other: Figure, third: Figure): Value[] {
  const all = [one, other, third];
  const product = resultsOf(all);
  const sum = all.every(
    ({ value }) => value.data === one.value.data && value.time === one.value.time && value.money === one.value.money,
  )
    ? [{ ...one.value, value: one.value.value + other.value.value + third.value.value }]
    : [];
  const divided = all.map((below) =>
    all
      .filter((figure) => figure !== below)
      .reduce<Value>((value, figure) => times(value, figure.value, 1), times(ONE, below.value, -1)),
  );
  return [...product, ...sum, ...divided];
}
