import type { Basis } from '../ask/ask.ts';
import type { Figure, Load } from './load.ts';
import { round, shown } from './numbers.ts';

/** One step of the sums: what is computed, how, and what comes out. Each uses the results above it as they are shown. */
export type Sum = { what: string; sum: string; result: string; basis?: Basis };

/** Requests, from the day to the busiest second. */
export type Rates = { sums: Sum[]; people: number; perDay: number; mean: number; peak: number };

/** Rows that machines write, and not people at a screen. */
export type Arrival = { many: string; daily: number; basis?: Basis };

const DAY = 86_400;
/** How often somebody at work sends a request, in seconds. */
const THINK_SECONDS = 10;
/** Machines send their rows so many at a time once there are more than this a day. */
const BATCH = 100;
const BATCHED_FROM = 1_000_000;

/** The requests that a load means, and how they were computed. */
export function ratesOf(load: Load, arrivals: readonly Arrival[]): Rates {
  const { people, peak, concurrent, perSecond } = load;
  if (perSecond) return fromPeak(people.value, perSecond, peak, 'requests a second at the peak');
  if (concurrent) return fromConcurrent(people.value, concurrent, peak);
  return fromDay(load, arrivals);
}

function fromConcurrent(people: number, concurrent: Figure, peak: number): Rates {
  const rate = round(concurrent.value / THINK_SECONDS);
  const first: Sum = {
    what: 'requests a second at the peak, one in ten seconds from each person at work',
    sum: `${shown(concurrent.value)} ÷ ${THINK_SECONDS} s`,
    result: `${shown(rate)}/s`,
    basis: concurrent.basis,
  };
  const rest = fromPeak(people, { value: rate, basis: concurrent.basis }, peak);
  return { ...rest, sums: [first, ...rest.sums] };
}

function fromDay({ people, active, requests, peak }: Load, arrivals: readonly Arrival[]): Rates {
  const busy = round(people.value * active);
  const byPeople = round(busy * requests);
  const machines = arrivals.map((arrival) => arrivalSum(arrival));
  const perDay = machines.reduce((sum, { calls }) => sum + calls, byPeople);
  const mean = round(perDay / DAY);
  const top = round(mean * peak);
  const all = [byPeople, ...machines.map(({ calls }) => calls)];
  return {
    people: people.value,
    perDay,
    mean,
    peak: top,
    sums: [
      {
        what: 'people active on a busy day',
        sum: `${shown(people.value)} × ${shown(Number((active * 100).toFixed(3)))} %`,
        result: shown(busy),
        basis: people.basis,
      },
      { what: 'their requests on that day', sum: `${shown(busy)} × ${shown(requests)}`, result: shown(byPeople) },
      ...machines.map(({ sum }) => sum),
      ...(machines.length > 0
        ? [{ what: 'all requests on that day', sum: all.map(shown).join(' + '), result: shown(perDay) }]
        : []),
      { what: 'requests a second, mean', sum: `${shown(perDay)} ÷ 86,400 s`, result: `${shown(mean)}/s` },
      { what: 'requests a second, peak', sum: `${shown(mean)}/s × ${shown(peak)}`, result: `${shown(top)}/s` },
    ],
  };
}

function arrivalSum({ many, daily, basis }: Arrival): { calls: number; sum: Sum } {
  const batched = daily >= BATCHED_FROM;
  const calls = batched ? round(daily / BATCH) : daily;
  const what = batched ? `calls that bring ${many}, ${BATCH} in each` : `calls that bring ${many}, one in each`;
  const sum = batched ? `${shown(daily)} ÷ ${BATCH}` : `${shown(daily)} × 1`;
  return { calls, sum: { what, sum, result: shown(calls), ...(basis ? { basis } : {}) } };
}

function fromPeak(people: number, top: Figure, factor: number, named?: string): Rates {
  const peak = round(top.value);
  const mean = round(peak / factor);
  const perDay = round(mean * DAY);
  const given: Sum[] = named
    ? [{ what: named, sum: 'as the brief names it', result: `${shown(peak)}/s`, basis: top.basis }]
    : [];
  return {
    people,
    perDay,
    mean,
    peak,
    sums: [
      ...given,
      {
        what: 'requests a second, mean of the day',
        sum: `${shown(peak)}/s ÷ ${shown(factor)}`,
        result: `${shown(mean)}/s`,
      },
      { what: 'requests on a busy day', sum: `${shown(mean)}/s × 86,400 s`, result: shown(perDay) },
    ],
  };
}
