import type { Design } from '../design.ts';
import { textAt } from '../lookup.ts';
import { worthOf } from './figures.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** A figure that is not what was worked out for it. `said`: what it was worked out from, and what that makes. */
export type Odd = { said: string; expected?: string; quantity: Quantity; line: number };

const DAYS = 365;
const FEWEST_DAYS = 200;
const HOURS = 24;
/** Hours of a working day, by their names. */
const WORKDAYS = Object.entries({ eight: 8, nine: 9, ten: 10, twelve: 12 }).map(([word, hours]) => ({
  hours,
  told: new RegExp(String.raw`\b(?:${hours}|${word})[ -]?(?:h|hours?)\b`, 'i'),
}));
const YEARLY = /\b(?:a|per) year$|\/(?:year|a|y)$/;
/** One figure of a day, in seconds. */
const DAILY = /^[\d.,]+ (?:\p{L}+ )?(?:a|per) day make [\d.,]+(?: \p{L}+)?(?:\/s| per second| a second)$/u;
/** A unit and its parts. */
const UNITS = /^1 [KMGT]B and 1,0(?:00|24) [KMGT]B\b/;
/** Of what is so much more, a factor is told elsewhere. */
const FARTHEST = 100_000;
const EXACT = 0.004;
const CLOSE = 0.02;
const BESIDE = 0.01;

/**
 * Whether something else accounts for a figure: 300 working days of a year, eight hours of a day, a further factor in
 * its row, or the time that it is kept.
 */
export function isAccountedFor({ said, expected = '', quantity, line }: Odd, design: Design): boolean {
  const [meant] = quantitiesIn(expected);
  if (!meant) return UNITS.test(said);
  const ratio = worthOf(quantity).value / worthOf(meant).value;
  const days = ratio * DAYS;
  const isOfWorkdays =
    YEARLY.test(quantity.text) && days >= FEWEST_DAYS && days < DAYS && near(days, Math.round(days), EXACT);
  const isOfHours =
    DAILY.test(said) &&
    WORKDAYS.some(({ hours, told }) => near(ratio, HOURS / hours, CLOSE) && told.test(design.document.text));
  return isOfWorkdays || isOfHours || ratio > FARTHEST || UNITS.test(said) || isToldBeside(ratio, textAt(design, line));
}

/** `6,100 | 1,000 B | 7 years | 42.70 MB`; in a sentence, only a time is a factor. */
function isToldBeside(ratio: number, line: string): boolean {
  const cells = line.trimStart().startsWith('|') ? line.split('|').map(quantitiesIn) : [];
  const alone = cells.flatMap((figures) => (figures.length === 1 ? figures : []));
  const beside = [...alone, ...quantitiesIn(line).filter(isOfDays)];
  return beside.some(({ number }) => number > 1 && near(number, ratio, BESIDE));
}

/** For how long something is kept: days, and what is longer. */
function isOfDays({ measures: [own, more] }: Quantity): boolean {
  return own?.kind === 'time' && own.power === 1 && own.factor >= 86_400 && more === undefined;
}
