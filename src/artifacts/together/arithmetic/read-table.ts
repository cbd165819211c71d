import type { Design, ProseTable } from '../design.ts';
import { type Measure, measureOf, money } from './measure.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** A table with the figures of its cells. */
export type FigureTable = {
  table: ProseTable;
  head: Column[];
  rows: { label: string; cells: Cell[]; line: number }[];
};
export type Column = { title: string; measures: Measure[] };
/** `figure`: the one quantity that the cell is about; absent for words, for several, and for a blank cell. */
export type Cell = { text: string; figure?: Quantity; blank: boolean };

const BLANK = /^(?:|-+|–|—|n\/?a|none|…|\.{3}|\?|tbd)$/i;
/** Of one table: a larger one is data. */
const MOST_ROWS = 200;

/** The tables of a design, read for their figures. A unit in a heading (`Size (GB)`, `Rows a day`) is that of its cells. */
export function figureTables(design: Design): FigureTable[] {
  const tables = known.get(design) ?? readTables(design);
  known.set(design, tables);
  return tables;
}

const known = new WeakMap<Design, FigureTable[]>();

function readTables({ prose }: Design): FigureTable[] {
  return prose.tables
    .filter(({ rows }) => rows.length <= MOST_ROWS)
    .map((table) => {
      const head = table.head.map((title) => ({ title, measures: measuresOfTitle(title) }));
      return {
        table,
        head,
        rows: table.rows.map(({ cells, line }) => ({
          label: plain(cells[0] ?? ''),
          cells: cells.map((text, index) => readCell(plain(text), head[index]?.measures ?? [])),
          line,
        })),
      };
    });
}

function plain(text: string): string {
  return text.replace(/[`*]/g, '').trim();
}

function readCell(text: string, measures: Measure[]): Cell {
  if (BLANK.test(text)) return { text, blank: true };
  const [figure, ...rest] = quantitiesIn(text);
  const isWhole =
    figure && rest.length === 0 && /^[~≈<>≤≥+$€£\s]*(?:about|approx\.?|ca\.)?\s*$/i.test(text.slice(0, figure.start));
  const behind = figure ? text.slice(figure.end) : '';
  if (!figure || !isWhole || !/^\s*(?:\(?[\p{L}\s,.-]*\)?)?$/u.test(behind)) return { text, blank: false };
  return { text, blank: false, figure: figure.measures.length > 0 ? figure : { ...figure, measures } };
}

/** Units in the heading of a column: `Size in GB`, `Cost ($/month)`, `Bytes a row`, `Days kept`. */
export function measuresOfTitle(title: string): Measure[] {
  const measures: Measure[] = [];
  const inside =
    /(?:\(|\bin\s+|\[|,\s*)([$€£]|[\p{L}µ]+)\s*(?:(?:\/|\s?per\s|\san?\s)\s*([\p{L}]+))?\s*(?:\)|\]|$)/u.exec(title);
  const unit = inside?.[1] ?? '';
  const first = /^[\p{L}]+/u.exec(title)?.[0] ?? '';
  if (/^[$€£]$/.test(unit) || /^[$€£]/.test(title)) measures.push(money);
  const counted =
    (/^B(?=\s?\/|\s(?:per|a|each)\b)/.test(title) ? measureOf('B') : undefined) ??
    measureOf(unit) ??
    (/^(?:bytes?|bits?|[kmgt]i?b|days|weeks|months|years|hours|minutes|seconds)$/i.test(first)
      ? measureOf(first)
      : undefined);
  if (counted) measures.push(counted);
  const per =
    inside?.[2] ??
    /(?:\/|\bper\s|\ban?\s|\beach\s)\s*(s|sec|second|minute|min|hour|h|day|d|week|month|mo|year|yr)\b/i.exec(
      title,
    )?.[1];
  const span = per ? measureOf(per, -1) : measureOfAdverb(title);
  if (span && span.kind === 'time') measures.push(span);
  if (measures.length === 0 && /\b(?:rps|qps|tps)\b/i.test(title)) {
    const second = measureOf('s', -1);
    if (second) measures.push(second);
  }
  return measures;
}

function measureOfAdverb(title: string): Measure | undefined {
  const adverb = /\b(daily|hourly|weekly|monthly|yearly|annual(?:ly)?)\b/i.exec(title)?.[1]?.toLowerCase();
  if (!adverb) return undefined;
  return measureOf(adverb === 'daily' ? 'day' : adverb.startsWith('annual') ? 'year' : adverb.slice(0, -2), -1);
}
