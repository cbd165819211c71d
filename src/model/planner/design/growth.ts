import type { Basis } from '../ask/ask.ts';
import type { SqlKind } from '../knowledge/field-types.ts';
import type { Load } from './load.ts';
import { round } from './numbers.ts';
import type { Scope } from './scope.ts';
import type { Column, Table } from './table.ts';

/** How a table grows. */
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

const HORIZON_DAYS = 1_095;
const LONGEST_DAYS = 3_650;

/** How the tables of the entities grow, from what the brief counts and else from the notes. */
export function growthOf(tables: readonly Table[], load: Load, scope: Scope): Growth[] {
  return tables.flatMap((table) => tableGrowth(table, load, scope));
}

function tableGrowth(table: Table, load: Load, scope: Scope): Growth[] {
  const note = scope.things.find(({ key }) => key === table.key)?.note;
  if (table.role === 'tenant' && note === undefined && load.tenants) return [tenantGrowth(table, load.tenants)];
  if (table.role === 'works' || note === undefined) return [];
  const people = load.people.value;
  const told = load.rows.get(table.key);
  const stock = told?.there?.value ?? (table.key === scope.person ? people : shared(note.rows, load, scope));
  const daily = round(told?.daily?.value ?? (told?.there ? 0 : dailyOf(note.rows, people)));
  const kept = load.keepDays ? Math.min(load.keepDays.value, LONGEST_DAYS) : daysOf(note.keep);
  const days = daily > 0 ? Math.round(kept ?? HORIZON_DAYS) : 0;
  const rows = Math.round(daily > 0 ? daily * days : stock);
  const rowBytes = rowBytesOf(table);
  const basis = told?.daily?.basis ?? told?.there?.basis;
  return [{ table, daily, days, rows, rowBytes, bytes: rows * rowBytes, ...(basis ? { basis } : {}) }];
}

function tenantGrowth(table: Table, { value, basis }: NonNullable<Load['tenants']>): Growth {
  const rowBytes = rowBytesOf(table);
  return { table, daily: 0, days: 0, rows: value, rowBytes, bytes: value * rowBytes, basis };
}

/** What each tenant has for itself: at least one, and as many for its people as the notes have for theirs. */
function shared(rows: string, { people, tenants }: Load, scope: Scope): number {
  const stock = stockOf(rows, people.value);
  if (tenants === undefined) return stock;
  const isFixed = /^[\d.]+$/.test(rows.trim());
  return Math.max(tenants.value, isFixed ? Math.round((stock * people.value) / scope.load.people) : stock);
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

const ROW_HEADER = 28;
const INDEX_ENTRY = 32;
const ENUM_WIDTH = 9;
const WIDEST_TEXT = 120;

/** A row with its header and its index entries, to the next eight bytes. Texts count at a third of their limit. */
function rowBytesOf({ columns, indexes, constraints }: Table): number {
  const values = columns.reduce((sum, column) => sum + widthOf(column), ROW_HEADER);
  const entries = 1 + indexes.length + constraints.filter(({ kind }) => kind !== 'check').length;
  return Math.ceil((values + entries * INDEX_ENTRY) / 8) * 8;
}

function widthOf({ kind, length = 60, values }: Column): number {
  if (values) return ENUM_WIDTH;
  if (kind === 'char') return length;
  return kind === 'varchar' ? Math.min(WIDEST_TEXT, Math.ceil(length / 3)) : WIDTHS[kind];
}
