import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** Parts of a whole that do not come to it. */
export type PartsSlip = { operands: Quantity[]; result: Quantity; expected: string };

const SLACK = 0.02;

const WHOLE = /^[^.;|\d]{0,30}:\s*(?:about\s+)?$/;
const PART = /^[^.;:|\d]{0,60}(?:,|\band\b)\s*(?:the (?:other|remaining)\s+)?$/i;
const MORE =
  /\b(?:of (?:which|these|those|them|whom)|includ\w*|among|such as|rest|others?|some|e\.g\.|up to|more|plus|both|most|mainly|only)\b/i;

/** `850,000 readers: 530,000 on paper and 320,000 online`: parts that follow a colon, closed by an “and”, and do not come to the whole. */
export function partsSlips(text: string): PartsSlip[] {
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
    return [{ operands: parts, result, expected: inUnitsOf(result, ratio) }];
  });
}

const PRODUCT = /(\d[\d,]*)(?:\s\p{L}+)?\s*[×x*]\s*(\d[\d,]*)(?![\d.]|\s?%)/gu;
const ALTOGETHER =
  /^[^.;\d]{0,40}\b(?:together|in all|in total|altogether|a total of|add(?:s|ing)? up to|makes?|sum)[^.;\d]{0,16}$/i;

/** `4 × 15 for the API, 6 × 10 for the dispatcher, together 120`: products that do not add up to what is said to be all. */
export function productSumsSlips(text: string): PartsSlip[] {
  const products = [...text.matchAll(PRODUCT)];
  const last = products.at(-1);
  if (!last || products.length < 2) return [];
  const quantities = quantitiesIn(text);
  const end = last.index + last[0].length;
  const result = quantities.find(({ start }) => start >= end);
  const gaps = products
    .slice(1)
    .map((one, at) => text.slice((products[at]?.index ?? 0) + (products[at]?.[0].length ?? 0), one.index));
  if (!result || !isCount(result) || !ALTOGETHER.test(text.slice(end, result.start))) return [];
  if (!gaps.every((gap) => /^[^.;=≈\d]{0,60}(?:,|\+|\band\b)[^.;=≈\d]{0,30}$/i.test(gap))) return [];
  const number = (digits: string | undefined) => Number((digits ?? '').replaceAll(',', ''));
  const sum = products.reduce((all, [, one, other]) => all + number(one) * number(other), 0);
  if (near(sum, result.number, SLACK)) return [];
  const operands = quantities.filter(({ start }) => start >= (products[0]?.index ?? 0) && start < end);
  return [{ operands, result, expected: inUnitsOf(result, sum / result.number) }];
}

function isCount({ measures, percent, approximate, number }: Quantity): boolean {
  return measures.length === 0 && !percent && !approximate && number > 0;
}
