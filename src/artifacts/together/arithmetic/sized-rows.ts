import { near } from './judge-statement.ts';
import type { Quantity } from './quantity.ts';
import type { FigureTable } from './read-table.ts';

/** A size in a table that is not its row's count times the size of one; `holds`: lines of the rows that are. */
export type SizedSlip = {
  product: Quantity;
  factor: number;
  line: number;
  count: number;
  each: number;
  result: number;
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
export function sizedSlipIn({ head, rows }: FigureTable): SizedSlip | undefined {
  const titles = head.map(({ title }) => title);
  const result = columnOfSizes(rows, titles.length);
  const count = titles.findIndex((title, at) => at > 0 && at < result && COUNT.test(title) && !EACH.test(title));
  const each = titles.findIndex((title, at) => at > 0 && at < result && at !== count && EACH.test(title));
  if (result < 0 || count < 0 || each < 0) return undefined;
  const kept = /\bday\b/i.test(titles[count] ?? '')
    ? titles.findIndex((title, at) => at > 0 && at < result && at !== count && at !== each && KEPT.test(title))
    : -1;
  const judged = rows.flatMap(({ cells, label, line }) => {
    const [one, other, product] = [cells[count]?.figure, cells[each]?.figure, cells[result]?.figure];
    // Any further figure to the left may be a factor too.
    const others = cells.slice(1, result).filter((_, at) => ![count, each, kept].includes(at + 1));
    const days = kept < 0 ? 1 : daysOf(cells[kept]?.figure);
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
  return { product: slip.product, factor, line: slip.line, count, each, result, holds: holds.map(({ line }) => line) };
}

/** The first column, right of two others, that holds sizes alone. */
function columnOfSizes(rows: FigureTable['rows'], width: number): number {
  for (let column = 3; column < width; column++) {
    const figures = rows.flatMap(({ cells }) => cells[column]?.figure ?? []);
    if (figures.length > 1 && figures.every(isSized)) return column;
  }
  return -1;
}

/** Years are those of 365 days. */
function daysOf(kept: Quantity | undefined): number | undefined {
  const [time, ...more] = kept?.measures ?? [];
  if (!kept || kept.percent || kept.approximate || more.length > 0) return undefined;
  if (time === undefined) return kept.number;
  return time.kind === 'time' && time.power === 1 ? (kept.number * time.factor) / 86_400 : undefined;
}

function isSized({ measures }: Quantity): boolean {
  return measures.some(({ kind, power }) => kind === 'data' && power === 1);
}

function sizeOf({ number, measures }: Quantity, isBinary: boolean): number {
  return measures
    .filter(({ kind }) => kind === 'data')
    .reduce((value, { factor, binary, power }) => value * (isBinary ? factor * binary : factor) ** power, number);
}
