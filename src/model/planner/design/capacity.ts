import type { Basis } from '../ask/ask.ts';
import type { SqlKind } from '../knowledge/field-types.ts';
import type { Figure, Load } from './load.ts';
import { bytes, round, shown } from './numbers.ts';
import type { Scope } from './scope.ts';
import type { Column, Table } from './table.ts';

/** One step of the sums: what is computed, how, and what comes out. Each uses the results above it as they are shown. */
export type Sum = { what: string; sum: string; result: string; basis?: Basis };

export type Growth = {
  table: Table;
  /** Rows a day; zero for what is there from the beginning. */
  daily: number;
  /** Days that are counted. */
  days: number;
  rows: number;
  rowBytes: number;
  bytes: number;
  basis?: Basis;
};

export type Capacity = {
  sums: Sum[];
  growth: Growth[];
  /** All of it, from the shown sizes. */
  total: number;
  people: number;
  perDay: number;
  mean: number;
  peak: number;
  connections: number;
  pool: number;
  nodes: number;
  /** Minutes a month that it may be away. */
  budget: number;
  /** The table that grows fastest. */
  busiest?: Growth;
};

const DAY = 86_400;
const HORIZON = 1_095;
const THINK_SECONDS = 10;
const PER_NODE = 400;
const SERVICE_SECONDS = 0.02;
const MINUTES = 43_200;

/** The sums from the load to requests, connections, nodes and storage. */
export function capacityOf(load: Load, scope: Scope, tables: readonly Table[], percent: number): Capacity {
  const rates = ratesOf(load);
  const connections = round(rates.peak * SERVICE_SECONDS);
  const pool = Math.max(10, Math.ceil(connections * 2));
  const nodes = Math.max(2, Math.ceil(rates.peak / PER_NODE) + 1);
  const growth = tables.flatMap((table) => growthOf(table, load, scope, rates));
  const total = growth.reduce((sum, { bytes: size }) => sum + size, 0);
  const budget = round(MINUTES * (1 - percent / 100));
  const lost = Number((100 - percent).toFixed(4));
  const busiest = growth.toSorted((a, b) => b.daily - a.daily)[0];
  return {
    ...rates,
    sums: [
      ...rates.sums,
      {
        what: 'connections at work, at 20 ms each',
        sum: `${shown(rates.peak)} × 0.02 s`,
        result: `${shown(connections)}`,
      },
      {
        what: 'application nodes, at 400 requests a second each, and one spare',
        sum: `${shown(rates.peak)} ÷ 400, rounded up, + 1, at least 2`,
        result: `${shown(nodes)}`,
      },
      {
        what: 'minutes a month that it may be away',
        sum: `30 × 24 × 60 × ${shown(lost)} %`,
        result: `${shown(budget)} min`,
      },
    ],
    growth,
    total,
    connections,
    pool,
    nodes,
    budget,
    ...(busiest ? { busiest } : {}),
  };
}

type Rates = { sums: Sum[]; people: number; perDay: number; mean: number; peak: number };

