import type { Design, Passage } from '../design.ts';
import { itemLists } from '../reliability/failure-items.ts';

/** In characters: a longer sentence above a list says more than what it lists. */
const LONGEST = 140;
/** In lines, between the sentence and its list. */
const FARTHEST = 2;

/**
 * The sentence that ends in a colon right above the list or table in which a line stands (`Hot queries at noon:`);
 * empty where there is none.
 */
export function leadOf(design: Design, line: number): string {
  const leads = known.get(design) ?? read(design);
  known.set(design, leads);
  return leads.get(line) ?? '';
}

/** Asked for each item and row. */
const known = new WeakMap<Design, ReadonlyMap<number, string>>();

function read(design: Design): ReadonlyMap<number, string> {
  const { tables, passages } = design.prose;
  const cells = new Set(tables.flatMap(({ line, rows }) => [line, ...rows.map((row) => row.line)]));
  const told = passages.filter(({ line }) => !cells.has(line));
  const blocks = [
    ...itemLists(design).map((list) => list.map(({ line }) => line)),
    ...tables.map(({ line, rows }) => [line, ...rows.map((row) => row.line)]),
  ];
  return new Map(
    blocks.flatMap((lines) => {
      const lead = above(lines[0] ?? 0, told);
      return lead === '' ? [] : lines.map((line): [number, string] => [line, lead]);
    }),
  );
}

function above(line: number, passages: readonly Passage[]): string {
  const last = passages.findLast((one) => one.line < line);
  if (!last || last.aside || line - last.line - (last.text.match(/\n/g) ?? []).length > FARTHEST) return '';
  const lead = last.text.split(/(?<=[.!?])\s/).at(-1) ?? '';
  return /:\s*$/.test(lead) && lead.length <= LONGEST ? lead : '';
}
