import { claimedSlip } from './claimed.ts';
import { goesOn } from './compound.ts';
import type { Figure } from './figures.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { cueOf } from './lead.ts';
import { PART_OF_DAY } from './part-of-day.ts';
import { spansNamedIn } from './spans-named.ts';
import { isExplained, type Way, waysByName } from './ways.ts';
import { isWithin, windowOf } from './windows.ts';

/** A figure that does not follow from others from which the text, or its label, derives it. */
export type DerivedSlip = { from: Figure[]; result: Figure; expected: string };

/** In sentences and in figures: what stands farther apart is about something else. */
const NEAR = 3;
const MOST = 6;
/** Of one section, to be taken two at a time. */
const MOST_TABLED = 20;

/**
 * The figures of a section that others make up, and not as they say: by labels that name their units, or by the time
 * in which the work of a day is said to be done.
 */
export function derivedSlipsIn(figures: readonly Figure[]): DerivedSlip[] {
  return figures.flatMap((result, at): DerivedSlip[] => {
    if (result.isGiven || goesOn(result.text.text, result.quantity)) return [];
    const way = namedSlip(result, figures) ?? toldSlip(result, at, figures);
    return way ? [{ ...way, result, expected: inUnitsOf(result.quantity, way.value / result.value.value) }] : [];
  });
}

const ROUGH = 0.15;
const TOLERANCE = 0.03;

/** What the labels of a list make of a figure, where they make one thing of it. */
function namedSlip(result: Figure, figures: readonly Figure[]): Way | undefined {
  const { quantity, names, list } = result;
  if (!names || quantity.percent || !(result.value.value > 0)) return undefined;
  // Nothing is counted by "Mean image: 60 MB": it is given.
  if (names.size === 0 && MEAN.test(result.text.text)) return undefined;
  const own = figures.filter((one) => one.list === list && one.names);
  const ways = own.length > MOST_LISTED ? [] : waysByName(result, own);
  const [way, ...others] = ways;
  const slack =
    (quantity.approximate ? ROUGH : TOLERANCE) + Math.max(quantity.slack, Math.min(quantity.looseSlack, 0.05));
  const isRough = way?.from.length === 1 || way?.from.some((one) => one.quantity.approximate);
  if (!way || others.some(({ value }) => !near(value, way.value, 0.01))) return undefined;
  const isLast = way.from.every((one) => figures.indexOf(one) < figures.indexOf(result));
  if (!isLast || near(way.value, result.value.value, slack + (isRough ? ROUGH : 0))) return undefined;
  const isSpread =
    way.from.length > 1 || result.value.time !== -1 || !figures.some(({ text }) => PART_OF_DAY.test(text.text));
  if (!isSpread) return undefined;
  return isExplained(result, own.filter((one) => one !== result).slice(-MOST_TABLED), [], []) ? undefined : way;
}

const MOST_LISTED = 40;
const MEAN = /\b(?:mean|average|avg|median|typical)\b/i;

/** What comes in a day, done in the time that the sentence gives; or what the words make of the figures before. */
function toldSlip(result: Figure, at: number, figures: readonly Figure[]): Way | undefined {
  const before = figures.slice(Math.max(0, at - MOST), at).filter(({ sentence }) => result.sentence - sentence <= NEAR);
  if (cueOf(result, before) !== 'strong') return undefined;
  const window = windowOf(result, before);
  if (!window) return claimedSlip(result, at, figures);
  if (isWithin(result, window)) return undefined;
  const texts = [...new Set([...before, result].map(({ text }) => text.text))].join(' ');
  return isExplained(result, before, before, spansNamedIn(texts.slice(-1200))) ? undefined : window;
}
