import type { Finding } from '../../../session/finding.ts';
import { sharedWords } from '../prose/limits/limit-words.ts';
import { type ToldCount, toldCounts } from '../prose/limits/told-counts.ts';
import { type ToldRate, toldRates } from '../prose/limits/told-rates.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/told-count';
/** Counts of one design: each is held against every other. */
const MOST = 300;
/** In how many places a word may stand and still say which thing it is about. */
const FEW = 5;
/** Off by more, and two things are spoken of. */
const FAR = 20;

/** The most that there may be of something (tries of a job, tasks of a list), told in two places with two values. */
export const proseCounts: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const counts = toldCounts(design).slice(0, MOST);
    const places = new Map<string, number>();
    for (const { roots } of counts) for (const root of roots.keys()) places.set(root, (places.get(root) ?? 0) + 1);
    const isRare = (root: string): boolean => (places.get(root) ?? 0) <= FEW;
    const found: Finding[] = [];
    for (const [at, count] of counts.entries()) {
      for (const other of counts.slice(0, at)) {
        if (count.value === other.value || !isOfSame(count, other, isRare)) continue;
        const isTold = (one: ToldCount): boolean =>
          counts.some((third) => third !== one && third.value === one.value && isOfSame(third, one, isRare));
        if (isTold(count) && isTold(other)) continue;
        const [odd, usual] = isTold(count) ? [other, count] : [count, other];
        const message = `This says "${odd.said}" where line ${usual.line} says "${usual.said}" of the same.`;
        if (!found.some((one) => one.line === odd.line))
          found.push({ level: 'warning', rule: RULE, message, line: odd.line, with: [usual.line] });
      }
    }
    return [...found, ...otherRates(toldRates(design))];
  },
};

/** How often the same may be done by the same, with two values; more than two are of more than one thing. */
function otherRates(rates: readonly ToldRate[]): Finding[] {
  return rates.flatMap((rate, at) => {
    const alike = rates.filter((one) => one.of === rate.of && one.each === rate.each);
    const other = rates.slice(0, at).find((one) => alike.includes(one) && one.perSecond !== rate.perSecond);
    const isSame =
      other && other.place !== rate.place && [...rate.marks].sort().join() === [...other.marks].sort().join();
    if (!isSame || new Set(alike.map(({ perSecond }) => perSecond)).size > 2) return [];
    const message = `This says "${rate.said}" where line ${other.line} says "${other.said}" of the same.`;
    return [{ level: 'warning', rule: RULE, message, line: rate.line, with: [other.line] }];
  });
}

function isOfSame(one: ToldCount, other: ToldCount, isRare: (root: string) => boolean): boolean {
  const ratio = one.value / other.value;
  if (one.place === other.place || one.line === other.line || ratio > FAR || ratio < 1 / FAR) return false;
  if (one.noun !== other.noun || (one.isDeclared && other.isDeclared)) return false;
  const isHeld = one.isDeclared || other.isDeclared;
  if (!isHeld && !isForEach(one, other) && !isForEach(other, one)) return false;
  if (!isHeld && (one.marks.size !== other.marks.size || ![...one.marks].every((mark) => other.marks.has(mark))))
    return false;
  if (isHeld && [...one.marks, ...other.marks].length > 0) return false;
  return sharedWords(one.roots, other.roots, isRare) > 0;
}

/** "At most 50 lines" of an order, and "more than 100 lines in an order". */
function isForEach({ per, roots }: ToldCount, other: ToldCount): boolean {
  return per === other.per || (per === '' && roots.has(other.per));
}
