import type { Finding } from '../../../session/finding.ts';
import { type ConvertedSlip, convertedSlipIn } from '../arithmetic/converted-columns.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import { near } from '../arithmetic/judge-statement.ts';
import { type Quantity, quantitiesIn } from '../arithmetic/quantity.ts';
import { type FigureTable, figureTables } from '../arithmetic/read-table.ts';
import { type ShareColumnSlip, shareColumnSlipIn } from '../arithmetic/share-columns.ts';
import { type SizedSlip, sizedSlipIn } from '../arithmetic/sized-rows.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Design } from '../design.ts';
import type { Rule } from '../rule.ts';

/** Where one column is the product of two others in every row but one, that one is wrong. */
export const arithmeticColumns: Rule = {
  name: 'together/arithmetic-columns',
  find: (design) =>
    figureTables(design).flatMap((table) => {
      const found = findingsOf(table);
      const sized = found.length === 0 ? sizedSlipIn(table, figureTables(design)) : undefined;
      if (sized) return isToldIn(design, table, sized) ? [] : [sizedFinding(sized)];
      const converted = found.length === 0 ? convertedSlipIn(table) : undefined;
      if (converted) return [convertedFinding(converted)];
      const shared = found.length === 0 ? shareColumnSlipIn(table) : undefined;
      return shared ? [sharedFinding(table, shared)] : found;
    }),
};

/** Words beside a figure that sizes are multiplied by. */
const FACTOR =
  /\b(?:cop(?:y|ies)|replica\w*|compress\w*|ratio|factor|fold|index(?:es|ing)?|overhead|dedup\w*|header\w*|grow\w*|growth|versions?|times|more|less|on top|extra|kept|stored|written|saved|saves?|shrinks?|share|of (?:the|all|them|these|its|each))\b/i;

const HALF = /\b(?:half|halves|halved|twice|doubles?|doubled)\b/i;

/** Whether the section names the factor by which a size is off: `events are kept in 3 copies`, `indexes add 30 %`. */
function isToldIn(design: Design, { table }: FigureTable, { factor }: SizedSlip): boolean {
  const { tables, passages } = design.prose;
  const rows = new Set(tables.flatMap((one) => one.rows.map(({ line }) => line)));
  const own = passages.filter(({ section, line }) => section === table.section && !rows.has(line));
  const isHalf = near(factor, 0.5, 0.03) || near(factor, 2, 0.03);
  if (isHalf && own.some(({ text }) => HALF.test(text))) return true;
  return textsOf(design)
    .filter(({ section, lineAt }) => section === table.section && !rows.has(lineAt(0)))
    .some(({ text }) =>
      quantitiesIn(text).some(({ number, percent, measures, start, end }) => {
        const isNear = [number, 1 / number, ...(percent ? [1 + number, 1 - number] : [])].some((told) =>
          near(told, factor, 0.03),
        );
        return isNear && measures.length === 0 && FACTOR.test(text.slice(Math.max(0, start - 40), end + 30));
      }),
    );
}

/** Rows that have to hold before one that does not is wrong. */
const LEAST = 3;
const WIDEST = 8;
const SLACK = 0.02;

function findingsOf({ head, rows }: FigureTable): Finding[] {
  if (rows.length < 2 || head.length > WIDEST) return [];
  const found: Finding[] = [];
  // What is worked out stands to the right of what it is worked out from.
  for (let result = 3; result < head.length; result++) {
    if (isExplained(rows, result)) continue;
    for (let a = 1; a < result; a++) {
      for (let b = a + 1; b < result; b++) {
        const finding = exception(
          rows,
          head.map(({ title }) => title),
          a,
          b,
          result,
        );
        if (finding && !found.some(({ line }) => line === finding.line)) found.push(finding);
      }
    }
  }
  // Two columns that seem to be wrong in different rows follow no law.
  return found.length === 1 ? found : [];
}

function sizedFinding({ product, factor, line, count, each, result, holds }: SizedSlip): Finding {
  return {
    level: 'warning',
    rule: 'together/arithmetic-columns',
    message: `“${count}” × “${each}” makes ${inUnitsOf(product, 1 / factor)} here, but “${result}” says ${product.text}.`,
    line,
    with: holds.slice(0, 3),
  };
}

function convertedFinding({ result, factor, line, from, to, holds }: ConvertedSlip): Finding {
  return {
    level: 'warning',
    rule: 'together/arithmetic-columns',
    message: `By “${from}”, “${to}” is ${inUnitsOf(result, 1 / factor)} here, but the table says ${result.text}; the other rows agree.`,
    line,
    with: holds.slice(0, 3),
  };
}

function sharedFinding(
  { head }: FigureTable,
  { result, expected, line, share, of, makes, isRest, holds }: ShareColumnSlip,
): Finding {
  const title = (column: number) => head[column]?.title ?? '';
  return {
    level: isRest ? 'note' : 'warning',
    rule: 'together/arithmetic-columns',
    message: `In every other row “${title(makes)}” is what “${title(share)}” ${isRest ? 'leaves' : 'takes'} of “${title(of)}”; here that makes ${expected}, not ${result.text}.`,
    line,
    with: holds.slice(0, 3),
  };
}

