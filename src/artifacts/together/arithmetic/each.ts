import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** `500 a second. Each tries 1.2 orders. That makes 600 orders a second`, and a result that is not so. */
export type EachSlip = { base: Quantity; times: Quantity; result: Quantity; expected: string };

const SLACK = 0.03;

/** The rates that a text multiplies by what each of many does, told apart by their nouns. */
export function eachSlipsIn(text: string): EachSlip[] {
  const each = /(?<=[.;:]\s)(?:Each|Every one)\b|\beach of (?:them|which)\b/.exec(text);
  if (!each) return [];
  const makes = /\b(?:that|this|it|they|which)\s+(?:makes?|is|are|gives?|means?)\b/i.exec(text.slice(each.index));
  if (!makes) return [];
  const from = each.index + makes.index;
  const quantities = quantitiesIn(text);
  const base = quantities.findLast(({ start }) => start < each.index);
  const factors = quantities.filter(({ start }) => start > each.index && start < from);
  if (!base || !isRate(base)) return [];
  return quantities
    .filter((result) => result.start > from && isRate(result) && result.noun !== undefined)
    .flatMap((result) => {
      const [times, other] = factors.filter(({ noun, measures }) => noun === result.noun && measures.length === 0);
      if (!times || other) return [];
      const rate = ({ number, measures }: Quantity) =>
        measures.reduce((value, { factor, power }) => value * factor ** power, number);
      const expected = rate(base) * times.number;
      const stated = rate(result);
      if (near(expected, stated, SLACK + Math.min(result.looseSlack, 0.03))) return [];
      return [{ base, times, result, expected: inUnitsOf(result, expected / stated) }];
    });
}

function isRate({ measures }: Quantity): boolean {
  return measures.length === 1 && measures[0]?.kind === 'time' && measures[0].power === -1;
}
