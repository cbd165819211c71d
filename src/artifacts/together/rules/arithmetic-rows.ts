import type { Finding } from '../../../session/finding.ts';
import { derivationSlipsIn, namedSlipsIn, namesOf } from '../arithmetic/derivations.ts';
import { evaluate, quantitiesOf } from '../arithmetic/expression.ts';
import { judgeStatement, near, type Slip } from '../arithmetic/judge-statement.ts';
import { labelSlipIn } from '../arithmetic/label-products.ts';
import { isOfUnits } from '../arithmetic/of-units.ts';
import { quantitiesIn } from '../arithmetic/quantity.ts';
import { type Cell, type FigureTable, figureTables } from '../arithmetic/read-table.ts';
import { type Statement, statementsIn } from '../arithmetic/statements.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** In a table that has a calculation in one cell and its result in the next, the one has to come to the other. */
export const arithmeticRows: Rule = {
  name: 'together/arithmetic-rows',
  find: (design) =>
    figureTables(design).flatMap((table) => [
      ...calculated(table),
      ...labelFindings(table),
      ...derivationSlipsIn(table).map(({ written, slip, line, from }) => derivationFinding(written, slip, line, from)),
      ...textsOf(design).flatMap((text) =>
        namedSlipsIn(text.text, namesOf(table)).map(({ written, slip, at, from }) =>
          derivationFinding(written, slip, text.lineAt(at), from),
        ),
      ),
    ]),
};

/** Each calculation against its result. Where most are wrong, and more than one, the result is in another column. */
function calculated(table: FigureTable): Finding[] {
  const rows = table.rows.flatMap(({ cells, line }) =>
    cells.flatMap((cell, index) => {
      const result = resultOf(table, cells, index);
      return result ? [{ found: finding(cell, result, line) }] : [];
    }),
  );
  const wrong = rows.flatMap(({ found }) => found ?? []);
  return wrong.length > 1 && wrong.length > rows.length / 2 ? [] : wrong;
}

function derivationFinding(written: string, { expected, stated }: Slip, line: number, from: number[]): Finding {
  return {
    level: 'warning',
    rule: 'together/arithmetic-rows',
    message: `“${written.slice(0, 100)}” comes to ${expected}, but the design gives ${stated}.`,
    line,
    with: from,
  };
}

function labelFindings(table: FigureTable): Finding[] {
  const slip = labelSlipIn(table);
  if (!slip) return [];
  const { sum, figure, expected, line, holds } = slip;
  return [
    {
      level: 'warning',
      rule: 'together/arithmetic-rows',
      message: `The row calculates “${sum}”, which comes to ${expected}, but gives ${figure.text}.`,
      line,
      with: holds.slice(0, 3),
    },
  ];
}

const RESULT =
  /\b(?:result|value|total|estimate|figure|number|answer|outcome|comes to|gives|size|load|need\w*|amount|storage|capacity|rate|qps|rps|average)\b|^=?$/i;
const SUMS =
  /\b(?:sum|calc\w*|formula|how|working|derivation|derived|basis|from|comput\w*|maths?|estimate|volume|reckoning|assumptions?|why)\b/i;
const SUM = /[×*÷]|\s[x/+]\s?\d|\d\/\d/;

/** `1920×1080` is a size. */
const AREA = /^\d+[x×]\d+\b[^×*÷/]*$/;

/** The cell that says what the calculation of another comes to: the next one, or the one before by its heading. */
function resultOf({ head }: FigureTable, cells: Cell[], index: number): Cell | undefined {
  const cell = cells[index];
  if (!cell || !SUM.test(cell.text) || AREA.test(cell.text)) return undefined;
  if (/[=≈→<>≤≥]/.test(cell.text) && !/^[^=≈→<>≤≥]*$/.test(cell.text.replace(GOES_ON, ' '))) return undefined;
  const next = withFirst(cells[index + 1]);
  if (next)
    return next.figure && (RESULT.test(head[index + 1]?.title ?? '') || SUMS.test(head[index]?.title ?? ''))
      ? next
      : undefined;
  const before = cells[index - 1];
  return before?.figure && RESULT.test(head[index - 1]?.title ?? '') && index > 1 ? before : undefined;
}

