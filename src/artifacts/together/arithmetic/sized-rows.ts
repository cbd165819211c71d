import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import type { Cell, Column, FigureTable } from './read-table.ts';

/** A size in a table that is not its row's count times the size of one; `holds`: lines of the rows that are. */
export type SizedSlip = {
  product: Quantity;
  factor: number;
  line: number;
  /** Titles of the columns. */
  count: string;
  each: string;
  result: string;
  holds: number[];
};

const COUNT =
  /\b(?:rows?|events?|messages?|records?|documents?|docs|objects?|files?|items?|entries|readings?|requests?|writes?|inserts?|images?|count|number|quantity)\b/i;
const EACH = /\b(?:size|bytes?|width|payload|each|per (?:row|event|message|record|document|object|file|item|entry))\b/i;
/** For how long the rows of a day are kept. */
const KEPT = /\b(?:kept|keep|retention|retained|days|stays?|for)\b/i;
/** A row of its own reckoning. */
const OTHERWISE =
  /\b(?:compress\w*|replica\w*|index\w*|overhead|dedup\w*|cache\w*|kept|retain\w*|retention|incl\w*|with|copies|peak|avg|average)\b|[×*]|\dx\b|%|^(?:sub-?)?total\b|^sum\b|^all\b/i;
const SLACK = 0.02;
/** Off by less is taken for rounding. */
const LEAST = 0.08;

/** The one row of a table, headed as count, size of one and size of all, in which these are not a product. */
export function sizedSlipIn(table: FigureTable, all: readonly FigureTable[]): SizedSlip | undefined {
  const { head, rows } = table;
  const titles = head.map(({ title }) => title);
  const each = titles.findIndex((title, at) => at > 0 && EACH.test(title));
  const result = each < 0 ? -1 : columnOfSizes(rows, each + 1, titles.length);
  const counts = result < 0 ? undefined : (ownCounts(table, each, result) ?? countsBeside(table, all, result));
  if (!counts) return undefined;
  const { count, of } = counts;
  const kept = /\bday\b/i.test(count)
    ? titles.findIndex((title, at) => at > 0 && at < result && title !== count && at !== each && KEPT.test(title))
    : -1;
  const judged = rows.flatMap((row) => {
    const { cells, label, line } = row;
    const [one, other, product] = [of(row), figureOf(cells[each]), cells[result]?.figure];
    // Any further figure to the left may be a factor too.
    const others = cells
      .slice(1, result)
      .filter((_, at) => ![each, kept].includes(at + 1) && !isCountTitle(titles[at + 1]));
    const days = kept < 0 ? 1 : daysOf(cells[kept]?.figure, one);
    if (
      !days ||
      !one ||
      !other ||
      !product ||
      isSized(one) ||
      !isSized(other) ||
      others.some(({ text }) => /\d/.test(text))
    )
      return [];
    if ([one, other, product].some(({ number, percent, approximate }) => number === 0 || percent || approximate))
      return [];
    if (OTHERWISE.test(label) || OTHERWISE.test(cells[result]?.text ?? '')) return [];
    const factors = [false, true].map((binary) => sizeOf(product, binary) / (one.number * days * sizeOf(other, false)));
    return [{ product, factors, line, slack: SLACK + product.slack + other.slack * 0.2 }];
  });
  const isRight = (slack: number) => (factor: number) => near(factor, 1, slack);
  const holds = judged.filter(({ factors, slack }) => factors.some(isRight(slack)));
  const wrong = judged.filter((row) => !holds.includes(row));
  const [slip] = wrong;
  const [factor = 1] = slip?.factors ?? [];
  if (!slip || wrong.length !== 1 || holds.length === 0 || near(factor, 1, LEAST + slip.product.slack * 2))
    return undefined;
  return {
    product: slip.product,
    factor,
    line: slip.line,
    count,
    each: titles[each] ?? '',
    result: titles[result] ?? '',
    holds: holds.map(({ line }) => line),
  };
}

type Counts = { count: string; of(row: FigureTable['rows'][number]): Quantity | undefined };

