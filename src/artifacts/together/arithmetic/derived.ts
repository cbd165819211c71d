import type { Figure } from './figures.ts';
import { inUnitsOf } from './in-words.ts';
import { near, reserves } from './judge-statement.ts';
import { cueOf, isRound } from './lead.ts';
import { isSlipOf } from './slip-of.ts';
import { spansNamedIn } from './spans-named.ts';
import { TIMES } from './told-products.ts';
import { isExplained, type Way, waysByName, waysOfOne, waysOfSome } from './ways.ts';
import { isWithin, windowOf } from './windows.ts';

/** A figure that does not follow from others from which the text, or its label, derives it. */
export type DerivedSlip = { from: Figure[]; result: Figure; expected: string };

const GOAL = /\b(?:uptime|availab\w*|SLO|SLA|success)\b/i;
/** In sentences and in figures: what stands farther apart is about something else. */
const NEAR = 3;
const MOST = 6;
/** Of one section, to be taken two at a time. */
const MOST_TABLED = 20;

/**
 * The figures of a section that others make up in one way only, and not as they say. A label that names its units is
 * held to them; words that lead from figures to a result, to what these make; without either only what is off by a
 * slip that people make is told: zeros, digits that changed places.
 *
 * @param counted what the lists and tables of the whole design count
 */
export function derivedSlipsIn(figures: readonly Figure[], counted: readonly Figure[]): DerivedSlip[] {
  return figures.flatMap((result, at): DerivedSlip[] => {
    if (result.isGiven) return [];
    const named = namedSlip(result, figures);
    const told = named ?? toldSlip(result, at, figures, counted);
    return told ? [{ ...told, result, expected: inUnitsOf(result.quantity, told.value / result.value.value) }] : [];
  });
}

const ROUGH = 0.15;
const TOLERANCE = 0.03;

/** What the labels of a list make of a figure, where they make one thing of it. */
function namedSlip(result: Figure, figures: readonly Figure[]): Way | undefined {
  const { quantity, names, list } = result;
  if (!names || quantity.percent || !(result.value.value > 0)) return undefined;
  const own = figures.filter((one) => one.list === list && one.names);
  const ways = own.length > MOST_LISTED ? [] : waysByName(result, own);
  const [way, ...others] = ways;
  const slack =
    (quantity.approximate ? ROUGH : TOLERANCE) + Math.max(quantity.slack, Math.min(quantity.looseSlack, 0.05));
  const isRough = way?.from.length === 1 || way?.from.some((one) => one.quantity.approximate);
  if (!way || others.some(({ value }) => !near(value, way.value, 0.01))) return undefined;
  const isLast = way.from.every((one) => figures.indexOf(one) < figures.indexOf(result));
  if (!isLast || near(way.value, result.value.value, slack + (isRough ? ROUGH : 0))) return undefined;
  return isExplained(result, own.filter((one) => one !== result).slice(-MOST_TABLED), [], []) ? undefined : way;
}

const MOST_LISTED = 40;

/** What the figures right before a result come to, when the words between lead to it. */
function toldSlip(result: Figure, at: number, figures: readonly Figure[], counted: readonly Figure[]): Way | undefined {
  const before = figures.slice(Math.max(0, at - MOST), at).filter(({ sentence }) => result.sentence - sentence <= NEAR);
  const cue = cueOf(result, before);
  if (cue === 'none') return undefined;
  const window = windowOf(result, before);
  if (window && isWithin(result, window)) return undefined;
  const named = spansNamedIn(passageOf(before, result));
  // Of tables farther up, something makes any figure by chance.
  if (window) return cue === 'strong' && !isExplained(result, before, before, named) ? window : undefined;
  const behind = figures
    .slice(at + 1, at + 4)
    .filter(
      ({ sentence, text, quantity }) =>
        sentence === result.sentence && !isLimit(text.text.slice(result.quantity.end, quantity.start)),
    );
  const listed = figures.filter(({ names }) => names).slice(-MOST_TABLED);
  const close = [...new Set([...figures.slice(Math.max(0, at - 2 * MOST), at), ...behind, ...listed])];
  const others = close.filter((one) => one !== result);
  if (isExplained(result, others, [...figures.slice(0, at), ...behind, ...listed], named)) return undefined;
  const shared = sharedBy(result, [...counted, ...figures.slice(0, at)]);
  const over = behind.slice(0, 1).filter((one) => isOver(result, one) && before.at(-1)?.value.time === -1);
  const way = over.length > 0 || cue === 'strong' ? claimed(result, [...before, ...over], named) : undefined;
  const slip = way ?? slipped(result, [...shared, ...before], shared, named);
  // A count is no rate of something else.
  const [one, more] = slip?.from ?? [];
  const isOther = !more && one?.value.time === 0 && isRate(result) && cue === 'weak';
  return isOther || isOfWorkingTime(result, slip?.from ?? [], figures) ? undefined : slip;
}

