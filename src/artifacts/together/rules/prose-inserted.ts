import type { Finding } from '../../../session/finding.ts';
import type { ProseTable } from '../design.ts';
import { wordsOf } from '../names.ts';
import { isAsideHeading } from '../prose/aside.ts';
import { type InsertedRow, insertedRows } from '../prose/inserted-rows.ts';
import { rootOf } from '../prose/limits/limit-words.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/prose-inserted';
/** So many rows of a column have to say the same before one that does not is thought to be wrong. */
const ENOUGH = 2;

/** A figure of a table of the text that the row which SQL inserts for it has otherwise, where the other rows agree. */
export const proseInserted: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const rows = insertedRows(design);
    return rows.length < ENOUGH ? [] : design.prose.tables.flatMap((table) => differing(table, rows));
  },
};

type Pair = { told: string; kept: string; line: number; row: InsertedRow; head: string; column: string };

function differing({ head, rows, section = '' }: ProseTable, inserted: readonly InsertedRow[]): Finding[] {
  if (isAsideHeading(section)) return [];
  const pairs = rows.flatMap(({ cells, line }): Pair[] => {
    const key = plain(cells[0] ?? '').toLowerCase();
    const own = inserted.filter(({ values }) => [...values.values()].some((value) => value.toLowerCase() === key));
    const [row, ...more] = own;
    if (key.length < 2 || !row || more.length > 0) return [];
    return head.flatMap((title, at): Pair[] => {
      const column = at === 0 ? undefined : columnOf(title, row);
      const [told, kept] = [plain(cells[at] ?? ''), column === undefined ? '' : (row.values.get(column) ?? '')];
      return column === undefined || !isFigure(told) || !isFigure(kept)
        ? []
        : [{ told, kept, line, row, head: title, column }];
    });
  });
  return [...new Set(pairs.map((pair) => `${pair.head} ${pair.column}`))].flatMap((key): Finding[] => {
    const own = pairs.filter((pair) => `${pair.head} ${pair.column}` === key);
    const wrong = own.filter(({ told, kept }) => Number(told) !== Number(kept));
    const [one] = wrong;
    if (!one || wrong.length > 1 || own.length - wrong.length < ENOUGH) return [];
    const message = `The table says ${one.told} here, the row that is inserted (line ${one.row.line}) has ${one.column} ${one.kept}.`;
    return [{ level: 'warning', rule: RULE, message, line: one.line, with: [one.row.line] }];
  });
}

/** The one column that has a word of the heading. */
function columnOf(title: string, { values }: InsertedRow): string | undefined {
  const words = new Set(wordsOf(plain(title)).map(rootOf));
  const own = [...values.keys()].filter((name) =>
    wordsOf(name).some((word) => word.length > 2 && words.has(rootOf(word))),
  );
  const whole = own.filter((name) => wordsOf(name).every((word) => words.has(rootOf(word))));
  const found = whole.length === 1 ? whole : own;
  return found.length === 1 ? found[0] : undefined;
}

function isFigure(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text);
}

function plain(text: string): string {
  return text.replace(/[`*]/g, '').trim();
}
