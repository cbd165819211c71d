import type { Figure } from './figures.ts';

/** A figure that stands behind a label of its own, in a list or in a table. */
export type Labelled = {
  figure: Figure;
  label: string;
  /** Nothing but the label and the figure stands there: no calculation, no other number. */
  isAlone: boolean;
};

/** `Peak (5x average):`, `Orders per day =`; in characters, the longest that is read. */
const LABEL = /^([\p{L}(][^:=≈→|;]{1,70}?)\s*(?::|=|≈|→|\s—|\s–)/u;
const RESULT = /(?:[:=≈→—–]|\bis|\bof)\s*(?:about |roughly |some |around )?[~≈$€£\s]*$/;

/** What each line of a list, or row of a table, says that its label comes to. */
export function labelledIn(section: readonly Figure[]): Labelled[] {
  return section.flatMap((figure, at): Labelled[] => {
    const { text, quantity } = figure;
    if (!isInText(figure)) {
      const isOnly = section.filter((one) => one.text === text).length === 1;
      // Without names, the row calculates: in another cell, or in its label.
      return isOnly && (figure.names || /\d\s?[×x]/.test(text.text))
        ? [{ figure, label: text.text, isAlone: true }]
        : [];
    }
    const label = LABEL.exec(text.text)?.[1];
    const isLast = section[at + 1]?.text !== text;
    if (label === undefined || quantity.start <= label.length || !isLast) return [];
    if (!RESULT.test(text.text.slice(0, quantity.start)) || /[.;]\s+\p{Lu}/u.test(text.text)) return [];
    const own = section.filter((one) => one.text === text && one.quantity.start > label.length);
    return [{ figure, label, isAlone: own.length === 1 }];
  });
}

/** The figure of a cell has its label for a text. */
function isInText({ text, quantity }: Figure): boolean {
  return text.text.slice(quantity.start, quantity.end).startsWith(quantity.text);
}
