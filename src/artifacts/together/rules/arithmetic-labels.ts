import type { Finding } from '../../../session/finding.ts';
import { isExplained } from '../arithmetic/explained.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import { near } from '../arithmetic/judge-statement.ts';
import type { Quantity } from '../arithmetic/quantity.ts';
import { type FigureTable, figureTables, measuresOfTitle } from '../arithmetic/read-table.ts';
import { wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** In a list of figures, `Pages` is `Documents` times `Pages per document`, and a peak is the average times its factor. */
export const arithmeticLabels: Rule = {
  name: 'together/arithmetic-labels',
  find: (design) =>
    figureTables(design).flatMap((table) => {
      const rows = labelled(table);
      return [...products(rows), ...peaks(rows), ...spans(rows)];
    }),
};

/** `Ledger entries per payment`: `head` before the `per`, `per` behind it, `span` when that is a time, in seconds. */
type Row = {
  label: string;
  head: string[];
  per?: string;
  span?: number;
  value: number;
  figure: Quantity;
  line: number;
  qualified: boolean;
};

const QUALIFIED =
  /\b(?:peak|max\w*|min\w*|active|average|mean|busiest|new|old|first|last|raw|scanned|compressed|target|today|year \d|after|before|worst|p\d\d)\b/i;
const ROUNDING = 0.03;
const MOST = 60;

function labelled({ rows, head }: FigureTable): Row[] {
  if (head.length < 2 || rows.length > MOST) return [];
  return rows.flatMap(({ label, cells, line }) => {
    const figure = cells[1]?.figure;
    if (!figure || figure.percent) return [];
    const text = label
      .replace(/\(.*?\)/g, ' ')
      .replace(/\[[^\]]*\]/g, ' ')
      .trim();
    const parts = /^(.*?)\s+(?:per|an?|each|for each|\/)\s+(.*)$/i.exec(text);
    const time = [...measuresOfTitle(text), ...figure.measures].find(
      ({ kind, power }) => kind === 'time' && power === -1,
    );
    const own = figure.measures
      .filter(({ kind }) => kind !== 'time')
      .reduce((value, { factor, power }) => value * factor ** power, figure.number);
    const per = wordsOf(parts?.[2] ?? '').map(stem)[0];
    return [
      {
        label: text,
        head: wordsOf((parts?.[1] ?? text).split(/,/)[0] ?? '').map(stem),
        ...(per !== undefined && !time && { per }),
        ...(time && { span: time.factor }),
        value: own,
        figure,
        line,
        qualified: QUALIFIED.test(label),
      },
    ];
  });
}

function products(rows: Row[]): Finding[] {
  return rows.flatMap((ratio) => {
    const { per } = ratio;
    if (per === undefined || ratio.qualified) return [];
    const counts = rows.filter(
      (row) =>
        row !== ratio && row.per === undefined && !row.qualified && row.head.includes(per) && row.head[0] === per,
    );
    const wholes = rows.filter(
      (row) => row.per === undefined && !row.qualified && row.head.join(' ') === ratio.head.join(' '),
    );
    const [count, otherCount] = counts;
    const [whole, otherWhole] = wholes;
    if (!count || !whole || otherCount || otherWhole || count.span !== whole.span) return [];
    return slip(rows, whole, ratio.value * count.value, [ratio, count]);
  });
}

function peaks(rows: Row[]): Finding[] {
  const factors = rows.filter(
    ({ label, figure }) =>
      /\bpeak\b.*\b(?:factor|multiplier|ratio)\b|\bpeak[- ]to[- ](?:average|mean)\b/i.test(label) &&
      figure.measures.length === 0,
  );
  const raised = rows.filter(({ label, span }) => /\bpeak\b/i.test(label) && span !== undefined);
  const means = rows.filter(({ label, span }) => span !== undefined && !/\b(?:peak|max\w*|burst)\b/i.test(label));
  const [factor, ...others] = factors;
  const [peak, ...more] = raised;
  if (!factor || others.length > 0 || !peak || more.length > 0 || means.length === 0) return [];
  const seconds = peak.span ?? 1;
  const expected = means.map((mean) => ({ mean, value: (mean.value / (mean.span ?? 1)) * seconds * factor.value }));
  if (expected.some(({ value }) => near(value, peak.value, 0.15))) return [];
  const [only, second] = expected;
  return only && !second ? slip(rows, peak, only.value, [only.mean, factor]) : [];
}

/** The same for a day and for a second. */
function spans(rows: Row[]): Finding[] {
  return rows.flatMap((day) => {
    const seconds = rows.filter(
      (row) =>
        row !== day &&
        !/\b(?:peak|max\w*|burst|busiest)\b/i.test(row.label + day.label) &&
        row.span !== undefined &&
        day.span !== undefined &&
        row.span < day.span &&
        named(row) === named(day),
    );
    const [second, other] = seconds;
    if (!second || other || second.span === undefined || day.span === undefined) return [];
    return slip(rows, second, (day.value / day.span) * second.span, [day], 0.2);
  });
}

function named({ head }: Row): string {
  return head.filter((word) => !/^(?:average|mean|avg)$/.test(word)).join(' ');
}

function slip(rows: Row[], row: Row, expected: number, from: Row[], rounding = ROUNDING): Finding[] {
  const slack =
    rounding + Math.max(row.figure.slack, Math.min(row.figure.looseSlack, 0.05)) + (row.figure.approximate ? 0.15 : 0);
  const isRight =
    near(expected, row.value, slack) ||
    isExplained(
      row.figure,
      rows.filter((other) => other !== row).map(({ figure }) => figure),
    );
  if (isRight || !(expected > 0) || !(row.value > 0)) return [];
  return [
    {
      level: 'warning',
      rule: 'together/arithmetic-labels',
      message: `“${row.label}” says ${row.figure.text}, but ${from.map(({ label, figure }) => `“${label}” (${figure.text})`).join(' and ')} make ${inUnitsOf(row.figure, expected / row.value)}.`,
      line: row.line,
      with: from.map(({ line }) => line),
    },
  ];
}
