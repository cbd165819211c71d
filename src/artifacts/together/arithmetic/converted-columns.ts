import { worthOf } from './figures.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import type { Column, FigureTable } from './read-table.ts';

/** A rate that is not that of another column of its row, told over another time. `factor`: by how much it is off. */
export type ConvertedSlip = {
  result: Quantity;
  factor: number;
  line: number;
  from: string;
  to: string;
  holds: number[];
};

/** Columns that are more, or less, than the same over another time. */
const OTHERWISE =
  /\b(?:peaks?|max\w*|min\w*|bursts?|busiest|worst|p\d\d|factor|cumulat\w*|total|growth|incl\w*|with|compress\w*|replica\w*|net|gross|index\w*|copies|budget|limit|price|cost)\b|[%$€£]/i;
const SPAN = /\b(?:over|for|in|after|of)\s+(?:the\s+)?(?=\d)/i;
const SLACK = 0.025;
/** Off by less is taken for rounding. */
const LEAST = 0.08;
const HOLDING = 2;
const WIDEST = 9;

/** The one row in which what is told per day, say, is not what another column tells per second, or over two years. */
export function convertedSlipIn({ head, rows }: FigureTable): ConvertedSlip | undefined {
  if (head.length > WIDEST || rows.length <= HOLDING) return undefined;
  const slips = head.flatMap((to, at) =>
    head.slice(1, at).flatMap((from, before) => slipBetween(rows, [before + 1, from], [at, to]) ?? []),
  );
  const [slip] = slips;
  // The same row against several columns is one slip; several rows follow no law.
  return slip && slips.every(({ line }) => line === slip.line) ? slip : undefined;
}

function slipBetween(
  rows: FigureTable['rows'],
  [a, from]: [number, Column],
  [b, to]: [number, Column],
): ConvertedSlip | undefined {
  if (OTHERWISE.test(from.title) || OTHERWISE.test(to.title) || from.title === to.title) return undefined;
  const [first, second] = [spanOf(from), spanOf(to)];
  if (first === undefined || second === undefined || near(first, second, 0.001)) return undefined;
  const judged = rows.flatMap(({ cells, line }) => {
    const [one, other] = [cells[a]?.figure, cells[b]?.figure];
    if (!one || !other || one.approximate || other.approximate || one.number === 0 || other.number === 0) return [];
    const [mine, its] = [worthOf(bare(one)), worthOf(bare(other))];
    if (mine.data !== its.data || mine.money !== 0 || its.money !== 0 || one.percent || other.percent) return [];
    const slack = SLACK + one.slack + other.slack + Math.min(0.05, other.looseSlack);
    return [{ factor: its.value / second / (mine.value / first), result: other, line, slack }];
  });
  const holds = judged.filter(({ factor, slack }) => near(factor, 1, slack));
  const wrong = judged.filter((row) => !holds.includes(row));
  const [slip] = wrong;
  if (!slip || wrong.length !== 1 || holds.length < HOLDING || near(slip.factor, 1, LEAST + slip.slack))
    return undefined;
  const { result, factor, line } = slip;
  return { result, factor, line, from: from.title, to: to.title, holds: holds.map((row) => row.line) };
}

/** Without its times, which the column says. */
function bare(figure: Quantity): Quantity {
  return { ...figure, measures: figure.measures.filter(({ kind }) => kind !== 'time') };
}

/** For how many seconds a column tells something: a day for `Rows per day`, two years for `GB over 730 days`. */
function spanOf({ title, measures }: Column): number | undefined {
  const [rate, ...more] = measures.filter(({ kind, power }) => kind === 'time' && power === -1);
  if (rate && more.length === 0) return rate.length === 'month' ? 30 * 86_400 : rate.factor;
  const over = SPAN.exec(title);
  const [span, ...others] = over ? quantitiesIn(title.slice(over.index + over[0].length)) : [];
  const [time, ...rest] = span?.measures ?? [];
  if (!span || others.length > 0 || !time || time.kind !== 'time' || rest.length > 0) return undefined;
  return worthOf(span).value;
}
