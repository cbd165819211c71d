import type { Design } from '../design.ts';
import { rootOf } from '../prose/limits/limit-words.ts';
import { isAlike, isSame, off, type Placed, placedIn } from './definite.ts';
import type { Quantity } from './quantity.ts';

/** A figure that is assumed and that nothing is calculated with, beside one that is calculated with and that nothing gives. */
export type UnusedGiven = { given: Quantity; line: number; used: Quantity; usedLine: number };

type Given = { quantity: Quantity; label: string; line: number };

const ASSUMED =
  /\b(?:assum\w*|inputs?|given|numbers?|figures?|parameters?|workload|load|basis|sizing|scale|volumes?|estimates?|facts)\b/i;
const OPERATOR_BEFORE = /[×x*÷/]\s*$/;
const OPERATOR_BEHIND = /^\s*[×x*÷/]\s*[\d$€£(]/;
const LABEL = /^[^:=|]{2,60}?(?=\s*[:=|])/;
/** Words of the labels of anything. */
const PLAIN = new Set(
  'number size average mean time day rate per total share each every one with from that over year month hour second minute row table peak storage traffic data byte'
    .split(' ')
    .map(rootOf),
);
const FARTHEST = 12;

/** Assumptions that the calculations of a design have not followed. */
export function unusedGivens(design: Design): UnusedGiven[] {
  const placed = placedIn(design);
  const operands = placed.filter(isOperand);
  if (operands.length === 0) return [];
  const given = givensOf(design, placed);
  return given.flatMap((one): UnusedGiven[] => {
    const own = new Set(rootsIn(one.label));
    const isOfIt = (text: string): boolean => text === '' || rootsIn(text).some((root) => own.has(root));
    const isUsed = placed.some(
      ({ quantity, text, line }) => line !== one.line && isSame(one.quantity, quantity) && isOfIt(text),
    );
    if (isUsed) return [];
    const used = operands.filter(
      ({ quantity, text, line }) =>
        line !== one.line &&
        isOther(quantity, one.quantity) &&
        rootsIn(LABEL.exec(text)?.[0] ?? '').some((root) => own.has(root)) &&
        // Told anywhere else, it is a figure of its own.
        !placed.some((other) => isSame(quantity, other.quantity) && !isOperand(other)),
    );
    const [first] = used;
    if (!first || used.some(({ quantity }) => !isSame(quantity, first.quantity))) return [];
    return [{ given: one.quantity, line: one.line, used: first.quantity, usedLine: first.line }];
  });
}

/** The figures of the rows of tables that say what is assumed. */
function givensOf({ prose }: Design, placed: readonly Placed[]): Given[] {
  return prose.tables.flatMap(({ head, rows, section = '' }) =>
    !ASSUMED.test(`${section} ${head.join(' ')}`)
      ? []
      : rows.flatMap(({ cells, line }) => {
          const own = placed.filter((one) => one.line === line && one.text !== '');
          const isCalculated = cells.some((cell) => /[×*÷=≈]/.test(cell));
          return isCalculated ? [] : own.map(({ quantity }) => ({ quantity, label: cells.join(' '), line }));
        }),
  );
}

function isOperand({ quantity: { start, end }, text }: Placed): boolean {
  return OPERATOR_BEFORE.test(text.slice(0, start)) || OPERATOR_BEHIND.test(text.slice(end));
}

function rootsIn(text: string): string[] {
  return (text.match(/\p{L}{4,}/gu) ?? []).map((word) => rootOf(word.toLowerCase())).filter((root) => !PLAIN.has(root));
}

/** In the same unit, another amount, and not of another order. */
function isOther(one: Quantity, other: Quantity): boolean {
  return isAlike(one, other) && !isSame(one, other) && off(one, other) < Math.log(FARTHEST);
}
