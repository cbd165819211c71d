import type { Design } from '../design.ts';
import { stem } from '../stem.ts';
import { evaluate, type Value } from './expression.ts';
import { measureOf } from './measure.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { figureTables, measuresOfTitle } from './read-table.ts';
import { type Text, textsOf } from './texts.ts';

/** A figure of a section, in the order of reading, wherever it stands: in a sentence, a list, a table, a plain fence. */
export type Figure = {
  quantity: Quantity;
  /** With sizes in bits, times in seconds, a month of 30 days and a year of 365. */
  value: Value;
  text: Text;
  /** Counted over the section: what stands in one sentence, or in one row, has one number. */
  sentence: number;
  /** Where its sentence begins in its text. */
  from: number;
  /** The list, table or fence in which it stands behind a label of its own; undefined in a sentence. */
  list?: number;
  /** What its label says that it counts, as units: `tickets per order` is 1 ticket by -1 order. */
  names?: ReadonlyMap<string, number>;
  /** Its row says that it was measured or assumed: nothing makes it. */
  isGiven?: boolean;
};

const END = /(?<!\b(?:i\.e|e\.g|approx|ca|no|vs))[.;!?]\s+(?=["'(]?[\p{L}\d$€£])|\n/gu;
/** `2.1 A shop sells …`: the number of a paragraph. */
const NUMBERED = /(?:^|[.!?]\s)\s*\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\p{Lu}(?:\p{Ll}|\s))/gu;
/** `Row size: 300 bytes`, `row size      300 bytes`. */
const LABELLED =
  /^(?:([\p{L}(][^:|=≈→.;,\d]{2,60}?)\s*[:=≈→]\s*|([\p{L}(][^:|=≈→.;]{2,60}?)\s{2,})[~≈$€£\s]*(?=[$€£]?\d)/u;
/** Of one section: with more, it is data. */
const MOST = 150;
/** In lines: lists that stand farther apart are two. */
const APART = 2;

/** The figures of a design, section by section. */
export function sectionFigures(design: Design): Figure[][] {
  const cells = new Set(design.prose.tables.flatMap(({ rows, line }) => [line, ...rows.map((row) => row.line)]));
  const rows = [...textsOf(design).filter((text) => !cells.has(text.lineAt(0))), ...tabled(design)].sort(
    (one, other) => lineOf(one) - lineOf(other),
  );
  const sections = new Map<string, Figure[]>();
  let sentence = 0;
  let list = 0;
  let last = -APART;
  for (const row of rows) {
    const line = lineOf(row);
    const isRow = 'figures' in row;
    const read = isRow ? row.figures.map((figure) => ({ ...figure, sentence: sentence + 1 })) : told(row, sentence);
    const isList = read.some(({ names }) => names);
    if (isList) {
      list += line - last > APART ? 1 : 0;
      last = line;
    }
    const key = row.section ?? '';
    const section = sections.get(key) ?? [];
    sections.set(key, section);
    if (section.length <= MOST) section.push(...read.map((figure) => (isList ? { ...figure, list } : figure)));
    sentence = (read.at(-1)?.sentence ?? sentence) + 1;
  }
  return [...sections.values()];
}

type Row = { section?: string; line: number; figures: Omit<Figure, 'sentence'>[] };

function lineOf(row: Text | Row): number {
  return 'figures' in row ? row.line : row.lineAt(0);
}

/** The rows of tables that have one figure, behind a label. */
function tabled(design: Design): Row[] {
  return figureTables(design).flatMap(({ table, rows }) =>
    rows.map(({ cells, line, label: first }): Row => {
      const figures = cells.slice(1).flatMap(({ figure }) => figure ?? []);
      const isId = /^[\p{Lu}#(]{0,3}[-.]?\d{1,3}\)?$/u.test(first);
      const label = isId ? (cells[1]?.text ?? '') : first;
      // What another cell calculates is not for the labels to say.
      const at = figures.length === 1 && !isCode(label) && !cells.some(({ text }) => CALCULATED.test(text)) ? 1 : 0;
      const text = { text: label, lineAt: () => line };
      const isGiven = cells.some((cell) => GIVEN.test(cell.text));
      return {
        ...(table.section !== undefined && { section: table.section }),
        line,
        figures: figures.map((figure) => {
          const quantity = withLabel(figure, label);
          return {
            quantity,
            value: worthOf(quantity),
            text,
            from: 0,
            isGiven,
            ...(at && { names: namesOf(label, quantity) }),
          };
        }),
      };
    }),
  );
}

const GIVEN = /^(?:measured|assumed|assumption|given|sampled|observed|from (?:the )?(?:load )?tests?)\b/i;
const CALCULATED = /\d\s?[×x*÷/]\s?\d|[×*÷]/;

function isCode(label: string): boolean {
  return /[*$=_{]|\b(?:SELECT|GET|POST)\b/.test(label) || label.split(/\s+/).length > MOST_WORDS;
}

const MOST_WORDS = 9;

/** The figures of a text; that of `label: figure` with what the label says of it. */
function told(text: Text, before: number): Figure[] {
  const ends = [...text.text.matchAll(END)].map(({ index }) => index);
  const numbers = [...text.text.matchAll(NUMBERED)].map(({ index, 0: all }) => [index, index + all.length] as const);
  const labelled = LABELLED.exec(text.text);
  return quantitiesIn(text.text)
    .filter(({ start }) => !numbers.some(([from, to]) => start >= from && start < to))
    .filter(
      ({ start, end }) =>
        !/\d\s?[-–]\s?$/.test(text.text.slice(0, start)) && !/^\s?[-–]\s?\d/.test(text.text.slice(end)),
    )
    .map((quantity): Figure => {
      const done = ends.filter((end) => end < quantity.start);
      const at = { sentence: before + 1 + done.length, from: done.at(-1) ?? 0 };
      const label = labelled && quantity.start === labelled[0].length ? (labelled[1] ?? labelled[2]) : undefined;
      if (label === undefined) return { quantity, value: worthOf(quantity), text, ...at };
      const own = withLabel(quantity, label);
      return { quantity: own, value: worthOf(own), text, ...at, names: namesOf(label, own) };
    });
}

/** `Sales per day | 1,000,000` counts sales, and by the day. */
function withLabel(figure: Quantity, label: string): Quantity {
  const noun = /^\p{L}{3,}(?=$|\s(?:per|an?|each)\s)/iu.exec(label)?.[0]?.toLowerCase();
  const counted = figure.noun === undefined && noun !== undefined ? { ...figure, noun } : figure;
  const title = /\bactive\b/i.test(label) ? [] : measuresOfTitle(label);
  const isTimed = figure.measures.some(({ kind }) => kind === 'time');
  const spans = isTimed ? [] : title.filter(({ kind, power }) => kind === 'time' && power === -1);
  const isSized = figure.measures.length > 0 || figure.percent;
  const sizes = isSized ? [] : title.filter(({ kind }) => kind !== 'time');
  return { ...counted, measures: [...figure.measures, ...sizes, ...spans] };
}

const OF_EACH = /\s+(?:per|an?|each|for (?:each|one|an?)|of (?:each|one|an?))\s+|\s*\/\s*/i;
/** What stands behind the thing that is counted. */
const TAIL = /\s*(?:,|\b(?:in|on|at|of|for|from|with|by|that|who|which|to|after|before|when|as)\b).*$/i;
/** Words that say nothing of what is counted. */
const EMPTY =
  /^(?:total|number|count|rate|average|avg|mean|expected|planned|all|the|our|about|overall|estimated|daily|hourly|weekly|monthly|yearly|annual|factor|qty)$/i;

/** What a label counts, as units; sizes and money are counted by their own. */
function namesOf(label: string, { measures, noun, percent }: Quantity): ReadonlyMap<string, number> {
  const [head = '', ...each] = label
    .replace(/\(.*?\)|\[.*?\]/g, ' ')
    .trim()
    .split(OF_EACH);
  const names = new Map<string, number>();
  const add = (word: string, power: number) => {
    const name = stem(word.toLowerCase());
    const sum = (names.get(name) ?? 0) + power;
    if (sum === 0) names.delete(name);
    else names.set(name, sum);
  };
  const words = head.replace(TAIL, '').match(/\p{L}+/gu) ?? [];
  const isSize = percent || measures.some(({ kind }) => kind !== 'time');
  const own = words.filter((word) => !EMPTY.test(word));
  // The word before the last says which of them: peak orders, active users.
  for (const word of isSize ? [] : own.filter((one) => !SPECIAL.test(one)).slice(-2)) add(word, 1);
  for (const word of new Set((label.match(/\p{L}+/gu) ?? []).filter((one) => SPECIAL.test(one)))) add(word, 1);
  if (!isSize && noun !== undefined && !measureOf(noun) && !own.some((word) => stem(word.toLowerCase()) === stem(noun)))
    add(noun, 1);
  for (const part of each) {
    const word = part
      .replace(TAIL, '')
      .match(/\p{L}+/gu)
      ?.at(-1);
    if (word && measureOf(word)?.kind !== 'time') add(word, -1);
  }
  return names;
}

/** Words for one of several figures of the same thing. */
export const SPECIAL =
  /^(?:peak|max\w*|min\w*|busiest|worst|compressed|raw|gross|net|hot|cold|initial|final|replicated|burst|p\d\d)$/i;

/** A quantity with sizes in bits, times in seconds, a month of 30 days and a year of 365. */
export function worthOf(quantity: Quantity): Value {
  const reading = { by: 'units', binary: false, month: 30, year: 365 } as const;
  return evaluate({ kind: 'quantity', quantity: { ...quantity, others: [] } }, reading)[0] ?? NOTHING;
}

const NOTHING: Value = { value: 0, data: 0, time: 0, money: 0 };
