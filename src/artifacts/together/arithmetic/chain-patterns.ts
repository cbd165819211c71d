import type { Quantity } from './quantity.ts';

/** One way in which sentences lead from two figures to a third. */
export type Pattern = {
  /** Where the three stand in the text: the figure it comes from, the one it is changed by, and the result. */
  order: 'from by result' | 'by from result' | 'from result by';
  /** What stands between the first and the second figure, and between the second and the third. */
  first: RegExp;
  second: RegExp;
  does: 'times' | 'per';
  fits(from: Quantity, by: Quantity, result: Quantity): boolean;
};

/** No figure, and no end of the sentence. */
const REST = String.raw`[^.;|\d]`;
const ABOUT = String.raw`(?:some|about|roughly|around|nearly|almost|just (?:under|over)|only|≈|~)?\s*$`;
const IS = `(?:is|are|makes?|gives?|means?|comes? to|reach(?:es)?|adds? up to|amounts? to|=|≈|→)`;
const THAT = String.raw`(?:that|this|it|they)\s*${IS}\s*${ABOUT}`;
const MARK = String.raw`(?::|,|=|≈|→|\(|—|–|,?\s*(?:that is|which is|i\.e\.|so|making|giving|makes|gives|or|are|is))\s*`;

export const PATTERNS: readonly Pattern[] = [
  // 25 a second on average and, with a factor of 8, 200 a second
  {
    order: 'from by result',
    first: new RegExp(String.raw`^${REST}{0,60}[.;,:(]?${REST}{0,60}\b(?:factor of|factor|multiplied by)\s*$`, 'i'),
    second: new RegExp(
      String.raw`^${REST}{0,30}(?:,|${IS}|\bfor)\s*(?:we (?:plan|size|design|build) (?:it )?for|to)?\s*${ABOUT}`,
      'i',
    ),
    does: 'times',
    fits: isRaised,
  },
  // 0.5 a second; on Fridays eight times that, 4 a second
  {
    order: 'from by result',
    first: new RegExp(`^${REST}{0,50}[.;,:(]?${REST}{0,50}$`, 'i'),
    second: new RegExp(
      String.raw`^\s*(?:times|×|x)\s*(?:that|this|as (?:much|many|high)|the (?:average|mean|usual|normal)(?: rate)?|average|higher)${REST}{0,20}(?:,|:|${IS})\s*(?:i\.e\.|that is|which is|so|or)?,?\s*${ABOUT}`,
      'i',
    ),
    does: 'times',
    fits: isRaised,
  },
  // the peak is 3 times the average of 150 a second: 450 a second
  {
    order: 'by from result',
    first:
      /^\s*(?:times|×|x)\s*(?:the|an?|our)\s+(?:\w+\s+)?(?:average|mean)(?:\s+(?:rate|load))?\s+of\s+(?:about\s+)?$/i,
    second: new RegExp(String.raw`^\s*${MARK}${ABOUT}`, 'i'),
    does: 'times',
    fits: isRaised,
  },
  // 60,000 members, of whom 40 % are online: 24,000 connections
  {
    order: 'from by result',
    first: new RegExp(
      String.raw`^${REST}{0,20}(?:,|:|\(|\.)?\s*\b(?:of (?:whom|which|them|these|those))\s*${ABOUT}`,
      'i',
    ),
    second: new RegExp(`^${REST}{0,60}${MARK}${ABOUT}`, 'i'),
    does: 'times',
    fits: (from, by, result) =>
      by.percent && sameUnit(from, result) && from.number >= 100 && !result.percent && !from.percent,
  },
  // 2,640 a day. Over 250 working days that is 660,000
  {
    order: 'from by result',
    first: /^[^;|\d]{0,20}[.,;:]\s*\b(?:over|in|for|across|with|times|on|at)\s*(?:the\s+|about\s+|some\s+)?$/i,
    second: new RegExp(String.raw`^(?:\s*\p{L}+){0,3}?,?\s*${THAT}`, 'iu'),
    does: 'times',
    fits: (from, by, result) => !by.percent && !from.percent && addsUp(from, by, result) && by.number > 1,
  },
  // 2,500 drivers send a position every 5 seconds: 500 positions a second
  {
    order: 'from by result',
    first: /^[^;|\d]{0,90}\b(?:every|once (?:in|every|per))\s*$/i,
    second: new RegExp(
      String.raw`^\s*(?:${MARK}|,?\s*(?:we|they|it|that)\s+(?:ingests?|takes?(?: in)?|gets?|sees?|receives?|handles?|makes?|produces?|sends?|writes?)\s*)${ABOUT}`,
      'i',
    ),
    does: 'per',
    fits: isFrequency,
  },
  // The map asks every 10 seconds. With 4,500 orders under way that is 450 requests a second
  {
    order: 'by from result',
    first: /^[^;|\d]{0,60}[.,;:]\s*(?:with|at|for|from)\s*(?:the\s+)?(?:about|some|roughly|around)?\s*$/i,
    second: new RegExp(String.raw`^(?:\s*\p{L}+){0,4}?,?\s*${THAT}`, 'iu'),
    does: 'per',
    fits: isFrequency,
  },
  // 4.32 GB a day. Kept for 14 days, that is about 60 GB
  {
    order: 'from by result',
    first: /^[^|\d]{0,60}\b(?:keeps?|kept|held|holds?|retain\w*|retention|stor\w*)\b[^.;\d]{0,30}$/i,
    second: new RegExp(String.raw`^${REST}{0,30}(?:${MARK}|\b${THAT.slice(0, -ABOUT.length)})${ABOUT}`, 'i'),
    does: 'times',
    fits: isKept,
  },
  // 1.38 GB per day and, over 365 days, 504 GB per year
  {
    order: 'from by result',
    first: /^\s*,?\s*and,?\s*(?:over|across|for|with)\s*(?:the\s*)?$/i,
    second: new RegExp(String.raw`^(?:\s*(?:of (?:a|the) )?\p{L}+)?,\s*${ABOUT}`, 'iu'),
    does: 'times',
    fits: (from, by, result) =>
      isSpan(by) && isRate(from) && isRate(result) && has(from, 'data') && has(result, 'data'),
  },
  // 1.08 GB a day, and 270 GB over the 250 working days of a year
  {
    order: 'from result by',
    first: /^\s*(?:,|and|or|;|,\s*(?:and|or|so))\s*(?:about|some|roughly|around)?\s*$/i,
    second: /^\s*(?:over|in|for|after|across|within)\s*(?:the\s*|a year of\s*)?$/i,
    does: 'times',
    fits: (from, by, result) =>
      (isKept(from, by, result) || (addsUp(from, by, result) && isRate(from) && !isRate(result))) && by.number > 1,
  },
];

