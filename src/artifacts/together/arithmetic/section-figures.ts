import type { Design } from '../design.ts';
import { evaluate, type Value } from './expression.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { figureTables } from './read-table.ts';
import { type Text, textsOf } from './texts.ts';

/** A figure of a section, in the order of reading. */
export type Figure = {
  quantity: Quantity;
  /** With sizes in bits, times in seconds, a month of 30 days and a year of 365. */
  value: Value;
  text: Text;
  /** Counted over the section: what stands in one sentence has one number. */
  sentence: number;
  /** Where its sentence begins in its text. */
  from: number;
};
/** A section's figures in its sentences, and those of its tables. */
export type SectionFigures = { figures: Figure[]; tabled: Figure[] };

const END = /(?<!\b(?:i\.e|e\.g|approx|ca|no|vs))[.;!?]\s+(?=["'(]?[\p{L}\d$€£])|\n/gu;
/** `2.1 A shop sells …`: the number of a paragraph. */
const NUMBERED = /(?:^|[.;:!?]\s)\s*\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\p{Lu})/gu;
/** Of one section: with more, it is data. */
const MOST = 150;

/** The figures of a design, section by section. */
export function sectionFigures(design: Design): SectionFigures[] {
  const cells = new Set(design.prose.tables.flatMap(({ rows, line }) => [line, ...rows.map((row) => row.line)]));
  const sections = new Map<string, SectionFigures>();
  let sentence = 0;
  for (const text of textsOf(design)) {
    const key = text.section ?? '';
    const section = sections.get(key) ?? { figures: [], tabled: [] };
    sections.set(key, section);
    if (section.figures.length > MOST || cells.has(text.lineAt(0))) continue;
    const ends = [...text.text.matchAll(END)].map(({ index }) => index);
    const numbers = [...text.text.matchAll(NUMBERED)].map(({ index, 0: all }) => [index, index + all.length] as const);
    for (const quantity of quantitiesIn(text.text)) {
      if (numbers.some(([start, end]) => quantity.start >= start && quantity.start < end)) continue;
      const done = ends.filter((end) => end < quantity.start);
      const at = { sentence: sentence + 1 + done.length, from: done.at(-1) ?? 0 };
      section.figures.push({ quantity, value: worthOf(quantity), text, ...at });
    }
    sentence += ends.length + 1;
  }
  for (const { table, rows } of figureTables(design)) {
    const own = rows.flatMap(({ cells: all, label }) =>
      all.flatMap(({ figure }) => (figure ? labelled(figure, label) : [])),
    );
    const text = { text: '', lineAt: () => table.line };
    const section = sections.get(table.section ?? '') ?? { figures: [], tabled: [] };
    sections.set(table.section ?? '', section);
    section.tabled.push(
      ...own.slice(0, MOST).map((quantity) => ({ quantity, value: worthOf(quantity), text, sentence: -1, from: 0 })),
    );
  }
  return [...sections.values()];
}

/** `Sales per day | 1,000,000` counts sales. */
function labelled(figure: Quantity, label: string): Quantity {
  const noun = /^\p{L}{3,}(?=$|\s(?:per|an?|each)\s)/iu.exec(label)?.[0]?.toLowerCase();
  return figure.noun === undefined && noun !== undefined ? { ...figure, noun } : figure;
}

function worthOf(quantity: Quantity): Value {
  const reading = { by: 'units', binary: false, month: 30, year: 365 } as const;
  return evaluate({ kind: 'quantity', quantity: { ...quantity, others: [] } }, reading)[0] ?? NOTHING;
}

const NOTHING: Value = { value: 0, data: 0, time: 0, money: 0 };