/** Whether two other columns make the result in every row: then what two more seem to make is chance. */
function isExplained(rows: FigureTable['rows'], result: number): boolean {
  for (let a = 1; a < result; a++) {
    for (let b = a + 1; b < result; b++) {
      const factors = factorsIn(rows, a, b, result);
      const [first] = factors;
      if (!first || factors.length < LEAST || new Set(factors.map(({ product }) => product.number)).size === 1)
        continue;
      if (
        factors.every(({ factor, product }) => near(factor, first.factor, SLACK + product.slack + first.product.slack))
      )
        return true;
    }
  }
  return false;
}

/** What the product of two columns is multiplied by to make the result, for each row that holds all three. */
function factorsIn(rows: FigureTable['rows'], a: number, b: number, result: number) {
  // "84.2 kWh" and "31 days" in one column are counted, each in its own unit.
  const scaleIn = (column: number) => (isOfOneKind(rows, column) ? scaleOf : unscaled);
  const [scaleA, scaleB, scaleOut] = [scaleIn(a), scaleIn(b), scaleIn(result)];
  return rows.flatMap(({ cells, line, label }) => {
    const [one, other, product] = [cells[a]?.figure, cells[b]?.figure, cells[result]?.figure];
    if (!one || !other || !product || /^total|^sum/i.test(label)) return [];
    if ([one, other, product].some(({ number, percent }) => number === 0 || percent)) return [];
    const factor = (product.number * scaleOut(product)) / (one.number * scaleA(one) * other.number * scaleB(other));
    return [{ factor, product, line, one, other }];
  });
}

/** The one row where `result` is not `a` × `b` × whatever their units make of it. */
function exception(
  rows: FigureTable['rows'],
  titles: string[],
  a: number,
  b: number,
  result: number,
): Finding | undefined {
  const full = factorsIn(rows, a, b, result);
  const least = isPriced(titles, a, b, result) ? 2 : LEAST;
  if (full.length <= least) return undefined;
  const [middle] = [...full].sort((x, y) => x.factor - y.factor).slice(Math.floor(full.length / 2));
  const factor = middle?.factor ?? 1;
  const holds = full.filter((row) => near(row.factor, factor, SLACK + row.product.slack + row.one.slack * 0.2));
  const wrong = full.filter((row) => !holds.includes(row));
  const [row] = wrong;
  // A figure that is the same in every row that holds proves nothing of the one that does not.
  const varied = (pick: (one: (typeof full)[number]) => number) => new Set(holds.map(pick)).size > 1;
  if (
    ![
      varied(({ one }) => one.number),
      varied(({ other }) => other.number),
      varied(({ product }) => product.number),
    ].every(Boolean)
  )
    return undefined;
  if (!row || wrong.length !== 1 || holds.length < least || near(row.factor, factor, 0.08 + row.product.slack * 2))
    return undefined;
  if (isTimesAnother(rows, row, holds, factor)) return undefined;
  return {
    level: 'warning',
    rule: 'together/arithmetic-columns',
    message: `In every other row “${titles[result]}” is “${titles[a]}” × “${titles[b]}”; here that makes ${inUnitsOf(row.product, factor / row.factor)}, not ${row.product.text}.`,
    line: row.line,
    with: holds.map(({ line }) => line).slice(0, 3),
  };
}

type FactorRow = ReturnType<typeof factorsIn>[number];

/** Whether a third column, which is the same in all rows that hold, is what the odd row is off by. */
function isTimesAnother(
  rows: FigureTable['rows'],
  odd: FactorRow,
  holds: readonly FactorRow[],
  factor: number,
): boolean {
  const figuresOf = (line: number) =>
    rows.find((row) => row.line === line)?.cells.map(({ figure }) => figure && figure.number * scaleOf(figure));
  const [own, [first = [], ...others]] = [figuresOf(odd.line) ?? [], holds.map(({ line }) => figuresOf(line) ?? [])];
  return own.some((number, column) => {
    const usual = first[column];
    if (number === undefined || !usual || others.some((figures) => figures[column] !== usual)) return false;
    return near(number / usual, odd.factor / factor, SLACK + odd.product.slack * 2);
  });
}

const COUNT = /\b(?:qty|quantity|count|number|instances|nodes|replicas|pods|units|how many)\b/i;
const EACH = /\b(?:unit|each|per (?:unit|node|instance|pod|month)|price)\b/i;
const COST = /\b(?:cost|total|sum|monthly|amount)\b/i;

/** So many, at so much each. */
function isPriced(titles: string[], a: number, b: number, result: number): boolean {
  const [one = '', other = '', cost = ''] = [titles[a], titles[b], titles[result]];
  if (!/[$€£]|price|cost|\b(?:usd|eur)\b/i.test(`${one} ${other}`)) return false;
  return COST.test(cost) && ((COUNT.test(one) && EACH.test(other)) || (EACH.test(one) && COUNT.test(other)));
}

/** Whether all figures of a column measure the same, in whatever unit. */
function isOfOneKind(rows: FigureTable['rows'], column: number): boolean {
  const kinds = rows.flatMap(({ cells }) => cells[column]?.figure?.measures.map(({ kind }) => kind).join() ?? []);
  return new Set(kinds).size <= 1;
}

const unscaled = (): number => 1;

function scaleOf({ measures }: Quantity): number {
  return measures.reduce((value, { factor, power }) => value * factor ** power, 1);
}