/** A column of the table itself; of several, the one over the time of the result. */
function ownCounts({ head }: FigureTable, each: number, result: number): Counts | undefined {
  const columns = head.flatMap((_, at) =>
    at > 0 && at < result && at !== each && isCountTitle(head[at]?.title) ? [at] : [],
  );
  const period = periodOf(head[result]);
  const fitting = columns.length > 1 ? columns.filter((at) => periodOf(head[at]) === period) : columns;
  const [column, more] = fitting;
  if (column === undefined || more !== undefined) return undefined;
  return { count: head[column]?.title ?? '', of: ({ cells }) => figureOf(cells[column]) };
}

/** A column of another table that has the same rows, over the time of the result: `Rides | per day | 14,400`. */
function countsBeside(table: FigureTable, all: readonly FigureTable[], result: number): Counts | undefined {
  const period = periodOf(table.head[result]);
  if (period === undefined) return undefined;
  const found = all.flatMap((other) => {
    if (other === table) return [];
    const columns = other.head.flatMap((head, at) =>
      at > 0 && periodOf(head) === period && isBareColumn(other, at) ? [at] : [],
    );
    const [column, more] = columns;
    const shared = table.rows.filter((row) => rowOf(other, row.label)).length;
    return column !== undefined && more === undefined && shared >= SHARED ? [{ other, column }] : [];
  });
  const [beside, another] = found;
  if (!beside || another) return undefined;
  return {
    count: beside.other.head[beside.column]?.title ?? '',
    of: ({ label }) => figureOf(rowOf(beside.other, label)?.cells[beside.column]),
  };
}

/** Rows that another table has to have in common. */
const SHARED = 2;

function rowOf({ rows }: FigureTable, label: string): FigureTable['rows'][number] | undefined {
  const found = rows.filter((row) => normal(row.label) === normal(label));
  return found.length === 1 ? found[0] : undefined;
}

function normal(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}

function isBareColumn({ rows }: FigureTable, column: number): boolean {
  return rows.every(({ cells }) => !cells[column]?.figure || !isSized(cells[column].figure));
}

function isCountTitle(title = ''): boolean {
  return COUNT.test(title) && !EACH.test(title);
}

/** In seconds, the time over which a column tells something. */
function periodOf(column: Column | undefined): number | undefined {
  return column?.measures.find(({ kind, power }) => kind === 'time' && power === -1)?.factor;
}

/** The figure of a cell, or what its calculation comes to: `2,000,000 × 12 = 24,000,000`. */
function figureOf(cell: Cell | undefined): Quantity | undefined {
  if (!cell || cell.figure) return cell?.figure;
  const last = /^[\d.,\s×x*+]+=\s*([\d.,]+)$/.exec(cell.text)?.[1];
  return last === undefined ? undefined : quantitiesIn(last)[0];
}

/** The first column right of the size of one that holds sizes alone. */
function columnOfSizes(rows: FigureTable['rows'], first: number, width: number): number {
  for (let column = first; column < width; column++) {
    const figures = rows.flatMap(({ cells }) => cells[column]?.figure ?? []);
    if (figures.length > 1 && figures.every(isSized)) return column;
  }
  return -1;
}

/** How often what comes in a day comes while it is kept; of what says so (`438,000 / year`), what comes in that time. */
function daysOf(kept: Quantity | undefined, count: Quantity | undefined): number | undefined {
  const [time, ...more] = kept?.measures ?? [];
  if (!kept || kept.percent || kept.approximate || more.length > 0) return undefined;
  if (time === undefined) return kept.number;
  const period = count?.measures.find(({ kind, power }) => kind === 'time' && power === -1)?.factor ?? 86_400;
  return time.kind === 'time' && time.power === 1 ? (kept.number * time.factor) / period : undefined;
}

function isSized({ measures }: Quantity): boolean {
  return measures.some(({ kind, power }) => kind === 'data' && power === 1);
}

function sizeOf({ number, measures }: Quantity, isBinary: boolean): number {
  return measures
    .filter(({ kind }) => kind === 'data')
    .reduce((value, { factor, binary, power }) => value * (isBinary ? factor * binary : factor) ** power, number);
}
