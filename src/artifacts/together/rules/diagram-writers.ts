import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { type DrawnWay, waysOf } from '../diagrams/drawn-ways.ts';
import { isCalled, isNamedIn } from '../diagrams/is-called.ts';
import { deedsIn } from '../diagrams/label-deeds.ts';
import { type ToldBar, toldBars } from '../diagrams/told-bars.ts';
import { tableFor, wordsOf } from '../names.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** A table that the text has one part alone write, or one part never, written by another in a diagram. */
export const diagramWriters: Rule = {
  name: 'together/diagram-writer',
  isDoubtful: true,
  find(design) {
    const bars = writersIn(design);
    if (bars.length === 0) return [];
    const ways = design.diagrams.flatMap(waysOf);
    const isDrawn = (name: string): boolean => ways.some(({ from, to }) => isCalled(from, name) || isCalled(to, name));
    return ways.flatMap((way) => {
      const bar = bars.find((one) => breaks(way, one) && (one.never !== undefined || isDrawn(one.only ?? '')));
      return bar ? [finding(way, bar)] : [];
    });
  },
};

type Writer = ToldBar & { table: string };

const WRITES =
  /\b(?:writes?|writer|written|inserts?|inserted|updates?|updated|changes?|changed|modif(?:y|ies|ied)|appends?|stores?|deletes?|fills?)\b/i;
const DENIES = /\b(?:only|never|nobody|nothing|no one|not|no|neither|alone)\b/i;

function writersIn(design: Design): Writer[] {
  return toldBars(design, DENIES).flatMap((bar) => {
    const table = WRITES.test(bar.said) ? tableFor(bar.to, design.schema) : undefined;
    return table && table.likeness !== 'affix' ? [{ ...bar, table: table.table.name }] : [];
  });
}

function breaks({ from, to, label, toStore }: DrawnWay, { only, never, table, except }: Writer): boolean {
  if (except !== undefined && isNamedIn(from, except)) return false;
  if (!toStore || (never === undefined ? isCalled(from, only ?? '') : !isCalled(from, never))) return false;
  // What is handed to the one that may write is no writing.
  if (only !== undefined && isCalled(to, only)) return false;
  const words = wordsOf(table).map(stem);
  return deedsIn(label).some(({ does, what }) => {
    const said = wordsOf(what.replace(/\b(?:into|to|in|from|on)\b.*$/i, '')).map(stem);
    const all = wordsOf(what).map(stem);
    const own = said.length > 0 ? said : all;
    // `meter_reading` is another thing than `reading`, `estimated readings` are readings.
    return does === 'write' && words.every((word) => all.includes(word)) && own.length <= words.length + 1;
  });
}

function finding({ from, label, line }: DrawnWay, { said, table, line: told }: Writer): Finding {
  const message = `The diagram has ${from.slice(0, 40)} write \`${table}\` (“${label.slice(0, 60)}”), but the text says: "${said.slice(0, 100)}" (line ${told}).`;
  return { level: 'warning', rule: 'together/diagram-writer', message, line, with: [told] };
}
