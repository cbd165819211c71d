import type { SpokenSlip } from './day-rates.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** Words that lead from what was just said to what that makes. */
const MAKES = String.raw`(?::|=|≈|→|,?\s(?:so\s)?(?:that|this|which)\s(?:is|are|makes?|gives?|means?|comes to))(?:\s(?:about|some|roughly|around))?`;
const SHARE = /^,? (?:(?:of (?:whom|which|these|them)|and),? )?(?:about |some )?$/i;
const OF_SHARE = new RegExp(String.raw`^[^.;:\d]{0,40}${MAKES}\s*$`, 'i');
const EVERY = /\b(?:every|each|once (?:in|every|per|each))\s$/i;
const TO_RATE = new RegExp(String.raw`^[^.;:\d]{0,60}${MAKES}\s*$`, 'i');
/** `With 4,500 orders under way that is`: how many do it, said behind how often. */
const THEN_WITH = /^[.;,]?\s*(?:with|at|for|from)\s(?:about |some )?$/i;
const FOR_SO_LONG = /(?:^|[.;]\s)(?:Over|In|With|At)\s(?:about |some )?$/;
/** A further factor is told, and no figure. */
const OTHER =
  /\b(?:peaks?|bursts?|twice|double\w*|half|halv\w*|thirds?|quarters?|replica\w*|cop(?:y|ies)|each of|batch\w*|(?:two|three|four|five|six|eight|ten|twelve)\s(?!(?:second|minute|hour|day|week|month|year)s\b)\p{L}+|per (?!second|sec|day|year|month|hour|minute)\p{L}+)\b/iu;
const CLOSE = 0.02;
/** Of a figure that may be rounded to fewer digits than it has. */
const ROUNDED = 0.04;
/** A figure that is further off follows from something else. */
const FARTHEST = 25;
const DAY = 86_400;

/**
 * What a text makes of the figure before it, in so many words: `60,000 members, of whom 40 % are online: 24,000`, `each
 * every 30 seconds: 100 per second`, `Over 250 working days that is 660,000`. Only where nothing said before it, in any
 * of these ways, makes the result.
 */
export function carriedOnSlipsIn(text: string): SpokenSlip[] {
  const all = quantitiesIn(text);
  return all.flatMap((factor, at): SpokenSlip[] => {
    const way =
      shareAt(all, at, text) ??
      everyAt(all, at, text) ??
      spanAt(all, at, text) ??
      withinAt(all, at, text) ??
      yearsAt(all, at, text);
    if (!way) return [];
    const { base, result, makes } = way;
    const isLikeBase = (one: Quantity): boolean => isOfData(one) === isOfData(base);
    const before = all.filter(
      (one) =>
        one.start < Math.max(result.start, factor.start) &&
        one !== factor &&
        one !== result &&
        !one.percent &&
        isLikeBase(one),
    );
    const slack = CLOSE + result.slack + Math.min(result.looseSlack, ROUNDED) + (result.approximate ? 0.1 : 0);
    // Small numbers beside it may be one factor more.
    const counts = [
      1,
      ...before
        .filter(isCount)
        .map(({ number }) => number)
        .filter((number) => number <= FARTHEST),
    ];
    const isMade = before.some((one) => counts.some((count) => near(makes(one.number) * count, result.number, slack)));
    const ratio = result.number / makes(base.number);
    const [behind = ''] = text.slice(result.end).split(/[.;]\s/);
    const sentence = text.slice(Math.min(base.start, factor.start), result.end) + behind;
    if (isMade || OTHER.test(sentence) || ratio > FARTHEST || ratio < 1 / FARTHEST) return [];
    const from = base.start < factor.start ? [base, factor] : [factor, base];
    return [{ from, result, expected: inUnitsOf(result, 1 / ratio) }];
  });
}

/** `base`: what it is made of; `makes`: what that kind of sentence makes of a number. */
type Way = { base: Quantity; result: Quantity; makes: (number: number) => number };

function shareAt(all: readonly Quantity[], at: number, text: string): Way | undefined {
  const [base, share, result] = [all[at - 1], all[at], all[at + 1]];
  if (!base || !share?.percent || share.number >= 1 || !result || !isCount(base) || !isCount(result)) return undefined;
  if (!/\bof (?:whom|which|these|them)\b/i.test(text.slice(base.end, share.start))) return undefined;
  const isSo =
    SHARE.test(text.slice(base.end, share.start).replace(/^[ \p{L}]*?(?=,? of (?:whom|which|these|them)\b)/u, '')) &&
    OF_SHARE.test(text.slice(share.end, result.start));
  return isSo ? { base, result, makes: (number) => number * share.number } : undefined;
}