const WORKING = /\b(?:working|business|school|trading|opening|banking|week)[\s-]?(?:days?|hours?)\b/i;
const PART_OF_DAY =
  /(?<![\w.])(?!24\b)\d{1,2} hours (?:a|per|each|every) day\b|\b(?:\d+|one|two|three)[\s-]shifts?\b|\b(?:working|business|opening|office|operating) hours\b/i;
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

/** `80 in all, below the limit of 100`: nothing that is made of one of them. */
function isLimit(gap: string): boolean {
  return /\b(?:limit|below|under|above|within|max\w*|at most|less than|allows?)\b/i.test(gap);
}

function passageOf(before: readonly Figure[], result: Figure): string {
  return [...new Set([...before, result].map(({ text }) => text.text))].join(' ').slice(-1200);
}

const EACH =
  /\b(?:each|apiece|per (?!second|minute|hour|day|week|month|year)\w+|of|a pool of|with|at|times|every|factor|copies|replicas)\b/i;
/** What has room for something is larger than it, on purpose. */
const ROOM =
  /\b(?:fits?|provision\w*|buy|reserve\w*|plan\w*|volume|disk|machine|instance|node|server|pool|size[ds]?)\b/i;
const FITS = /\b(?:fits?|room|provision\w*|buy|reserve\w*)\b[^.;]{0,20}$/i;
const CLAIM = 0.08;
const WRITTEN = /\d\s*[×x*÷/+]\s*\d/;
const RESERVE = 5;

/** The one thing that all figures of a sentence make, where their units allow it, and the sentence says that they do. */
function claimed(result: Figure, before: readonly Figure[], named: readonly number[]): Way | undefined {
  const own = before.filter(({ sentence }) => sentence === result.sentence);
  const last = before.at(-1);
  if (!last || isRaised(result, before)) return undefined;
  const isBehind = last.quantity.start > result.quantity.start;
  const set = !isBehind && own.length > 1 && own.length < 4 ? own : before.slice(-2);
  const [first] = own;
  // What is written as a calculation is read as one.
  const isWritten = first && WRITTEN.test(first.text.text.slice(first.quantity.start, last.quantity.end));
  const spans = set.some(({ value }) => value.time === 1) ? named : [];
  const one = isRate(last) && isRate(result) && isSameNoun(last, result) ? waysOfOne(last, result, []) : [];
  const ways = one.length > 0 ? one : !isWritten && isUnited(set, result) ? waysOfSome(set, result, spans) : [];
  const [way] = ways;
  const all = [result, ...(way?.from ?? [])];
  const isRough = all.some(({ quantity }) => quantity.approximate);
  const given = all.reduce((sum, { quantity: { slack, text } }) => sum + (text.includes('.') ? slack : 0), 0);
  const slack = (isRough ? ROUGH : CLAIM) + Math.min(0.05, result.quantity.looseSlack) + Math.min(0.3, given);
  if (!way || ways.some(({ value }) => near(value, result.value.value, slack))) return undefined;
  const { text } = result.text;
  const from = last.text === result.text ? last.quantity.end : result.from;
  const span = `${text.slice(from, result.quantity.end)}${/^[^.,;]{0,30}/.exec(text.slice(result.quantity.end))?.[0] ?? ''}`;
  const ratio = result.value.value / way.value;
  const beside = all.map(({ quantity: { start, end }, text: own }) => own.text.slice(start, end + 8));
  if (result.value.time === 1 && TIMES.test(`${beside.join(' ')} ${span}`)) return undefined;
  const isSmall = ratio < RESERVE && ratio > 1 / RESERVE;
  return isSmall && (reserves.test(span.replace(PEAK, ' ')) || (ROOM.test(span) && ratio > 1)) ? undefined : way;
}