/** Prices and counts are exact: what they come to in a currency is so to the cent. */
function centsOff({ left, right }: Statement): Slip | undefined {
  const parts = quantitiesOf(left);
  const [sum] = evaluate(left, { by: 'units', binary: false, month: 30, year: 365 });
  const isExact = parts.every(
    ({ text, percent, approximate }) => !percent && !approximate && /^[\d,]+(?:\.\d\d)?$/.test(text),
  );
  if (!sum || !isExact || right.kind !== 'quantity' || right.quantity.approximate) return undefined;
  const stated = right.quantity.number;
  if (!/\.\d\d\b/.test(right.quantity.text) || Math.abs(sum.value - stated) < CENT) return undefined;
  return { expected: sum.value.toFixed(2), stated: right.quantity.text, ratio: stated / sum.value, isCertain: true };
}

const CENT = 0.011;

/** `324,000,000/day = 3,750/s`: what it comes to, and the same in another unit. */
function withFirst(cell: Cell | undefined): Cell | undefined {
  const [, first = ''] = (!cell?.figure && /^([^=]*\d[^=]*?)\s*=\s*[^=]*\d[^=]*$/.exec(cell?.text ?? '')) || [];
  const [figure, ...more] = quantitiesIn(first);
  return cell && figure && more.length === 0 ? { ...cell, text: first, figure } : cell;
}

/** `a × b = c; / d`: what a cell goes on with from the result that it has come to. */
const GOES_ON = /=\s*([^=;]*?\d[^=;]*?)(?:;\s*(?=[×x*÷/+−]\s?\d)|\s+(?=[×*÷]\s?\d))/u;

/** `60,000 rows per day × 60 B`, and what that makes in the 90 days for which they are kept. */
function isOfDaysKept(sum: string, { ratio }: Slip): boolean {
  return /\b(?:per|a) day\b|\/day\b/i.test(sum) && KEPT.some((days) => near(days, ratio, CLOSE));
}

const KEPT = [7, 14, 28, 30, 31, 60, 90, 180, 365, 366, 730];
const CLOSE = 0.02;
const PER_THING = /\bper (?!(?:second|sec|minute|min|hour|day|week|month|year|quarter|s|h)\b)\p{L}+\s*$/iu;

function finding({ text: written }: Cell, result: Cell, line: number): Finding | undefined {
  const sum = { text: written.slice((GOES_ON.exec(written)?.index ?? -1) + 1).replace(';', '') };
  // `4 × 1.5 MB per funeral`: of how many, another row tells.
  if (PER_THING.test(sum.text)) return undefined;
  const text = `${sum.text} = ${result.text}`;
  const [statement, ...rest] = statementsIn(text);
  // Words around the calculation (“rounded up, and one spare”) are part of it.
  if (
    !statement ||
    rest.length > 0 ||
    statement.left.kind !== 'operation' ||
    !/^[\s(~$€£]*$/.test(text.slice(0, statement.start))
  )
    return undefined;
  // `1 B + 50 B` a day is no rate per second.
  const isBare = quantitiesOf(statement.left).every(({ measures }) => measures.length === 0);
  const isBareSum = isBare && /^[\d.,\s+]+$/.test(sum.text);
  if (sum.text.includes('+') && (result.figure?.measures.length ?? 0) > 0 && isBare && !isBareSum) return undefined;
  // The result may have its unit from the heading; bare figures are told in the unit of their sum, or in its currency.
  const isInMoney = isBare && (result.figure?.measures.every(({ kind }) => kind === 'money') ?? false);
  const figure = isBareSum || isInMoney ? result.figure && { ...result.figure, measures: [] } : result.figure;
  const judged = figure ? { ...statement, right: { kind: 'quantity' as const, quantity: figure } } : statement;
  const slip = judgeStatement(judged) ?? (isInMoney ? centsOff(judged) : undefined);
  if (!slip || isOfDaysKept(sum.text, slip)) return undefined;
  return {
    level: isOfUnits(slip) ? 'note' : 'warning',
    rule: 'together/arithmetic-rows',
    message: `The row calculates “${sum.text.slice(0, 100)}”, which comes to ${slip.expected}, but gives ${slip.stated}.`,
    line,
  };
}
