import { worthOf } from './figures.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** A share that a sentence gives beside a part and its whole, and which the two do not make. */
export type ShareSlip = { part: Quantity; whole: Quantity; share: Quantity; expected: string };

const ABOUT = String.raw`(?:(?:about|roughly|around|some|almost|nearly|just (?:over|under))\s+|~)?`;
/** From a figure to what it is, in words or signs. */
const IS = String.raw`(?:[(,=≈→:–—]\s*|[(,–—]?\s*\b(?:i\.e\.|that is|which is|that are|or|is|are|makes?|equals?|hence|so)\s+)${ABOUT}`;
const WHICH = /\bof (?:which|whom|them|these|those)\b/i;
const TO_SHARE = new RegExp(String.raw`^[^.;\d]{0,30}?\s*${IS}$`, 'i');
/** `3.2 million of the 5 million`. */
const PART_OF = /^\s*(?:[\p{L}-]+\s+){0,2}?(?:out )?of\s+(?:the\s+|all\s+|our\s+|its\s+){0,2}$/iu;
/** `2.7 TB, on a volume of 4 TB`. */
const HELD_IN =
  /^[^.;\d]{0,24}\b(?:on|in|of|from|against|for)\s+(?:an?|the|our|each|its)\s+(?:[\p{L}-]+\s+){0,2}?(?:volumes?|disks?|quota|budget|capacity|limit|memory|pool|drives?|machines?|nodes?|maximum|storage|heap|buffer)\s+(?:of|with)\s+$/iu;
const SHARE_OF = /^\s*of\s+(?:the\s+|all\s+|our\s+|its\s+|these\s+){0,2}(?:[\p{L}-]+\s+){0,2}?$/iu;
/** `Of the 2 million users 400,000`. */
const OF_ALL = /(?:^|[.;]\s+)of\s+(?:the\s+|all\s+|our\s+|these\s+){0,2}$/i;
/** Shares of something else than the whole that is named. */
const OTHER =
  /\b(?:on top|more|less|fewer|grow\w*|growth|of (?:the )?(?:time|requests|cases)|p\d\d|availab\w*|discount|saved|savings?|compress\w*|hit rate|than)\b/i;
const MOST_SLACK = 0.03;
const ROUNDING = 0.01;
/** Off by more, the figures are of different things. */
const FARTHEST = 12;

/** The shares of a text that are not those of the part and the whole that stand with them. */
export function toldSharesIn(text: string): ShareSlip[] {
  const quantities = quantitiesIn(text);
  return quantities.flatMap((share, at): ShareSlip[] => {
    if (!share.percent || share.number <= 0 || share.number >= 1) return [];
    const triple = tripleAt(text, quantities, at);
    if (!triple || isMade(share, quantities)) return [];
    const ratio = ratioOf(triple.part, triple.whole);
    if (ratio === undefined || ratio > 1.5) return [];
    const slack = ROUNDING + share.slack + slackOf(triple.part) + slackOf(triple.whole) + (isRough(share) ? 0.06 : 0);
    const off = ratio / share.number;
    if (near(ratio, share.number, slack) || off > FARTHEST || off < 1 / FARTHEST) return [];
    return [{ ...triple, share, expected: inUnitsOf(share, off) }];
  });
}

function tripleAt(
  text: string,
  quantities: readonly Quantity[],
  at: number,
): { part: Quantity; whole: Quantity } | undefined {
  const share = quantities[at];
  const [first, second, next] = [quantities[at - 2], quantities[at - 1], quantities[at + 1]];
  if (!share) return undefined;
  const gap = (from: Quantity, to: Quantity): string => text.slice(from.end, to.start);
  const tail = text.slice(share.end, share.end + 30).split(/[.;,]/)[0] ?? '';
  if (OTHER.test(tail)) return undefined;
  if (second && next && SHARE_OF.test(gap(share, next)) && TO_SHARE.test(gap(second, share)))
    return { part: second, whole: next };
  if (!first || !second || /[.;]\s/.test(text.slice(first.end, share.start).replace(/\bi\.e\.\s/g, ' ')))
    return undefined;
  const [between, to] = [gap(first, second), gap(second, share)];
  if (OTHER.test(between) || OTHER.test(to) || !TO_SHARE.test(to)) return undefined;
  // A share of what is named behind it is none of what stands before.
  if (/^\s*of\s+(?!which|whom|them|these|those|that|it\b|this)/i.test(tail)) return undefined;
  const isOther = first.noun !== undefined && second.noun !== undefined && first.noun !== second.noun;
  if ((PART_OF.test(between) && !isOther) || HELD_IN.test(between)) return { part: first, whole: second };
  const isOfAll = OF_ALL.test(text.slice(0, first.start)) && /^\s*(?:[\p{L}-]+\s*){0,3},?\s*$/u.test(between);
  if (isOfAll) return { part: second, whole: first };
  const isOfWhich = WHICH.test(between) || WHICH.test(to) || /^\s*of (?:them|these|those|it|that)\b/i.test(tail);
  return isOfWhich && !isOther && between.length < 60 ? { part: second, whole: first } : undefined;
}

function ratioOf(part: Quantity, whole: Quantity): number | undefined {
  if (part.percent || whole.percent || whole.number === 0) return undefined;
  const [one, all] = [worthOf(inherit(part, whole)), worthOf(inherit(whole, part))];
  const isSame = one.data === all.data && one.time === all.time && one.money === all.money;
  return isSame && all.value > 0 ? one.value / all.value : undefined;
}

/** `20 of 80 GB`. */
function inherit(one: Quantity, other: Quantity): Quantity {
  return one.measures.length === 0 && one.noun === undefined ? { ...one, measures: other.measures } : one;
}

function slackOf(quantity: Quantity): number {
  return Math.min(quantity.slack, MOST_SLACK) + (isRough(quantity) ? 0.06 : 0);
}

function isRough({ approximate }: Quantity): boolean {
  return approximate;
}

/** Whether any two figures of the text, or what one leaves of another, make the share. */
function isMade(share: Quantity, quantities: readonly Quantity[]): boolean {
  const all = quantities.filter(({ percent }) => !percent).slice(0, MOST);
  const exact = share.slack + ROUNDING / 2;
  return all.some((part) =>
    all.some((whole) => {
      const ratio = part === whole ? undefined : ratioOf(part, whole);
      return ratio !== undefined && ratio < 1 && [ratio, 1 - ratio].some((one) => near(one, share.number, exact));
    }),
  );
}

const MOST = 12;