const PEAK = /\b(?:peaks?|bursts?|max(?:imum)?|busiest|worst|spikes?)\b/i;
const RAISED = /\b(?:factor|times|fold)\b/i;

/** The figure of a peak follows from no average, but by a factor. */
function isRaised({ quantity, text, from }: Figure, before: readonly Figure[]): boolean {
  const said = `${text.text.slice(from, quantity.start)} ${/^[^.;,]{0,30}/.exec(text.text.slice(quantity.end))?.[0] ?? ''}`;
  return PEAK.test(said) && !RAISED.test(`${said} ${before.at(-1)?.text.text ?? ''}`);
}

/** `79 GB over the 7 years`. */
function isOver({ quantity: { end }, value, text }: Figure, next: Figure): boolean {
  const gap = text.text.slice(end, next.quantity.start);
  return value.time === 0 && next.value.time === 1 && /^\s*(?:over|for|after|in)\s+(?:the |all )?$/i.test(gap);
}

function isRate({ value }: Figure): boolean {
  return value.time === -1;
}

function isSameNoun(one: Figure, other: Figure): boolean {
  const [mine, its] = [one.quantity.noun, other.quantity.noun];
  return mine === undefined || its === undefined || mine.replace(/s$/, '') === its.replace(/s$/, '');
}

/** Units make it plain that the product is meant; counts and shares need words. */
function isUnited(from: readonly Figure[], result: Figure): boolean {
  const all = [...from, result];
  if (from.length < 2) return false;
  const shares = from.filter(({ quantity }) => quantity.percent);
  const [share, more] = shares;
  if (share) return more === undefined && isShareOf(share);
  const text = [...new Set(all.map((one) => one.text.text))].join(' ');
  if (all.some(({ value }) => value.data !== 0 || value.money !== 0)) return EACH.test(text) || from.some(isRate);
  const [rate, factor] = [from.find(isRate), from.find(isBare)];
  if (rate && factor && isRate(result)) return isSameNoun(rate, result);
  if (from.filter(({ value }) => value.time !== 0).length > 0)
    return !result.quantity.noun || from.some((one) => isOf(one, result));
  return (
    from.some((one, at) => from.some((other, next) => at !== next && isPer(one, other))) ||
    (EACH.test(text) && from.some((one) => isOf(one, result)))
  );
}

function isBare({ quantity: { measures, noun, percent } }: Figure): boolean {
  return measures.length === 0 && noun === undefined && !percent;
}

function isOf(one: Figure, result: Figure): boolean {
  return one.quantity.noun !== undefined && result.quantity.noun !== undefined && isSameNoun(one, result);
}

/** `10 per instance` and `4 instances`; `15 in each of 5`. */
function isPer(one: Figure, other: Figure): boolean {
  const { text } = one.text;
  const per = /\bper (\p{L}{3,})/iu.exec(text.slice(one.quantity.start, one.quantity.end + 30))?.[1];
  return (
    (per !== undefined && other.quantity.noun?.replace(/s$/, '') === per.toLowerCase().replace(/s$/, '')) ||
    (one.text === other.text &&
      /^[^.;]{0,60}\beach of (?:the |our )?$/i.test(text.slice(one.quantity.end, other.quantity.start)))
  );
}

/** `Of whom 40 %`, `40 % of them`. */
function isShareOf({ quantity: { start, end }, text: { text } }: Figure): boolean {
  return /\bof (?:whom|which|them|these|those)\s*$/i.test(text.slice(0, start)) || /^\s*of\b/i.test(text.slice(end));
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

/** `1.5 % of baskets` is a share of what was counted in baskets farther above. */
function sharedBy(result: Figure, earlier: readonly Figure[]): Figure[] {
  const share = earlier.findLast(({ sentence }) => sentence === result.sentence);
  if (!share?.quantity.percent) return [];
  const noun = /^\s*of\s+(?:the |all |our |those |these |its )?(\p{L}{3,})/iu
    .exec(share.text.text.slice(share.quantity.end))?.[1]
    ?.toLowerCase();
  const wholes = earlier.filter(({ quantity }) => quantity.noun === noun);
  const isOne = new Set(wholes.map(({ quantity }) => quantity.number)).size === 1;
  return noun === undefined || !isOne ? [] : wholes.slice(-1);
}

function isBits({ quantity: { text } }: Figure): boolean {
  return /bits?\b|bps\b/i.test(text);
}