/** A rate that is raised by a bare factor. */
function isRaised(from: Quantity, by: Quantity, result: Quantity): boolean {
  return isRate(from) && isRate(result) && isPlain(by) && by.number > 1 && by.number <= 200;
}

/** So many, each once in a time: a rate. */
function isFrequency(from: Quantity, by: Quantity, result: Quantity): boolean {
  return isPlain(from) && from.number >= 10 && isSpan(by) && isRate(result) && result.measures.length === 1;
}

/** What comes in over a time, kept for a longer one: a size. */
function isKept(from: Quantity, by: Quantity, result: Quantity): boolean {
  return has(from, 'data') && isRate(from) && isSpan(by) && has(result, 'data') && result.measures.length === 1;
}

function has({ measures }: Quantity, wanted: string): boolean {
  return measures.some(({ kind }) => kind === wanted);
}

export function isRate({ measures }: Quantity): boolean {
  return measures.some(({ kind, power }) => kind === 'time' && power === -1);
}

function isPlain({ measures, percent }: Quantity): boolean {
  return measures.length === 0 && !percent;
}

/** A length of time. */
export function isSpan({ measures }: Quantity): boolean {
  return measures.length === 1 && measures[0]?.kind === 'time' && measures[0].power === 1;
}

function sameUnit(one: Quantity, other: Quantity): boolean {
  const kinds = ({ measures }: Quantity) =>
    measures
      .map(({ kind, power }) => `${kind}${power}`)
      .sort()
      .join();
  return kinds(one) === kinds(other);
}

/** Sizes and money are in the result exactly as often as in what it comes from. */
function addsUp(from: Quantity, by: Quantity, result: Quantity): boolean {
  const count = ({ measures }: Quantity, wanted: string) => measures.filter(({ kind }) => kind === wanted).length;
  const isAlike = ['data', 'money'].every((kind) => count(from, kind) + count(by, kind) === count(result, kind));
  const isSpanless = ({ measures }: Quantity) => measures.every(({ kind, power }) => kind !== 'time' || power === -1);
  return isAlike && isSpanless(from) && isSpanless(result);
}
