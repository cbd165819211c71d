import type { Design, Named } from '../design.ts';
import { leadOf } from '../prose/lead-of.ts';
import { itemLists, namedItem } from '../reliability/failure-items.ts';

/** A name as machines have them: it is written alike everywhere. */
export const MACHINE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;
const WHAT =
  /\b(?:services?|components?|process(?:es)?|workers?|deployables?|containers?|modules?|applications?|programs?|building blocks|units|parts)\b/i;

/** The names of its own parts that a design lists: in the first column of a table, as items, or as what is deployed. */
export function listedMachines(design: Design): Named[] {
  const { tables } = design.prose;
  const inTables = tables.flatMap(({ head, rows, section, line }) =>
    WHAT.test(head[0] ?? '') || (/^\W*name\W*$/i.test(head[0] ?? '') && WHAT.test(`${section} ${leadOf(design, line)}`))
      ? rows.map((row) => ({ name: plain(row.cells[0] ?? ''), line: row.line }))
      : [],
  );
  const inItems = itemLists(design).flatMap((list) => {
    const [first] = list;
    if (!first || !WHAT.test(`${first.section} ${leadOf(design, first.line)}`)) return [];
    return list.map((item) => ({
      name: plain(namedItem(item)?.name ?? /^`[^`]+`/.exec(item.text)?.[0] ?? ''),
      line: item.line,
    }));
  });
  return [...inTables, ...inItems, ...design.services].filter(({ name }) => MACHINE.test(name));
}

function plain(text: string): string {
  return text.replace(/[`*]/g, '').trim();
}