function ratesOf(load: Load): Rates {
  const { people, active, requests, peak, concurrent, perSecond } = load;
  if (perSecond) return fromPeak(people.value, perSecond, peak, 'requests a second at the peak');
  if (concurrent) {
    const rate = round(concurrent.value / THINK_SECONDS);
    const first: Sum = {
      what: 'requests a second at the peak, one in ten seconds from each person at work',
      sum: `${shown(concurrent.value)} ÷ 10 s`,
      result: `${shown(rate)}/s`,
      basis: concurrent.basis,
    };
    const rest = fromPeak(people.value, { value: rate, basis: concurrent.basis }, peak);
    return { ...rest, sums: [first, ...rest.sums] };
  }
  const share = Number((active * 100).toFixed(3));
  const busy = round(people.value * active);
  const perDay = round(busy * requests);
  const mean = round(perDay / DAY);
  const top = round(mean * peak);
  return {
    people: people.value,
    perDay,
    mean,
    peak: top,
    sums: [
      {
        what: 'people active on a busy day',
        sum: `${shown(people.value)} × ${shown(share)} %`,
        result: shown(busy),
        basis: people.basis,
      },
      { what: 'requests on that day', sum: `${shown(busy)} × ${shown(requests)}`, result: shown(perDay) },
      { what: 'requests a second, mean', sum: `${shown(perDay)} ÷ 86,400 s`, result: `${shown(mean)}/s` },
      { what: 'requests a second, peak', sum: `${shown(mean)}/s × ${shown(peak)}`, result: `${shown(top)}/s` },
    ],
  };
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

function growthOf(table: Table, load: Load, scope: Scope, { people }: Rates): Growth[] {
  const note = scope.things.find(({ key }) => key === table.key)?.note;
  if (table.role === 'works' || note === undefined) return [];
  const told = load.rows.get(table.key);
  const stock = told?.there?.value ?? (table.key === scope.person ? people : stockOf(note.rows, people));
  const daily = told?.daily?.value ?? (told?.there ? 0 : dailyOf(note.rows, people));
  const kept = load.keepDays ? Math.min(load.keepDays.value, 3650) : daysOf(note.keep);
  const days = daily > 0 ? Math.round(kept ?? HORIZON) : 0;
  const shownDaily = round(daily);
  const rows = daily > 0 ? shownDaily * days : Math.round(stock);
  const rowBytes = rowBytesOf(table);
  const basis = told?.daily?.basis ?? told?.there?.basis;
  return [
    {
      table,
      daily: shownDaily,
      days,
      rows: Math.round(rows),
      rowBytes,
      bytes: sized(Math.round(rows) * rowBytes),
      ...(basis ? { basis } : {}),
    },
  ];
}

/** A size in megabytes with three digits, so that the shown ones add up. */
function sized(value: number): number {
  return Math.round(value / 1e4) * 1e4;
}

/** `1 per 400` people, or a plain number. */
function stockOf(rows: string, people: number): number {
  const [, count = '0', per] = /^([\d.]+)(?: per ([\d.]+))?/.exec(rows) ?? [];
  return per === undefined ? Number(count) : Math.max(1, Math.round((people * Number(count)) / Number(per)));
}

const SPANS = new Map([
  ['day', 1],
  ['week', 7],
  ['month', 30],
  ['year', 365],
]);

/** `2 a month` for each person, as rows a day. */
function dailyOf(rows: string, people: number): number {
  const [, count, span] = /^([\d.]+) a (day|week|month|year)/.exec(rows) ?? [];
  return count === undefined ? 0 : (people * Number(count)) / (SPANS.get(span ?? 'day') ?? 1);
}

function daysOf(keep: string | undefined): number | undefined {
  const [, count, span] = /(\d+) (day|week|month|year)s?/.exec(keep ?? '') ?? [];
  return count === undefined ? undefined : Number(count) * (SPANS.get(span ?? 'day') ?? 1);
}

const WIDTHS: Record<SqlKind, number> = {
  uuid: 16,
  bigint: 8,
  int: 4,
  smallint: 2,
  varchar: 0,
  char: 0,
  text: 400,
  bool: 1,
  date: 4,
  time: 8,
  numeric: 10,
  double: 8,
  json: 300,
  inet: 12,
  bytea: 64,
};

/** A row with its header and its index entries, to the next eight bytes. Texts count at a third of their limit. */
export function rowBytesOf(table: Table): number {
  const columns = table.columns.reduce((sum, column) => sum + widthOf(column), 28);
  const entries = (1 + table.indexes.length + table.constraints.filter(({ kind }) => kind !== 'check').length) * 32;
  return Math.ceil((columns + entries) / 8) * 8;
}

function widthOf({ kind, length = 60, values }: Column): number {
  if (values) return 9;
  if (kind === 'char') return length;
  return kind === 'varchar' ? Math.min(120, Math.ceil(length / 3)) : WIDTHS[kind];
}

/** `3.2 GB`, from the shown sizes. */
export function totalShown({ total }: Capacity): string {
  return bytes(total);
}
