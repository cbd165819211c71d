import type { Finding } from '../../../session/finding.ts';
import { factorOf, lengths } from '../arithmetic/expression.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import { near } from '../arithmetic/judge-statement.ts';
import { type Quantity, quantitiesIn } from '../arithmetic/quantity.ts';
import { type Text, textsOf } from '../arithmetic/texts.ts';
import type { Design } from '../design.ts';
import type { Rule } from '../rule.ts';

/** So many nines of a month leave so many minutes of downtime. */
export const arithmeticAvailability: Rule = {
  name: 'together/arithmetic-availability',
  find: (design) => [...textsOf(design).flatMap(clausesOf), ...rowsOf(design)].flatMap((text) => finding(text) ?? []),
};

const DOWN =
  /\b(?:down ?time|(?:minutes?|hours?|seconds?|min) down|error budget|budget|unavailab\w*|away|outages?|may (?:be down|fail)|allowed|allows?|leaves|permits?)\b/i;
const UP = /\b(?:availab\w*|uptime|SLO|SLA|service levels?|reachable|up|over \d+ days (?:leaves|allows))\b/i;
const DAY = 86_400;
/** How long a budget is counted over where a text does not say, in days. */
const PERIODS = [1, 7, 28, 30, 365 / 12, 31, 90, 91.25, 365, 365.25];
const SLACK = 0.04;

/** `99.95 % over 30 days leaves 21.6 minutes; 99.9 % leaves 43.2 minutes`: a clause for each goal, all over the same time. */
function clausesOf(text: Text): Text[] {
  if (!DOWN.test(text.text) || !UP.test(`${text.section} ${text.text}`) || goalsIn(text.text).length < 2) return [text];
  const period = quantitiesIn(text.text).find(isPeriodOfTime);
  const over = period
    ? `over ${period.text}`
    : (/\b(?:an?|per|each) (?:day|week|month|quarter|year)\b/i.exec(text.text)?.[0] ?? '');
  const clauses: Text[] = [];
  let start = 0;
  for (const part of text.text.split(/(?<=[;.]\s|,\s(?:and|while|but)\s)/)) {
    const from = start;
    start += part.length;
    // A clause of two goals sets them against each other.
    if (goalsIn(part).length === 1)
      clauses.push({
        ...text,
        text: `${part} (availability, downtime ${over})`,
        lineAt: (index) => text.lineAt(from + Math.min(index, part.length)),
      });
  }
  return clauses;
}

function isPeriodOfTime(quantity: Quantity): boolean {
  return quantity.measures[0]?.kind === 'time' && quantity.measures[0].power === 1 && isPeriod(quantity);
}

/** `99 % of adverse events within 15 minutes` is a goal of another kind. */
function goalsIn(text: string): Quantity[] {
  return quantitiesIn(text).filter(
    (quantity) => isGoal(quantity) && !OF_OTHER_THINGS.test(text.slice(quantity.end, quantity.end + 60)),
  );
}

const OF_OTHER_THINGS =
  /^\s*(?:percent )?of (?!(?:the |all |each |every |a )?(?:time|days?|hours?|minutes?|months?|years?|weeks?|quarters?|calendar|service|cases where it is up)\b|\d)/i;

function isGoal({ percent, number }: Quantity): boolean {
  return percent && number >= 0.9 && number < 1;
}

