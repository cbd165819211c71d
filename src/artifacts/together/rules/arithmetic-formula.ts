import type { Finding } from '../../../session/finding.ts';
import { continuedIn } from '../arithmetic/continued.ts';
import { judgeStatement, near } from '../arithmetic/judge-statement.ts';
import { keptSlipsIn } from '../arithmetic/kept-spans.ts';
import { isOfUnits } from '../arithmetic/of-units.ts';
import { pairedCells } from '../arithmetic/paired-cells.ts';
import { quantitiesIn } from '../arithmetic/quantity.ts';
import { type Statement, statementsIn } from '../arithmetic/statements.ts';
import { textsOf } from '../arithmetic/texts.ts';
import type { Rule } from '../rule.ts';

/** Recomputes each calculation that the text writes out: `1.2 KB × 5 M/day × 365 = 2.2 TB`. */
export const arithmeticFormula: Rule = {
  name: 'together/arithmetic-formula',
  find: (design) => [
    ...pairedCells(design).flatMap(({ texts, line }) => {
      const found = texts.map((text) => statementsIn(text).flatMap((one) => finding(one, text, line) ?? [])[0]);
      return found.every((one) => one !== undefined) ? found.slice(0, 1) : [];
    }),
    ...textsOf(design).flatMap((text, index, texts) => {
      const before = texts[index - 1];
      const carried = before && continuedIn(before, text);
      const own = statementsIn(text.text)
        .filter(({ isDerived }) => isDerived)
        .flatMap((statement) => finding(statement, text.text, text.lineAt(statement.start)) ?? []);
      const kept = keptSlipsIn(text.text).map(({ kept, used, statement }) => ({
        level: 'warning' as const,
        rule: 'together/arithmetic-formula',
        message: `The text keeps it for ${kept.text}, but calculates “${text.text.slice(statement.start, statement.end).slice(0, 100)}” with ${used.text}.`,
        line: text.lineAt(statement.start),
        with: [text.lineAt(kept.start)],
      }));
      const slip = carried && finding(carried.statement, carried.written, text.lineAt(0));
      return [...own, ...kept, ...(slip ? [slip] : [])];
    }),
  ],
};

/** Whether it begins within a bracket that it leaves: `4 GB (audit, 12 × 3 GB) = 40 GB`. */
function isInBrackets({ start, end }: Statement, text: string): boolean {
  const [opens, closes] = ['(', ')'].map((sign) => text.slice(start, end).split(sign).length);
  const before = text.slice(0, start);
  const inside = before.slice(before.lastIndexOf('(') + 1);
  return (closes ?? 0) > (opens ?? 0) && /\p{L}/u.test(inside);
}

/** Whether it is off by just a figure that stands beside it: `60,800 a day; 7 days × 600 B = 255 MB`. */
function isToldBeside({ start, end }: Statement, text: string, ratio: number): boolean {
  return quantitiesIn(text).some(
    (one) =>
      (one.end <= start || one.start >= end) &&
      one.number > 1 &&
      (near(one.number, ratio, BESIDE) || near(one.number, 1 / ratio, BESIDE)),
  );
}

const BESIDE = 0.01;
/** `30 % of the accounts × 7`: of how many, the text does not say here. */
const OF_UNSAID = /%\s+of\s+(?:\p{L}+\s+){1,4}[×x*]/u;

/** Orders of magnitude and forgotten sixties are slips however roughly something is said. */
function finding(statement: Statement, text: string, line: number): Finding | undefined {
  if (OF_UNSAID.test(text.slice(statement.start, statement.end))) return undefined;
  const slip = judgeStatement(statement);
  if (!slip || isInBrackets(statement, text) || isToldBeside(statement, text, slip.ratio)) return undefined;
  const written = text.slice(statement.start, statement.end).replace(/\s+/g, ' ').slice(0, 120);
  const isBound = statement.relation === 'below' || statement.relation === 'above';
  return {
    level: isOfUnits(slip)
      ? 'note'
      : slip.isCertain && (slip.ratio > 1.2 || slip.ratio < 1 / 1.2)
        ? 'error'
        : 'warning',
    rule: 'together/arithmetic-formula',
    message: isBound
      ? `“${written}” does not hold: the left side comes to ${slip.expected}, the limit is ${slip.stated}.`
      : `“${written}” does not add up: it comes to ${slip.expected}, not ${slip.stated}.`,
    line,
  };
}
