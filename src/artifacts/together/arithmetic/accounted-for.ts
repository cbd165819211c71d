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
/** The hours that the day of a design has, as it tells them: "14 h/day", "a twelve-hour day". */
const WORKDAY = /\b(\d{1,2}|eight|nine|ten|eleven|twelve)[ -]?(?:h|hours?)\b/gi;
const NAMED_HOURS: Readonly<Record<string, number>> = { eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12 };
const YEARLY = /\b(?:a|per) year$|\/(?:year|a|y)$/;
/** One figure of a day, in seconds. */
const DAILY = /^[\d.,]+ ?(?:\p{L}+ )?(?:\/ ?|a |per )day make [\d.,]+(?: \p{L}+)?(?:\/s| per second| a second)$/u;
/** A unit and its parts. */
const UNITS = /^1 [KMGT]B and 1,0(?:00|24) [KMGT]B\b/;
/** What is further off than this was never meant to follow, unless it is off by a unit. */
const FARTHEST = 25;
const FARTHEST_OF_LABELS = 100_000;
/** Thousands, and the spans of time and bits that are forgotten or taken twice. */
const STEPS = [64, 60, 3600, 86_400, 1000, 1024, 1e6, 1024 ** 2, 1e9, 30, 30.4, 52, 365, 720, 8760];
/** Nobody means a ten-millionth of a byte. */
const VANISHING = /\de-\d/;
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
  if (VANISHING.test(expected)) return true;
  const ratio = worthOf(quantity).value / worthOf(meant).value;
  const days = ratio * DAYS;
  const isOfWorkdays =
    YEARLY.test(quantity.text) && days >= FEWEST_DAYS && days < DAYS && near(days, Math.round(days), EXACT);
  if (isOfAList(said, quantity, textAt(design, line))) return true;
  const isFar = isFarOff(ratio, kindsOf(quantity) === kindsOf(meant));
  return (
    isOfWorkdays ||
    isOfWorkday({ said, expected, quantity }, design) ||
    isFar ||
    UNITS.test(said) ||
    isToldBeside(ratio, textAt(design, line))
  );
}

/** Whether a day is not of 24 hours, but of as many as the design says elsewhere. */
export function isOfWorkday({ said, expected = '', quantity }: Omit<Odd, 'line'>, design: Design): boolean {
  const [meant] = quantitiesIn(expected);
  if (!meant || !DAILY.test(said)) return false;
  const ratio = worthOf(quantity).value / worthOf(meant).value;
  return hoursTold(design).some((hours) => near(ratio, HOURS / hours, CLOSE));
}

function hoursTold({ document }: Design): number[] {
  const told = [...document.text.matchAll(WORKDAY)].map(
    ([, hours = '']) => NAMED_HOURS[hours.toLowerCase()] ?? Number(hours),
  );
  return [...new Set(told)].filter((hours) => hours > 0 && hours < HOURS);
}

/** Of what is so much more or less, a factor is told elsewhere. Where one of two has no unit, it may be the label that has it. */
function isFarOff(ratio: number, isOfOneKind: boolean): boolean {
  if (!isOfOneKind) return ratio > FARTHEST_OF_LABELS;
  const times = Math.max(ratio, 1 / ratio);
  return times > FARTHEST && !STEPS.some((step) => near(times, step, CLOSE));
}

function kindsOf({ measures }: Quantity): string {
  return measures.map(({ kind, power }) => `${kind} ${power}`).join();
}

/** "After 200, 400 and 800 ms (1.4 s in all)": the last of a list alone makes nothing. */
function isOfAList(said: string, { text }: Quantity, line: string): boolean {
  const behind = line.slice(line.indexOf(text) + text.length);
  return !/^[^,]* and /.test(said) && /^\s*(?:in all|in total|together|altogether)\b/i.test(behind);
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
