import { evaluate, lengths, quantitiesOf } from './expression.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { type Statement, statementsIn } from './statements.ts';

/** `We keep 730 days, so it settles at 308 MB × 365`: a calculation with another time than the one just said. */
export type KeptSlip = { kept: Quantity; used: Quantity; statement: Statement };

const KEEPS =
  /\b(?:keep\w*|kept|retain\w*|retention|stor(?:e|ed|es)|hold\w*|held|stays?|lives?|expires?|ttl|deleted|purged|dropped|archived)\b/i;
/** What leads from the time that something is kept to how much that makes. */
const LINK =
  /^[^.;|\d]{0,20}(?:,|:|;|—|–|→|\(|\b(?:so|hence|thus|therefore|makes?|is|means?|needs?|gives?)\b)[^.;|\d]{0,60}$/i;
/** Times of parts, of other copies, and those that are only begun with. */
const OTHER =
  /\b(?:hot|cold|warm|first|then|of (?:which|these|those|them)|backups?|snapshots?|at least|at most|up to|but|only|except|while|month by month|older|after|weekly|monthly)\b/i;
/** Lengths of time that are multiplied by, in days or in whatever the rate is per. */
const SPANS = [7, 14, 28, 30, 31, 60, 90, 180, 365, 366, 730, 12, 24, 36, 52];
const SLACK = 0.03;
const DAY = 86_400;

/** The calculations of a text that multiply a size by another time than the one for which the words right before keep it. */
export function keptSlipsIn(text: string): KeptSlip[] {
  if (!KEEPS.test(text)) return [];
  const quantities = quantitiesIn(text);
  return statementsIn(text).flatMap((statement) => {
    const operands = quantitiesOf(statement.left);
    const at = quantities.findIndex(({ start }) => start === operands[0]?.start);
    const kept = quantities[at - 1];
    if (!kept || !isSpan(kept) || statement.right.kind !== 'quantity' || !isSize(statement.right.quantity)) return [];
    const before =
      text
        .slice(0, kept.start)
        .split(/[.;|]\s/)
        .at(-1) ?? '';
    const gap = text.slice(kept.end, statement.start);
    const around = `${before} ${gap}`;
    if (!KEEPS.test(around) || OTHER.test(around) || !LINK.test(gap) || quantitiesIn(before).some(isSpan)) return [];
    const factors = operands.filter(
      ({ measures, percent }) => !percent && !measures.some(({ kind }) => kind === 'data'),
    );
    const [used, ...others] = factors.filter(
      (factor) => isSpan(factor) || (isBare(factor) && SPANS.includes(factor.number)),
    );
    if (!used || others.length > 0 || operands.length === factors.length || !isMultiplied(statement.left)) return [];
    return isSame(kept, factors) ? [] : [{ kept, used, statement }];
  });
}

/** Whether some of the factors come to the time that is kept, in days, weeks, months or years. */
function isSame(kept: Quantity, factors: readonly Quantity[]): boolean {
  return lengths.some((length) => {
    const [value] = evaluate({ kind: 'quantity', quantity: kept }, { by: 'units', binary: false, ...length });
    const seconds = value?.value ?? 0;
    const units = [1, 3600, DAY, 7 * DAY, length.month * DAY, length.year * DAY];
    return products(factors).some((product) => units.some((unit) => near(product * unit, seconds, SLACK)));
  });
}

/** All factors, each alone, and each two; times count in the unit they are written in, and in seconds. */
function products(factors: readonly Quantity[]): number[] {
  const ways = factors.map((factor) => [
    factor.number,
    factor.measures.reduce((value, measure) => value * measure.factor ** measure.power, factor.number),
  ]);
  const pairs = ways.flatMap((one, at) =>
    ways.slice(at + 1).flatMap((other) => one.flatMap((a) => other.map((b) => a * b))),
  );
  return [...ways.flat(), ...pairs, factors.reduce((all, { number }) => all * number, 1)];
}

function isMultiplied(expression: Statement['left']): boolean {
  return (
    expression.kind === 'quantity' ||
    (expression.operator === '*' && isMultiplied(expression.left) && isMultiplied(expression.right))
  );
}

function isSpan({ measures }: Quantity): boolean {
  return measures.length === 1 && measures[0]?.kind === 'time' && measures[0].power === 1 && measures[0].factor >= 3600;
}

function isBare({ measures }: Quantity): boolean {
  return measures.length === 0;
}

/** Whether a quantity is a size, and of no time. */
export function isSize({ measures }: Quantity): boolean {
  return measures.length === 1 && measures[0]?.kind === 'data' && measures[0].power === 1;
}