function everyAt(all: readonly Quantity[], at: number, text: string): Way | undefined {
  const every = all[at];
  if (!every || !isSpan(every, 1, DAY) || !EVERY.test(text.slice(0, every.start))) return undefined;
  const seconds = every.number * (every.measures[0]?.factor ?? 1);
  const makes = (number: number): number => number / seconds;
  const [next, after] = [all[at + 1], all[at + 2]];
  if (next && isPerSecond(next) && TO_RATE.test(text.slice(every.end, next.start))) {
    const base = all.slice(0, at).findLast(isCount);
    return base && isOfThem(text.slice(base.end, every.start)) ? { base, result: next, makes } : undefined;
  }
  if (!next || !after || !isCount(next) || !isPerSecond(after)) return undefined;
  const isSo = THEN_WITH.test(text.slice(every.end, next.start)) && TO_RATE.test(text.slice(next.end, after.start));
  return isSo ? { base: next, result: after, makes } : undefined;
}

/** Whether what lies between goes on about what was counted: in the same sentence, or as `Each sends …`. */
function isOfThem(gap: string): boolean {
  const [, after] = /[.;]\s+([\s\S]*)$/.exec(gap) ?? [];
  return after === undefined || /^(?:each(?: of them)?|they|all of them)\s(?!of\b)[a-z]+s?\b/i.test(after);
}

function spanAt(all: readonly Quantity[], at: number, text: string): Way | undefined {
  const [base, span, result] = [all.slice(0, at).findLast(isCount), all[at], all[at + 1]];
  if (!base || !span || !result || !isSpan(span, DAY, Number.POSITIVE_INFINITY) || !isCountOrYearly(result))
    return undefined;
  const isSo = FOR_SO_LONG.test(text.slice(0, span.start)) && TO_RATE.test(text.slice(span.end, result.start));
  return isSo ? { base, result, makes: (number) => number * span.number } : undefined;
}

function isCount({ measures, percent }: Quantity): boolean {
  return measures.length === 0 && !percent;
}

function isOfData({ measures }: Quantity): boolean {
  return measures.some(({ kind }) => kind === 'data');
}

function isCountOrYearly({ measures, percent }: Quantity): boolean {
  return !percent && measures.every(({ kind, power }) => kind === 'time' && power === -1);
}

/** `31,500 writes in 10,800 seconds, or 2.92 per second`. */
function withinAt(all: readonly Quantity[], at: number, text: string): Way | undefined {
  const [base, span, result] = [all[at - 1], all[at], all[at + 1]];
  if (!base || !span || !result || !isCount(base) || !isSpan(span, 1, DAY) || !isPerSecond(result)) return undefined;
  const isSo = WITHIN.test(text.slice(base.end, span.start)) && OR_RATE.test(text.slice(span.end, result.start));
  const seconds = span.number * (span.measures[0]?.factor ?? 1);
  return isSo ? { base, result, makes: (number) => number / seconds } : undefined;
}

const WITHIN = /^ ?(?:\p{L}+ )?(?:in|within|over|during|spread over) (?:the |these |those )?$/iu;
const OR_RATE = new RegExp(String.raw`^(?:,? or|${MAKES})\s*(?:about |some )?$`, 'i');

/** `360 GB a year, and 2.52 TB over the same seven years`: a volume of a year, and of several. */
function yearsAt(all: readonly Quantity[], at: number, text: string): Way | undefined {
  const [base, result, span] = [all[at - 2], all[at - 1], all[at]];
  if (!base || !result || !span || !isSpan(span, DAY, Number.POSITIVE_INFINITY)) return undefined;
  const [rate, kept] = [base.measures, result.measures];
  const isVolume =
    rate.length === 2 && kept.length === 1 && rate[0]?.kind === kept[0]?.kind && kept[0]?.kind === 'data';
  const isPerSpan = rate[1]?.kind === 'time' && rate[1].power === -1 && rate[1].factor === span.measures[0]?.factor;
  const isSo =
    /^,? (?:and|or) (?:about |some )?$/i.test(text.slice(base.end, result.start)) &&
    OVER_SPAN.test(text.slice(result.end, span.start));
  const scale = (rate[0]?.factor ?? 1) / (kept[0]?.factor ?? 1);
  return isVolume && isPerSpan && isSo ? { base, result, makes: (number) => number * span.number * scale } : undefined;
}

const OVER_SPAN = /^ (?:over|in|for|after) (?:the |all |those )?(?:same )?$/i;

/** A time alone, in units of at least so many seconds, and at most. */
function isSpan({ measures: [own, more], percent }: Quantity, least: number, most: number): boolean {
  return (
    own?.kind === 'time' &&
    own.power === 1 &&
    more === undefined &&
    !percent &&
    own.factor >= least &&
    own.factor <= most
  );
}

function isPerSecond({ measures: [own, more], percent }: Quantity): boolean {
  return own?.kind === 'time' && own.power === -1 && own.factor === 1 && more === undefined && !percent;
}
