import type { Design } from '../design.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { figureTables } from './read-table.ts';
import { type Text, textsOf } from './texts.ts';

/** The figures that the section of a text gives beside the text itself, in its tables too. */
export function factsOf(design: Design): (text: Text) => Quantity[] {
  const tables = figureTables(design).map(({ table, rows }) => ({
    section: table.section,
    facts: rows.flatMap(({ cells, label }) => cells.flatMap(({ figure }) => (figure ? withLabel(figure, label) : []))),
  }));
  const texts = textsOf(design).map((text) => ({ text, facts: quantitiesIn(text.text) }));
  return (asked) => [
    ...tables.filter(({ section }) => section === asked.section).flatMap(({ facts }) => facts),
    ...texts
      .filter(({ text }) => text.section === asked.section && text.text !== asked.text)
      .flatMap(({ facts }) => facts),
  ];
}

/** `Orders per day | 4,000` is 4,000 a day. */
function withLabel(figure: Quantity, label: string): Quantity[] {
  if (figure.measures.length > 0) return [figure];
  const [labelled] = quantitiesIn(`1 ${label}`);
  const spans = labelled?.measures.filter(({ kind, power }) => kind === 'time' && power === -1) ?? [];
  return spans.length > 0 ? [{ ...figure, measures: spans }] : [figure];
}
