import type { Flow } from './flows.ts';
import type { Growth } from './growth.ts';
import type { Load } from './load.ts';
import { bytes, round, shown } from './numbers.ts';
import { type Arrival, type Rates, ratesOf } from './rates.ts';

export type Capacity = Rates & {
  growth: Growth[];
  /** Bytes of all tables. */
  total: number;
  /** At work in the busiest second. */
  connections: number;
  pool: number;
  nodes: number;
  /** Minutes a month that it may be away. */
  budget: number;
  /** The table that grows fastest. */
  busiest?: Growth;
};

/** Requests a second that one application node is given. */
export const PER_NODE = 400;
/** Seconds that a request keeps a connection. */
export const SERVICE_SECONDS = 0.02;
const MINUTES_A_MONTH = 43_200;

/**
 * The sums from the load to requests, connections, nodes and storage.
 * @param percent of a month in which it must answer
 * @param field what the design is about
 */
export function capacityOf(
  load: Load,
  growth: Growth[],
  flows: readonly Flow[],
  percent: number,
  field: string,
): Capacity {
  const rates = ratesOf(load, arrivalsOf(growth, flows));
  const connections = round(rates.peak * SERVICE_SECONDS);
  const nodes = Math.max(2, Math.ceil(rates.peak / PER_NODE) + 1);
  const budget = round(MINUTES_A_MONTH * (1 - percent / 100));
  const lost = Number((100 - percent).toFixed(4));
  const busiest = growth.toSorted((a, b) => b.daily - a.daily)[0];
  return {
    ...rates,
    sums: [
      ...rates.sums,
      {
        what: 'connections at work, at 20 ms each',
        sum: `${shown(rates.peak)}/s × 0.02 s`,
        result: `${shown(connections)}`,
      },
      {
        what: `application nodes for ${field}, at ${PER_NODE} requests a second each, and one spare`,
        sum: `${shown(rates.peak)}/s ÷ ${PER_NODE}/s, rounded up, and 1`,
        result: `${shown(nodes)}`,
      },
      {
        what: `minutes a month that ${field} may be away`,
        sum: `30 × 24 × 60 × ${shown(lost)} %`,
        result: `${shown(budget)} min`,
      },
    ],
    growth,
    total: growth.reduce((sum, { bytes: size }) => sum + size, 0),
    connections,
    pool: Math.max(10, Math.ceil(connections * 2)),
    nodes,
    budget,
    ...(busiest ? { busiest } : {}),
  };
}

/** What machines write: the rows of flows that nobody carries out at a screen. */
function arrivalsOf(growth: readonly Growth[], flows: readonly Flow[]): Arrival[] {
  const made = new Set(flows.flatMap((flow) => (flow.kind === 'make' && flow.byMachine ? [flow.table.name] : [])));
  return growth
    .filter(({ table, daily }) => made.has(table.name) && daily > 0)
    .map(({ table, daily, basis }) => ({ many: table.many, daily, ...(basis ? { basis } : {}) }));
}

/** `3.2 GB`, of all tables. */
export function totalShown({ total }: Capacity): string {
  return bytes(total);
}
