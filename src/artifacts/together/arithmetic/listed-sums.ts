import { worthOf } from './figures.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import type { PartsSlip } from './parts.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

const ALL = '(?:in all|in total|altogether|all told|in sum|all together)';
const BEHIND = new RegExp(String.raw`^\s*(?:[\p{L}-]+\s+){0,2}?${ALL}\b`, 'iu');
const BEFORE = new RegExp(
  String.raw`(?:[,:;(—–]|\band\b)\s*(?:(?:which|that|they|these)\s+)?(?:(?:is|are|makes?|come to|comes to|add up to|adds up to)\s+)?(?:together|${ALL}|a total of|the sum is|sum)[,:]?\s*(?:(?:is|are|makes?|that is|come to)\s+)?(?:about )?[$€£]?$`,
  'i',
);
/** Between parts. */
const NEXT = /^[^.;:=≈×*÷]{0,60}?(?:,|;|\+|\band\b|\bplus\b|\bthen\b)[^.;:=≈×*÷]{0,45}$/i;
const MORE =
  /\b(?:of (?:which|these|those|them|whom)|among|such as|e\.g\.|more than|less than|or|per|each|every|from|instead|not|times|factor|parallel|with)\b|[×x*÷/]|\d\s?[-–]\s?\d/i;
/** A sum of its own within the list: `1,649 plus 744, so 2,393; in all 3,545`. */
const SUBTOTAL = /\b(?:so|hence|thus|makes?|making|together)\b|=/i;
const SLACK = 0.011;

/** `After 1, 2, 4 and 8 seconds, 15 seconds in all`; `30 s to notice, 45 s to promote, 15 s to reconnect, together 90 s`. */
export function listedSums(text: string): PartsSlip[] {
  const all = quantitiesIn(text);
  return all.flatMap((result, at): PartsSlip[] => {
    const last = all[at - 1];
    if (!last || result.percent || result.approximate || result.number <= 0) return [];
    const gap = text.slice(last.end, result.start);
    const isSaid =
      (BEHIND.test(text.slice(result.end)) &&
        /^[^.;\d]{0,40}?(?:[,:(=—–]|\band\b|\bso\b|\b(?:is|are|makes?)\b)\s*(?:(?:that is|which is|is|are|makes?|so)\s+)?$/i.test(
          gap,
        )) ||
      BEFORE.test(gap);
    if (!isSaid || gap.length > 60) return [];
    const parts = partsBefore(text, all.slice(0, at));
    if (
      parts.length < 3 ||
      SUBTOTAL.test(text.slice(parts[0]?.end, last.end)) ||
      MORE.test(text.slice(parts[0]?.start, result.end))
    )
      return [];
    const values = parts.map((part) => valueIn(part, result));
    const whole = valueIn(result, result);
    if (values.some((value) => value === undefined) || whole === undefined) return [];
    const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
    const ratio = sum / whole;
    // One that went before the list may be a part of it, or the first of the list none.
    const fewer = sum - (values[0] ?? 0);
    if (near(ratio, 1, SLACK + result.slack) || near(fewer, whole, SLACK) || ratio > 2.5 || ratio < 0.4) return [];
    return [{ operands: parts, result, expected: inUnitsOf(result, ratio) }];
  });
}

/** The figures of the list that closes before a result; a bare one has the unit of the next that has one. */
function partsBefore(text: string, before: readonly Quantity[]): Quantity[] {
  const parts: Quantity[] = [];
  for (const one of [...before].reverse()) {
    const [next] = parts;
    if (next && !NEXT.test(text.slice(one.end, next.start))) break;
    const isBare = one.measures.length === 0;
    if (one.percent || one.approximate) break;
    parts.unshift(isBare && next && one.noun === undefined ? { ...one, measures: next.measures } : one);
  }
  // `5 minutes for the log file, 5 for the listing`: or of the one before.
  return parts.map((part, at) =>
    part.measures.length === 0 && at > 0 ? { ...part, measures: parts[0]?.measures ?? [] } : part,
  );
}

function valueIn(part: Quantity, whole: Quantity): number | undefined {
  const united =
    whole.measures.length === 0 && part.measures.length > 0 ? { ...whole, measures: part.measures } : whole;
  const [one, all] = [worthOf(part), worthOf(united)];
  const isSame = one.data === all.data && one.time === all.time && one.money === all.money && one.time !== -1;
  if (!isSame) return undefined;
  return whole.measures.length === 0 ? part.number : one.value;
}
