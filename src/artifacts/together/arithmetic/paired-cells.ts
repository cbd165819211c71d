import type { Design } from '../design.ts';
import { quantitiesIn } from './quantity.ts';
import { figureTables } from './read-table.ts';

/** A calculation of a row, written out as a sentence would have it, in each way that it may be meant. */
export type PairedCell = { texts: string[]; line: number };

const CALCULATES = /\d\s*[×x*·÷/+−-]\s*\d/;
/** It goes on from the result before it, or begins again: `245.7 ÷ 3; ÷ 2 if one is lost`. */
const GOES_ON = /^[×x*·÷/]\s*\d/;
/** The last factor of a calculation. */
const LAST = /\s*[×x*·÷/]\s*[^×x*·÷/()+−]*$/;
/** Of one cell. */
const MOST = 4;

/**
 * The calculations of rows that have several in one cell, and what they come to, in the same order, in the next:
 * `| 320,000 / 86,400 s; × 12 | 3.70 /s; 44.4 /s |`.
 */
export function pairedCells(design: Design): PairedCell[] {
  return figureTables(design).flatMap(({ rows }) =>
    rows.flatMap(({ cells, line }) =>
      cells.flatMap(({ text }, at): PairedCell[] => {
        const [ways, results] = [partsOf(text), partsOf(cells[at + 1]?.text ?? '')];
        const isPair = ways.length > 1 && ways.length <= MOST && ways.length === results.length;
        if (!isPair || !results.every((one) => quantitiesIn(one).length === 1)) return [];
        return ways.flatMap((way, place): PairedCell[] => {
          const goesOn = place > 0 && GOES_ON.test(way);
          if (!goesOn && !CALCULATES.test(way)) return [];
          const begun = (ways[place - 1] ?? '').replace(LAST, '');
          const from = goesOn ? [results[place - 1], begun].map((one) => `${one} ${way}`) : [way];
          return [{ texts: from.map((one) => `${one} = ${results[place]}`), line }];
        });
      }),
    ),
  );
}

function partsOf(text: string): string[] {
  return text.split(';').map((part) => part.trim());
}
