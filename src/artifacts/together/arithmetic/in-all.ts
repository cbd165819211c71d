import { stem } from '../stem.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** So many in each of so many, or parts of a whole, with a total that does not come out. */
export type TotalSlip = { operands: Quantity[]; sign: '×' | '+'; result: Quantity; expected: string };

const SLACK = 0.02;
const ALL = /^[^\d.;:|]{0,24}?\b(?:in all|in total|all told|altogether|all together|overall|together|at most)\b/i;
const ALL_BEFORE = /\b(?:in all|in total|altogether|all together|together|a total of|totall?ing)[:,]?\s*$/i;
/** `20 connections in each of 6 instances`: what stands before the second figure. */
const EACH_OF =
  /\b(?:(?:in|on|for|per|at|to|from|by|across|of|with)\s+)?each of\s*(?:the|our|its|all)?\s*$|\bin each\s+of\s*$/i;
/** `4 instances with 20 connections each`, `a pool of 10 per instance, with 3 instances`. */
const WITH = /^[^.;:|\d]{0,30}\b(?:with|of|at|has|have|holds?|runs?|opens?|keeps?|and)\b[^.;:|\d]{0,30}$/i;
const LEADS =
  /^\s*(?:,|;|\(|—|–|:|=|or|so|and)?\s*(?:(?:so|or|i\.e\.|that is|which is|that makes|makes?|making|giving|gives?|uses?|for|hence|thus|is|are|come(?:s)? to|add(?:s)? up to|a total of|in all|in total|together|altogether)[:,]?\s*){0,3}$/i;
const OPENS =
  /\b(?:uses?|makes?|making|gives?|giving|needs?|opens?|takes?|occup(?:y|ies)|that is|which is|in total|in all|a total of)\s*$/i;

/** The totals of a text that are not the product of what it says of each. */
export function inAllSlips(text: string): TotalSlip[] {
  if (!/\beach\b|\bper \w/i.test(text)) return [];
  const quantities = quantitiesIn(text);
  return quantities.flatMap((result, index) => {
    const [one, other] = [quantities[index - 2], quantities[index - 1]];
    if (!one || !other || ![one, other, result].every(isCount)) return [];
    const gap = text.slice(other.end, result.start).replace(/^\s*(?:each|apiece)\b/i, '');
    const isAll = ALL.test(text.slice(result.end)) || ALL_BEFORE.test(gap);
    if (!LEADS.test(gap) || !isSpread(text, one, other, result, isAll)) return [];
    const expected = one.number * other.number;
    const earlier = quantities.slice(Math.max(0, index - 4), index - 2).filter(({ percent }) => !percent);
    const ways = [expected, one.number + other.number, ...earlier.map(({ number }) => number * expected)];
    if (ways.some((way) => near(way, result.number, SLACK + result.slack))) return [];
    const operands = [one, other];
    return [{ operands, sign: '×', result, expected: inUnitsOf(result, expected / result.number) }];
  });
}

function isSpread(text: string, one: Quantity, other: Quantity, result: Quantity, isAll: boolean): boolean {
  const between = text.slice(one.end, other.start);
  if (/[.;|]\s/.test(between)) return false;
  const opened = isAll || OPENS.test(text.slice(other.end, result.start));
  if (EACH_OF.test(between) && between.length < 40) return opened;
  if (WITH.test(between) && /^\s*(?:each|apiece)\b/i.test(text.slice(other.end))) return isAll;
  const per = /\bper (\p{L}{3,})/iu.exec(text.slice(one.start, other.start))?.[1]?.toLowerCase();
  return per !== undefined && opened && other.noun !== undefined && stem(other.noun) === stem(per);
}

function isCount({ measures, percent, approximate, number }: Quantity): boolean {
  return measures.length === 0 && !percent && !approximate && number > 0;
}

const WHOLE = /^[^.;|\d]{0,30}:\s*(?:about\s+)?$/;
const PART = /^[^.;:|\d]{0,60}(?:,|\band\b)\s*(?:the (?:other|remaining)\s+)?$/i;
const MORE =
  /\b(?:of (?:which|these|those|them|whom)|includ\w*|among|such as|rest|others?|some|e\.g\.|up to|more|plus|both|most|mainly|only)\b/i;

/** `850,000 readers: 530,000 on paper and 320,000 online`: parts that follow a colon, closed by an “and”, and do not come to the whole. */
export function partsSlips(text: string): TotalSlip[] {
  const quantities = quantitiesIn(text);
  return quantities.flatMap((result, index) => {
    const next = quantities[index + 1];
    if (!next || !isCount(result) || result.number < 10 || !WHOLE.test(text.slice(result.end, next.start))) return [];
    const end = /[.;|](?:\s|$)/.exec(text.slice(next.start));
    const to = end ? next.start + end.index : text.length;
    const parts = quantities.slice(index + 1).filter(({ start }) => start < to);
    if (parts.length < 2 || parts.length > 6 || !parts.every(isCount)) return [];
    const gaps = parts.slice(1).map((part, at) => text.slice(parts[at]?.end ?? 0, part.start));
    const clause = text.slice(result.start, to);
    if (!gaps.every((gap) => PART.test(gap)) || !/\band\b/i.test(gaps.at(-1) ?? '') || MORE.test(clause)) return [];
    if (/[×*÷=≈+]|\b(?:per|each|every|from|to)\b/i.test(clause)) return [];
    const sum = parts.reduce((all, { number }) => all + number, 0);
    // Far off, these are no parts of it.
    const ratio = sum / result.number;
    if (near(ratio, 1, SLACK) || ratio > 1.6 || ratio < 0.6 || parts.some(({ number }) => number >= result.number))
      return [];
    return [{ operands: parts, sign: '+', result, expected: inUnitsOf(result, ratio) }];
  });
}
