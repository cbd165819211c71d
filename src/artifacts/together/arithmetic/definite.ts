import type { Design } from '../design.ts';
import { sectionFigures, worthOf } from './figures.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { textsOf } from './texts.ts';

/** A figure that a text points back to, and that stands nowhere else; `meant`: the figure of its kind that does. */
export type StraySlip = { stray: Quantity; meant: Quantity; line: number; meantLine: number };

export type Placed = { quantity: Quantity; text: string; line: number; section?: string };

/** `All 5,600 requests per second`: what has been told before. */
const POINTS = /\b(?:all|these|those|the full|the whole|the said|all the|all of the|all our)\s+$/i;
/** Sets that everybody knows, or that are named for the first time. */
const OTHER = /\b(?:nearly|almost|not|than|would|could|at|over|for|after|in) $/i;
const FARTHEST = 8;
const SAME = 0.012;
const MOST = 1500;

/** Everything that a design counts or measures, in the text and in its tables. */
export function placedIn(design: Design): readonly Placed[] {
  const before = known.get(design);
  if (before) return before;
  const told = textsOf(design).flatMap((text) =>
    quantitiesIn(text.text).map(
      (quantity): Placed => ({
        quantity,
        text: text.text,
        line: text.lineAt(quantity.start),
        ...(text.section !== undefined && { section: text.section }),
      }),
    ),
  );
  // A cell has its unit from the heading or the label.
  const tabled = sectionFigures(design)
    .flat()
    .filter(({ names, quantity }) => names && quantity.measures.length > 0)
    .map(({ quantity, text }): Placed => ({ quantity, text: '', line: text.lineAt(0) }));
  const all = [...told, ...tabled].slice(0, MOST);
  known.set(design, all);
  return all;
}

const known = new WeakMap<Design, readonly Placed[]>();

/** The figures with a unit that are spoken of as known, and are not. */
export function strayFigures(design: Design): StraySlip[] {
  const all = placedIn(design);
  return all.flatMap(({ quantity, text, line }): StraySlip[] => {
    const before = text.slice(0, quantity.start);
    if (!POINTS.test(before) || quantity.percent || quantity.approximate || !/^\d/.test(quantity.text)) return [];
    if (OTHER.test(before.replace(POINTS, '')) || quantity.measures.length === 0) return [];
    const others = all.filter((one) => one.quantity !== quantity);
    if (others.some((one) => isSame(one.quantity, quantity)) || isWritten(design, quantity)) return [];
    const alike = others.filter((one) => one.line !== line && isAlike(one.quantity, quantity));
    const [meant] = alike.sort((one, other) => off(one.quantity, quantity) - off(other.quantity, quantity));
    return meant && off(meant.quantity, quantity) < Math.log(FARTHEST)
      ? [{ stray: quantity, meant: meant.quantity, line, meantLine: meant.line }]
      : [];
  });
}

/** In the same unit, and of the same things as far as both say so. */
export function isAlike(one: Quantity, other: Quantity): boolean {
  const [mine, its] = [worthOf(one), worthOf(other)];
  return mine.data === its.data && mine.time === its.time && mine.money === its.money && one.measures.length > 0;
}

/** How far apart two amounts of one unit are, as the logarithm of their ratio; 0 where they are equal. */
export function off(one: Quantity, other: Quantity): number {
  return Math.abs(Math.log(worthOf(one).value / worthOf(other).value));
}

/** The same amount, in whatever unit; or the same number without one. */
export function isSame(one: Quantity, other: Quantity): boolean {
  const [mine, its] = [worthOf(one), worthOf(other)];
  const isUnited = mine.data === its.data && mine.time === its.time && mine.money === its.money;
  return (
    (isUnited && near(mine.value, its.value, SAME)) ||
    (one.measures.length === 0 && !one.percent && near(one.number, other.number, SAME))
  );
}

/** The digits stand somewhere else: in code, or beside words that nothing here reads. */
export function isWritten({ document }: Design, { number, text }: Quantity): boolean {
  const digits = /^[\d.,]*\d/.exec(text)?.[0] ?? String(number);
  const forms = new Set([digits, digits.replaceAll(',', ''), String(number), String(number * 1000)]);
  let count = 0;
  for (const form of forms) {
    for (let at = document.text.indexOf(form); at >= 0; at = document.text.indexOf(form, at + form.length)) {
      const isWhole =
        !/[\d.,]/.test(document.text[at - 1] ?? ' ') && !/^[\d]|^[.,]\d/.test(document.text.slice(at + form.length));
      if (isWhole) count++;
    }
  }
  return count > 1;
}
