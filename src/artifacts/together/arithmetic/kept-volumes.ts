import type { SpokenSlip } from './day-rates.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { isSize } from './kept-spans.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

const KEEPS = /\b(?:keep\w*|kept|retain\w*|retention|stor(?:e|ed|es)|hold\w*|held|archiv\w*)\b/i;
/** Between the time for which something is kept and what that comes to. */
const COMES_TO =
  /^[^.;|\d]{0,40}(?:=|≈|→|:|\b(?:so|hence|makes?|is|needs?|takes?|gives?|comes? to|(?:settles?|levels? off|stays?|ends?) at|that is|which is|reaches|grows? to|amounts? to|or)\b)[^.;|\d]{0,50}$/i;
/** Kept of a part, or in more than one place. */
const OTHER = /\b(?:hot|cold|warm|first|then|of (?:which|these|those|them)|backups?|snapshots?|sampled|compress\w*)\b/i;
/** "At 40 B each, a day is 4.32 GB": what a span brings, said the other way round. */
const BRINGS =
  /\b(?:an?|each|every|per|one) (day|week|month|year) (?:is|makes|brings|takes|of \p{L}+ is)\s(?:about |some )?$/iu;
const SECONDS: Readonly<Record<string, number>> = { day: 86_400, week: 604_800, month: 2_592_000, year: 31_536_000 };
/** `… 103.68 GB per day. Kafka keeps it for 7 days: 726 GB`: nothing stands between that could be a factor. */
const GOES_ON = /^[.;,]? (?:\p{L}+ )?(?:keeps|kept|retains|stores|holds) (?:it |them |that |all of it )?(?:for )?$/iu;
const AT_ONCE = /^(?::|=|,? (?:that|this|which) (?:is|makes)) $/i;
/** Of a year, in each unit that things are kept by. */
const OF_A_YEAR = new Map([
  [86_400, 365],
  [604_800, 52],
  [2_592_000, 12],
  [31_536_000, 1],
]);
/** In characters, from what comes in to what that makes. */
const FARTHEST = 220;
const CLOSE = 0.02;
/** A count of days or months that another time was meant by. */
const EXACT = 0.006;
const TIMES_AT_MOST = 4;

/**
 * `10.8 TB a year, kept for 18 months, levels off at 21.6 TB`: what comes to a whole number of months, and to another
 * than the one said. Anything else may be told of more than was read.
 */
export function keptVolumeSlipsIn(text: string): SpokenSlip[] {
  if (!KEEPS.test(text)) return [];
  const all = quantitiesIn(text);
  return all.flatMap((kept, at): SpokenSlip[] => {
    const unit = spanOf(kept);
    const [next, before] = [all[at + 1], all.slice(0, at)];
    const copies = next && isCopies(next, text) ? next : undefined;
    const result = copies ? all[at + 2] : next;
    if (unit === undefined || !result || !isSize(result)) return [];
    const rate = before.findLast((one) => rateOf(one, text) !== undefined);
    const seconds = rate && rateOf(rate, text);
    if (!rate || !seconds || result.start - rate.start > FARTHEST) return [];
    const [lead, gap] = [text.slice(rate.end, kept.start), text.slice((copies ?? kept).end, result.start)];
    if (!KEEPS.test(`${lead} ${gap}`) || OTHER.test(`${lead} ${gap}`) || !COMES_TO.test(gap)) return [];
    // Another size, or another time, and it is told of that.
    if (before.some((one) => one.start > rate.start && (isSize(one) || spanOf(one) !== undefined))) return [];
    const times = (bytesOf(result) / bytesOf(rate)) * inUnits(seconds, unit);
    // Told without its copies, it is the volume of one.
    if (copies && near(times, kept.number, CLOSE + result.slack)) return [];
    const said = times / (copies?.number ?? 1);
    const meant = Math.round(said);
    const isTight = !copies && GOES_ON.test(lead) && AT_ONCE.test(gap);
    const isOther =
      (isTight || (meant !== kept.number && near(said, meant, EXACT))) &&
      !near(said, kept.number, CLOSE + result.slack + (isTight ? result.looseSlack : 0));
    const isNear = said < kept.number * TIMES_AT_MOST && kept.number < said * TIMES_AT_MOST;
    const isTold = all.some(({ number }) => number > 1 && near(said / kept.number, number, CLOSE));
    return isOther && isNear && !isTold && (meant > 1 || copies !== undefined)
      ? [{ from: [rate, kept], result, expected: inUnitsOf(result, kept.number / said) }]
      : [];
  });
}

/** `3 replicas`, `a replication factor of 3`: how often all of it is kept. */
function isCopies({ number, measures, start, text: own }: Quantity, text: string): boolean {
  if (measures.length > 0 || !Number.isInteger(number) || number < 2 || number > COPIES_AT_MOST) return false;
  return COPIES.test(own) || FACTOR.test(text.slice(Math.max(0, start - 40), start));
}

const COPIES_AT_MOST = 5;
const COPIES = /\b(?:replicas|copies)\b/i;
const FACTOR = /\b(?:replication(?: factor)?|RF)(?: of| is|:|=)? $/i;

/** How many units of a length are in a span, as people count them: twelve months are a year. */
function inUnits(seconds: number, unit: number): number {
  const [spans, units] = [OF_A_YEAR.get(seconds), OF_A_YEAR.get(unit)];
  return spans !== undefined && units !== undefined ? units / spans : seconds / unit;
}

/** Of a time that things are kept for, its unit in seconds. */
function spanOf({ measures: [own, ...more] }: Quantity): number | undefined {
  return own?.kind === 'time' && own.power === 1 && more.length === 0 && own.factor >= 86_400 ? own.factor : undefined;
}

/** In how many seconds a volume comes in; undefined for what is no volume of a day, a week, a month or a year. */
function rateOf(quantity: Quantity, text: string): number | undefined {
  const [size, time, ...more] = quantity.measures;
  if (size?.kind !== 'data' || size.power !== 1 || more.length > 0) return undefined;
  if (time) return time.kind === 'time' && time.power === -1 && time.factor >= 86_400 ? time.factor : undefined;
  const [, span] = BRINGS.exec(text.slice(Math.max(0, quantity.start - 60), quantity.start)) ?? [];
  return span === undefined ? undefined : SECONDS[span.toLowerCase()];
}

function bytesOf({ number, measures }: Quantity): number {
  return measures.reduce(
    (value, { kind, factor, power }) => (kind === 'data' ? value * factor ** power : value),
    number,
  );
}
