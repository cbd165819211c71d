import type { Design } from '../design.ts';
import { type FailureTable, keyWords, type Outside } from './dependencies.ts';

const COLUMN = /^\W*(?:depends on|(?:external |outside |upstream |runtime )?dependenc(?:y|ies)|relies on|needs)\W*$/i;
const HEADING =
  /\b(?:(?:external|outside|third.party|runtime|upstream) (?:dependencies|systems|services)|dependencies)\b/i;
const NONE = /^(?:[-–—.\s]*|none|n\/a|nothing)$/i;
const LONGEST = 40;

/** What a design says in so many words that it depends on: in a column of a table, or as items under a heading. */
export function listedDependencies({ prose }: Design, failures: readonly FailureTable[]): Outside[] {
  const own = prose.tables.filter((table) => !failures.some((failure) => failure.table === table));
  const inTables = own.flatMap(({ head, rows }) => {
    const column = head.findIndex((title) => COLUMN.test(title));
    return column < 0
      ? []
      : rows.flatMap(({ cells, line }) => names(cells[column] ?? '').map((name) => ({ name, line })));
  });
  const cells = new Set(prose.tables.flatMap(({ rows, line }) => [line, ...rows.map((row) => row.line)]));
  const inItems = prose.passages.flatMap(({ text, line, section, aside }) => {
    const [, name = ''] = /^([A-Z][\w .-]{1,38}?)\s*(?:[:(–—]|\s-\s)/.exec(text) ?? [];
    return aside || cells.has(line) || !HEADING.test(section ?? '') || name === '' ? [] : [{ name, line }];
  });
  const seen = new Set<string>();
  return [...inTables, ...inItems].filter(({ name }) => {
    const key = keyWords(name).join(' ');
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}

function names(cell: string): string[] {
  return cell
    .replace(/`/g, '')
    .replace(/\([^)]*\)/g, '')
    .split(/[,;]|<br\s*\/?>|\s+and\s+/i)
    .map((name) => name.trim())
    .filter((name) => !NONE.test(name) && name.length <= LONGEST);
}
