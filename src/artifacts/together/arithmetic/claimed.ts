import type { Figure } from './figures.ts';
import { isRound } from './lead.ts';
import { PART_OF_DAY } from './part-of-day.ts';
import { isSlipOf } from './slip-of.ts';
import { spansNamedIn } from './spans-named.ts';
import { isExplained, type Way, waysOfOne, waysOfSome } from './ways.ts';

const GOAL = /\b(?:uptime|availab\w*|SLO|SLA|success)\b/i;
/** A sentence that goes on from the one before. */
const GOES_ON =
  /^\W*(?:that|this|these|those|it|they|so|hence|thus|therefore|together|over|each|in all|altogether|which)\b/i;
/** In figures, to be taken two at a time. */
const CLOSE = 12;

/**
 * What the figures of a sentence, or of the one that it goes on from, make of a result, where that is off as people
 * write it wrongly: by zeros, by bits for bytes, by two digits that changed places.
 */
export function claimedSlip(result: Figure, at: number, figures: readonly Figure[]): Way | undefined {
  const before = figures.slice(Math.max(0, at - 3), at).filter((one) => isBeside(one, result));
  if (before.length === 0 || isListed([...before, result])) return undefined;
  const passage = [...new Set([...before, result].map(({ text }) => text.text))].join(' ').slice(-1200);
  const named = spansNamedIn(passage);
  const behind = figures.slice(at + 1, at + 4).filter(({ sentence }) => sentence === result.sentence);
  const close = [...figures.slice(Math.max(0, at - CLOSE), at), ...behind];
  if (isExplained(result, close, close, named)) return undefined;
  const slip = slipped(result, before, [], named);
  const own = before.filter(({ sentence }) => sentence === result.sentence);
  // What a sentence gives beside would make another.
  const isAll = slip && own.every((one) => slip.from.includes(one));
  return slip && isAll && !isOfWorkingTime(result, slip.from, figures) ? slip : undefined;
}

/** In the same text: in its own sentence, or in the one that it goes on from. */
function isBeside(one: Figure, result: Figure): boolean {
  if (one.text !== result.text) return false;
  if (one.sentence === result.sentence) return true;
  const own = result.text.text.slice(result.from).replace(/^[.;!?\s]+/, '');
  return result.sentence - one.sentence === 1 && GOES_ON.test(own);
}

/** `1, 2, 4 and 8 seconds`: no factors. */
function isListed(figures: readonly Figure[]): boolean {
  return figures.some((one, at) => {
    const next = figures[at + 1];
    if (!next || next.text !== one.text) return false;
    const gap = one.text.text.slice(one.quantity.end, next.quantity.start);
    return (
      one.quantity.measures.length === 0 && one.quantity.noun === undefined && /^\s*(?:,|and|or)\s*(?:and )?$/.test(gap)
    );
  });
}

const WORKING = /\b(?:working|business|school|trading|opening|banking|week)[\s-]?(?:days?|hours?)\b/i;
const A_DAY = 86_400;

/** Nobody says how many working days a year has; and what a day of 16 hours brings is not spread over 24. */
function isOfWorkingTime(result: Figure, from: readonly Figure[], figures: readonly Figure[]): boolean {
  const shown = ({ quantity: { start, end }, text: { text } }: Figure): string => text.slice(start, end + 10);
  if (WORKING.test(shown(result)) && !from.some((one) => WORKING.test(shown(one)))) return true;
  const isOfDays = from.some((one) => isRate(one) && perOfFigure(one) >= A_DAY);
  if (!isRate(result) || perOfFigure(result) >= A_DAY || !isOfDays) return false;
  return [...new Set(figures.map(({ text }) => text.text))].some((text) => PART_OF_DAY.test(text));
}

function perOfFigure({ quantity: { measures } }: Figure): number {
  return measures.reduce((all, { kind, power, factor }) => (kind === 'time' && power === -1 ? all * factor : all), 1);
}

/** "The cancelled tenth makes 239,400 charges" */
const FRACTION = /\b(?:half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth|thousandth)s?\b/i;
const FITS = /\b(?:fits?|room|provision\w*|buy|reserve\w*)\b[^.;]{0,20}$/i;

function isRate({ value }: Figure): boolean {
  return value.time === -1;
}

/** What the figures before a result make, but for a slip that people make. */
function slipped(
  result: Figure,
  before: readonly Figure[],
  shared: readonly Figure[],
  named: readonly number[],
): Way | undefined {
  const last = before.at(-1);
  if (
    [...before, result].every(
      ({ quantity: { measures, noun, percent } }) => !percent && measures.length === 0 && noun === undefined,
    )
  )
    return undefined;
  const slips = waysTo(result, before, named).filter(
    ({ from, value }) =>
      (result.value.data !== 0 || (value / result.value.value) * result.quantity.number > 0.9) &&
      isSlipOf(result.quantity, result.value.value / value, from.some(isBits) !== isBits(result)),
  );
  const [slip] = slips;
  if (!slip || slip.from.some(isGoal)) return undefined;
  const text = result.text.text.slice(result.from, result.quantity.start);
  if (FRACTION.test(text)) return undefined;
  if (FITS.test(text) && result.value.value > slip.value) return undefined;
  // Round figures are set, unless the sentence itself comes to them.
  const isTold =
    slip.from.every((one) => one.sentence === result.sentence || shared.includes(one)) &&
    slip.from.some((one) => one === last);
  if (isRound(result.quantity) && !isTold) return undefined;
  return slip.from.some(({ quantity }) => quantity.percent) && !isNearShare(slip.from, result) ? undefined : slip;
}

/** Each of the figures right before a result over another time, two of them, all three. */
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
    ...[...own, last].flatMap((one) => waysOfOne(one, result, named)),
    ...[...pairs, ...triples].flatMap((from) => waysOfSome(from, result, named)),
  ];
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

function isBits({ quantity: { text } }: Figure): boolean {
  return /bits?\b|bps\b/i.test(text);
}
