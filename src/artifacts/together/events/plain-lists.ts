import { listedFields } from '../contract/listed-shapes.ts';
import type { Design, ProseTable } from '../design.ts';

/** `    hotel_id   string   required, lower case`: columns set apart by spaces, as plain text has them. */
const ROW = /^(?: {2,}|\t)([A-Za-z_]\w*)(?:\s{2,}|\t+)([A-Za-z][\w<>[\]()-]*)(?:(?:\s{2,}|\t+)(\S.*))?$/;
const NAMED = /(?:\*\*|`)([A-Za-z][\w-]*(?:[./][\w-]+)+|(?:[A-Z][a-z0-9]+){2,6})(?:\*\*|`)/;
/** In lines and characters: of one document, and between a list and what it is about. */
const MOST = 20_000;
const FARTHEST = 4;
const LONGEST = 200;

/** A list of fields that is set in spaces, and the event that is named right above it. */
export type PlainList = { name?: string; section?: string; table: ProseTable };

/** The lists of fields that a text sets in columns without drawing a table. */
export function plainTables({ document, prose }: Design): PlainList[] {
  const found: PlainList[] = [];
  const lines = document.text.split('\n', MOST);
  for (const [at, text] of lines.entries()) {
    const [, name, type = '', notes = ''] = ROW.exec(text.slice(0, LONGEST)) ?? [];
    if (name === undefined) continue;
    const row = { cells: [name, type, /\brequired\b/i.test(notes) ? 'required' : 'no', notes], line: at + 1 };
    const open = found.at(-1)?.table;
    if (open && open.rows.at(-1)?.line === at) open.rows.push(row);
    else {
      const above = lines.slice(Math.max(0, at - FARTHEST), at).findLast((one) => NAMED.test(one));
      const event = NAMED.exec(above ?? '')?.[1];
      const section = prose.sections.findLast(({ line }) => line <= at)?.heading;
      found.push({
        ...(event !== undefined && { name: event }),
        ...(section !== undefined && { section }),
        table: { head: ['field', 'type', 'required', 'notes'], rows: [row], line: at + 1 },
      });
    }
  }
  // Of SQL, assembly and the like, the second column is no type.
  return found.filter(({ table }) => {
    const typed = listedFields(table)?.filter(({ type }) => type !== 'object') ?? [];
    return typed.length >= 2 && typed.length * 2 > table.rows.length;
  });
}