function finding(text: Text): Finding | undefined {
  if (!DOWN.test(text.text) || !UP.test(text.text)) return undefined;
  const quantities = quantitiesIn(text.text);
  const goals = goalsIn(text.text);
  const [goal, otherGoal] = goals;
  if (!goal || otherGoal) return undefined;
  const times = quantities.filter(
    ({ measures, start }) => measures[0]?.kind === 'time' && measures[0].power === 1 && start > goal.start,
  );
  const spans = [
    ...times,
    ...quantities.filter(
      (one) => one.start < goal.start && OVER.test(text.text.slice(0, one.start)) && isPeriodOfTime(one),
    ),
  ].filter((time) => isPeriod(time));
  const budgets = times.filter((time) => !isPeriod(time));
  const [budget] = budgets;
  if (!budget || budget.start - goal.end > 160) return undefined;
  const loss = 1 - goal.number;
  const hours = hoursOfDay(text.text);
  const periods = budgets.length === 1 ? periodsOf(text.text, budget, spans) : PERIODS;
  const days = periods.map((day) => (hours === undefined ? day : (day * hours) / 24));
  const fits = (time: Quantity) =>
    days.some((day) =>
      near(
        loss * day * DAY,
        secondsOf(time),
        SLACK + Math.max(time.slack, time.approximate ? 0.1 : 0, Math.min(time.looseSlack, 0.04)),
      ),
    );
  if (budgets.some(fits)) return undefined;
  // `3,000 minutes a week; 99.9 % within them leaves 3 minutes`: of another time, said before.
  const said = quantities.filter(({ measures, start }) => measures[0]?.kind === 'time' && start < goal.start);
  if (hours === undefined && said.some((whole) => near(loss * secondsOf(whole), secondsOf(budget), SLACK)))
    return undefined;
  // A time that is not near what any period would leave is about something else: how long a deploy takes.
  const [day = 30] = days;
  const expected = loss * day * DAY;
  const ratio = secondsOf(budget) / expected;
  if (ratio > 200 || ratio < 1 / 200 || !DOWN.test(text.text.slice(goal.end, budget.end + 60))) return undefined;
  return {
    level: 'warning',
    rule: 'together/arithmetic-availability',
    message: `${goal.text.replace(/%.*$/, '%')} of ${spanText(periods[0] ?? 30)}${hours === undefined ? '' : ` of ${hours} hours a day`} leaves ${inUnitsOf({ ...budget, text: plainText(budget) }, 1 / ratio)} of downtime, but the text says ${plainText(budget)}.`,
    line: text.lineAt(budget.start),
  };
}

const OVER = /\b(?:per|over|in|within|of) (?:any |a window of |the last )?$/i;
const HOURS =
  /(?<![\w.])(\d{1,2})\s+(?:(?:working|business|opening|office|operating|trading|service|shift|staffed|production)\s+hours\b|hours\s+(?:a|per|each|every)\s+(?:(?:working|business)\s+)?day\b)/i;

/** Of how many hours of the day a goal is said to be: nobody counts the others. */
function hoursOfDay(text: string): number | undefined {
  const hours = Number(HOURS.exec(text)?.[1]);
  return hours > 0 && hours < 24 ? hours : undefined;
}

/** `30 days` is what a budget is counted over, `43 minutes` is the budget. */
function isPeriod(time: Quantity): boolean {
  return secondsOf(time) >= 7 * DAY && time.measures.length === 1;
}

function secondsOf({ number, measures }: Quantity): number {
  const [own] = measures;
  return own
    ? number * factorOf(own, { by: 'units', binary: false, ...(lengths[0] ?? { month: 30, year: 365 }) })
    : number;
}

function periodsOf(text: string, budget: Quantity, spans: readonly Quantity[]): number[] {
  const own = budget.measures.find(({ kind, power }) => kind === 'time' && power === -1);
  if (own) return around(own.factor / DAY);
  if (spans.length > 0) return spans.flatMap((span) => around(secondsOf(span) / DAY));
  const word =
    /\b(?:an?|per|each|every|\/)\s?(day|week|month|quarter|year)\b|\b(daily|weekly|monthly|quarterly|yearly|annual)/i.exec(
      text,
    );
  const named = (word?.[1] ?? word?.[2] ?? '').toLowerCase();
  if (named.startsWith('month')) return [30, 365 / 12, 31, 28];
  if (/^(?:year|annual)/.test(named)) return [365, 365.25];
  if (named.startsWith('quarter')) return [90, 91.25];
  return named.startsWith('week') ? [7] : named !== '' ? [1] : PERIODS;
}

function around(days: number): number[] {
  if (days > 27 && days < 32) return [30, 365 / 12, 31, 28];
  return days > 359 && days < 367 ? [365, 365.25] : [days];
}

function spanText(days: number): string {
  return days === 365
    ? 'a year'
    : days === 1
      ? 'a day'
      : days === 7
        ? 'a week'
        : days === 90
          ? 'a quarter'
          : `${Math.round(days)} days`;
}

function plainText({ text }: Quantity): string {
  return text.replace(/\s*(?:\/|per|an?|each)\s*(?:month|year|week|day|quarter)s?$/i, '');
}

/** Rows that give a goal in one cell, and what it leaves in another. */
function rowsOf({ prose }: Design): Text[] {
  return prose.tables.flatMap(({ head, rows, section }) =>
    rows.map(({ cells, line }) => ({
      text: `${head.join(' ')}: ${cells.join(' | ').replace(/[`*]/g, '')}`,
      ...(section !== undefined && { section }),
      lineAt: () => line,
    })),
  );
}
