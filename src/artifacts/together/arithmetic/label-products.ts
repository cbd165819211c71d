import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import type { FigureTable } from './read-table.ts';

/** A row whose label calculates (`Nodes (3 x 140) | 420`), and not what the row says; `holds`: lines of those that do. */
export type LabelSlip = { sum: string; figure: Quantity; expected: string; line: number; holds: number[] };

/** A count times a price or a size: `3 x 140`, `4 × $95`, `2 x 500 GB`. */
const SUM =
  /\(\s*(\d[\d,.]*\s*(?:nodes|pods|instances|replicas|servers|units|users|seats)?\s*[x×*]\s*[$€£]?\s*\d[\d,.]*\s*(?:USD|EUR|GBP|[KMGT]i?B)?(?:\s*each|\s*\/\s?mo(?:nth)?|\s*per month)?)\s*\)/iu;
const SLACK = 0.01;
/** Farther off, the label calculates something else: cores, zones. */
const FARTHEST = 12;

/** The one row of a table whose label comes to something else than its only figure, when others come out. */
export function labelSlipIn({ rows }: FigureTable): LabelSlip | undefined {
  const judged = rows.flatMap(({ label, cells, line }) => {
    const sum = SUM.exec(label)?.[1];
    const [figure, ...others] = cells.slice(1).flatMap((cell) => cell.figure ?? []);
    const [count, each, ...more] = quantitiesIn(sum ?? '');
    if (!sum || !figure || others.length > 0 || !count || !each || more.length > 0 || figure.percent) return [];
    const expected = count.number * each.number * sizeOf(each);
    const stated = figure.number * sizeOf(figure);
    const slack = SLACK + figure.slack + (figure.approximate ? 0.15 : 0);
    return [{ sum, figure, ratio: stated / expected, isRight: near(expected, stated, slack), line }];
  });
  const wrong = judged.filter(({ isRight }) => !isRight);
  const [slip] = wrong;
  if (!slip || wrong.length > 1 || judged.length < 2) return undefined;
  if (!(slip.ratio < FARTHEST && slip.ratio > 1 / FARTHEST)) return undefined;
  return {
    sum: slip.sum,
    figure: slip.figure,
    expected: inUnitsOf(slip.figure, 1 / slip.ratio),
    line: slip.line,
    holds: judged.filter(({ isRight }) => isRight).map(({ line }) => line),
  };
}

function sizeOf({ measures }: Quantity): number {
  return measures
    .filter(({ kind }) => kind === 'data')
    .reduce((value, { factor, power }) => value * factor ** power, 1);
}
