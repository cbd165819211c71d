import type { Finding } from '../../../session/finding.ts';
import { evaluate } from '../arithmetic/expression.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import { near } from '../arithmetic/judge-statement.ts';
import type { Quantity } from '../arithmetic/quantity.ts';
import { type FigureTable, figureTables } from '../arithmetic/read-table.ts';
import { saidTotalIn } from '../arithmetic/said-totals.ts';
import { type Text, textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** The total of a table has to be the sum of its rows. */
export const arithmeticTotals: Rule = {
  name: 'together/arithmetic-totals',
  find: (design) =>
    figureTables(design).flatMap((table) => [
      ...findingsOf(table),
      ...rowSums(table),
      ...namedSums(table),
      ...saidSums(table, textsOf(design)),
    ]),
};

const TOTAL =
  /^(?:grand |overall )?(?:total|sum|together|altogether|in all|all together|both|all)\s*:?\s*(?:\([^()\d]*\)|(?:(?:per|a) (?:day|week|month|year))|monthly(?: cost)?|cost|storage|size|on disk|rows|connections|stored|memory|all)?$/iu;
/** `Sum, one node`: what is made of it may stand below. */
const SUM_OF = /^sum,? (?:of |for )?[\p{L} -]{2,30}$/iu;
/** `PostgreSQL total`: of the rows above it. */
const OF_A_PART = /^\p{Lu}[\p{L}-]+(?: in)? total$/u;
const LEAVES_OUT = /\b(?:without|excluding|excl|except|but|only)\b/i;
/** A remark on a total that is no part of it: `(volume: 600 GB)`. */
const REMARK = /\s*\((?:[\p{L} ]+: )[^()]*\)|(?<=^(?:total|sum)), kept [\p{L} ]+$/giu;
const SUBTOTAL = /\b(?:sub-?total|total|sum)\b/i;
/** Columns whose figures are not added up. */
const NOT_ADDED =
  /\b(?:unit|each|price|rate card|per (?:unit|user|node|instance|pod|gb|request|hour)|avg|average|mean|median|p\d\d|ratio|availability|uptime|slo|sla|target|factor|share of peak|priority|rank|version|port|(?<!\b(?:per|a) )year|growth|retention|ttl|timeout|kept|limit|max|min|peak)\b|^#$/i;
/** A total that is more than a sum. */
const MORE =
  /\b(?:with|incl\w*|after|plus|replica\w*|headroom|rounded|overhead|raw|compress\w*|average|peak|max|worst|weighted|budget|limit|target|available|capacity)\b|\d|×|%/i;
/** A total that is given roughly may leave out what is small beside the largest row. */
const PART = 0.03;
const EXACT = 0.0005;

function findingsOf(figures: FigureTable): Finding[] {
  const { head } = figures;
  const rows = figures.rows.map(withLabel);
  return rows.flatMap(({ label, cells, line }, at) => {
    const isLast = rows.slice(at + 1).every((row) => SUBTOTAL.test(row.label));
    const isSumOf = SUM_OF.test(label) && !LEAVES_OUT.test(label);
    const isPart = (isSumOf || OF_A_PART.test(label)) && !cells.some(({ text }) => LEAVES_OUT.test(text));
    if (MORE.test(label) || !((TOTAL.test(label) && isLast) || isPart)) return [];
    return cells.flatMap((cell, column) => {
      const title = head[column]?.title ?? '';
      if (
        column === 0 ||
        !cell.figure ||
        /^[<>≤≥]/.test(cell.text) ||
        cell.figure.percent ||
        NOT_ADDED.test(isSum(label) ? title.replace(/\bp\d\d\b/gi, ' ') : title) ||
        MORE.test(cell.text.replace(/[\d.,\s]+/g, ''))
      )
        return [];
      const slip = slipOf(rows.slice(0, at), column, cell.figure);
      if (!slip) return [];
      return [
        {
          level: 'warning' as const,
          rule: 'together/arithmetic-totals',
          message: `The rows of “${title || label}” add up to ${slip.expected}, but the total says ${cell.figure.text}.`,
          line,
          with: slip.lines,
        },
      ];
    });
  });
}

/** A total of percentiles may be measured; a sum of them was added up. */
function isSum(label: string): boolean {
  return /^sum\b/i.test(label);
}

/** The label of a sum may stand behind a blank cell: `| | **sum** | 310 |`. */
function withLabel(row: FigureTable['rows'][number]): FigureTable['rows'][number] {
  const [first, second] = row.cells;
  const label = first?.blank && second && !second.figure && !second.blank ? second.text : row.label;
  return { ...row, label: label.replace(REMARK, '') };
}

function slipOf(
  rows: FigureTable['rows'],
  column: number,
  total: Quantity,
): { expected: string; lines: number[] } | undefined {
  const since = rows.findLastIndex(({ label }) => SUBTOTAL.test(label));
  const groups = [
    rows.filter(({ label }) => !SUBTOTAL.test(label)),
    rows.slice(since + 1),
    rows.filter(({ label }) => /sub-?total/i.test(label)),
  ];
  const sums = groups.flatMap((group) => sumOf(group, column, total) ?? []);
  const [first] = sums;
  if (groups.some((group) => isWeighted(group, column, total))) return undefined;
  if (
    !first ||
    sums.some(
      ({ sum, slack, most }) =>
        near(sum, first.total, slack) ||
        near(most, first.total, isExact(total) ? EXACT : PART) ||
        near(first.total, sum / first.count, PART),
    )
  )
    return undefined;
  return { expected: inUnitsOf(total, first.sum / first.total), lines: first.lines };
}

/** Written out to its last digit. */
function isExact({ slack, looseSlack, approximate }: Quantity): boolean {
  return !approximate && slack < EXACT && looseSlack < EXACT;
}

/** So many of each, times what one of them takes: the figures of another column are the weights, counts or shares. */
function isWeighted(rows: FigureTable['rows'], column: number, total: Quantity): boolean {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const own = rows.map(({ cells }) => cells[column]?.figure);
  return Array.from({ length: width }, (_, at) => at).some((at) => {
    const weights = rows.map(({ cells }) => cells[at]?.figure);
    if (at === column || weights.every((weight) => weight === undefined)) return false;
    const weighted = rows.map(({ cells, ...row }, index) => {
      const [figure, weight] = [own[index], weights[index]];
      const times = weight?.number ?? (cells[at]?.blank ? 0 : 1);
      const product = figure && { ...figure, number: figure.number * times };
      return {
        ...row,
        cells: cells.map((cell, place) => (place === column && product ? { ...cell, figure: product } : cell)),
      };
    });
    const sum = sumOf(weighted, column, total);
    return sum !== undefined && near(sum.sum, sum.total, sum.slack);
  });
}

const TOTAL_COLUMN = /^(?:total|sum|together|all|both|overall|in all)\b/i;

/** A column of totals, which holds in every row but one. */
function rowSums({ head, rows }: FigureTable): Finding[] {
  const column = head.findLastIndex(({ title }) => TOTAL_COLUMN.test(title.trim()));
  if (column < 3) return [];
  const judged = rows.flatMap(({ cells, line }) => {
    const figures = cells.slice(1, column).flatMap(({ figure }) => figure ?? []);
    const total = cells[column]?.figure;
    if (!total || figures.length !== column - 1 || figures.some(({ percent }) => percent)) return [];
    const reading = { by: 'units', binary: false, month: 30, year: 365 } as const;
    const values = figures.map((quantity) => evaluate({ kind: 'quantity', quantity }, reading)[0]?.value ?? Number.NaN);
    const sum = values.reduce((all, value) => all + value, 0);
    const stated = evaluate({ kind: 'quantity', quantity: total }, reading)[0]?.value ?? Number.NaN;
    return [{ line, sum, stated, total, holds: near(sum, stated, 0.01) }];
  });
  const wrong = judged.filter(({ holds }) => !holds);
  const [slip] = wrong;
  if (!slip || wrong.length > 1 || !(slip.sum > 0)) return [];
  // A table of one row holds nowhere else: it has to be a sum that was meant.
  if (judged.length < 2 && !(rows.length === 1 && isNearly(slip.sum, slip.stated))) return [];
  return [
    {
      level: 'warning',
      rule: 'together/arithmetic-totals',
      message: `The row adds up to ${inUnitsOf(slip.total, slip.sum / slip.stated)}, but its total says ${slip.total.text}.`,
      line: slip.line,
    },
  ];
}

function isNearly(sum: number, stated: number): boolean {
  return sum < stated * 1.5 && stated < sum * 1.5;
}

const WORKED_OUT = /\d\s*[+×*]\s*\d/;
const NAMED = /^(.{3,60}?),?\s*\(?(?:in )?(?:total|all|all together|altogether|together|overall|sum|both)\)?$/i;

/** `Rides a day, total` below `Rides a day, Lyon` and `Rides a day, Turin`. */
function namedSums({ rows, head }: FigureTable): Finding[] {
  return rows.flatMap(({ label, cells, line }, at) => {
    const stem = NAMED.exec(label)?.[1]?.toLowerCase();
    const parts = rows.filter(
      (row, index) =>
        index !== at &&
        stem !== undefined &&
        row.label.toLowerCase().startsWith(stem) &&
        /^[,:(\s–—-]/.test(row.label.slice(stem.length)),
    );
    // One that tells how it is made up is judged by that.
    if (parts.length < 2 || MORE.test(stem ?? '') || cells.some(({ text }) => WORKED_OUT.test(text))) return [];
    return cells.flatMap((cell, column) => {
      const sum =
        column > 0 && cell.figure && !cell.figure.percent && !NOT_ADDED.test(head[column]?.title ?? '')
          ? sumOf(parts, column, cell.figure)
          : undefined;
      if (!sum || !cell.figure || sum.count !== parts.length || near(sum.sum, sum.total, sum.slack)) return [];
      return [
        {
          level: 'warning' as const,
          rule: 'together/arithmetic-totals',
          message: `The rows of “${stem}” add up to ${inUnitsOf(cell.figure, sum.sum / sum.total)}, but “${label}” says ${cell.figure.text}.`,
          line,
          with: sum.lines,
        },
      ];
    });
  });
}

/** A total that a sentence below the table gives. */
function saidSums(table: FigureTable, texts: readonly Text[]): Finding[] {
  const said = saidTotalIn(table, texts);
  if (!said) return [];
  const { result, sum, title, text, lines } = said;
  return [
    {
      level: 'warning',
      rule: 'together/arithmetic-totals',
      message: `The rows of “${title}” add up to ${sum}, but the text says ${result.text}.`,
      line: text.lineAt(result.start),
      with: lines,
    },
  ];
}

type Sum = { sum: number; total: number; most: number; slack: number; count: number; lines: number[] };

function sumOf(rows: FigureTable['rows'], column: number, total: Quantity): Sum | undefined {
  const reading = { by: 'units', binary: false, month: 30, year: 365 } as const;
  const valueIn = (quantity: Quantity) => evaluate({ kind: 'quantity', quantity }, reading)[0];
  const stated = valueIn(total);
  const figures = rows.flatMap(({ cells, line }) => {
    const cell = cells[column];
    return cell && !cell.blank ? [{ figure: cell.figure, line }] : [];
  });
  if (!stated || figures.length < 2) return undefined;
  const values: { value: number; off: number; loose: number }[] = [];
  for (const { figure } of figures) {
    const value = figure && !figure.percent ? valueIn(figure) : undefined;
    if (!figure || !value || value.data !== stated.data || value.time !== stated.time || value.money !== stated.money)
      return undefined;
    values.push({
      value: value.value,
      off: value.value * figure.slack + (figure.approximate ? value.value * 0.1 : 0),
      loose: value.value * figure.looseSlack,
    });
  }
  const sum = values.reduce((all, { value }) => all + value, 0);
  const off = values.reduce(
    (all, { off }) => all + off,
    stated.value * Math.max(total.slack, total.approximate ? 0.15 : 0, Math.min(total.looseSlack, 0.02)),
  );
  // A total to its last digit may still be of rows that are rounded.
  const loose = values.reduce((all, one) => all + one.loose, 0) / stated.value;
  const rest = isExact(total) ? Math.min(loose + EXACT, 0.005) : 0.005;
  const slack = stated.value === 0 ? 1 : Math.min(off / Math.max(sum, stated.value) + rest, 0.2);
  return {
    sum,
    total: stated.value,
    most: Math.max(...values.map(({ value }) => value)),
    slack,
    count: values.length,
    lines: figures.map(({ line }) => line),
  };
}
