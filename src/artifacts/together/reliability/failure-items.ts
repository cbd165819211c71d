import type { Design, Passage, ProseTable } from '../design.ts';
import { textAt } from '../lookup.ts';
import { tellsOfFailing } from './dependencies.ts';

const BULLET = /^\s*(?:[-*+]|\d+[.)])\s/;
/** What an item is about, before its colon, dash or full stop. */
const NAMED = /^\W{0,2}(.{2,60}?)(?::|\s[-–—]\s|\s(?:→|->)\s|\.\s)\s*(.+)$/s;

/** The items of the lists of a text: those of one section that stand near each other, together. */
export function itemLists(design: Design): Passage[][] {
  const cells = new Set(design.prose.tables.flatMap(({ rows }) => rows.map(({ line }) => line)));
  const lists: Passage[][] = [];
  let end = 0;
  for (const passage of design.prose.passages) {
    const { text, line, section } = passage;
    if (cells.has(line) || !BULLET.test(textAt(design, line))) continue;
    const list = lists.at(-1);
    if (list && list[0]?.section === section && line - end <= 2) list.push(passage);
    else lists.push([passage]);
    end = line + (text.match(/\n/g) ?? []).length;
  }
  return lists;
}

/** The name that an item begins with, and what it says of it; undefined where it is a plain sentence. */
export function namedItem({ text }: Passage): { name: string; rest: string } | undefined {
  const [, name, rest] = NAMED.exec(text) ?? [];
  return name === undefined || rest === undefined ? undefined : { name, rest };
}

const FAILURE =
  /\b(?:when|if|what)\b.*\b(?:fails?|breaks?|down|away|wrong|hurts|unavailable|unreachable)\b|\bfailures?\b|\bdegrad\w*|\boutages?\b/i;

/** Lists under a heading of failures, an item for each thing that may fail, as the tables that they might be. */
export function failureItems(design: Design): ProseTable[] {
  return itemLists(design).flatMap((list): ProseTable[] => {
    const [first] = list;
    if (!first || list.some(({ aside }) => aside)) return [];
    const rows = list.flatMap((item) => {
      const named = namedItem(item);
      return named ? [{ cells: [named.name, named.rest], line: item.line }] : [];
    });
    if (rows.length < 3 || rows.length < list.length - 1) return [];
    const head = ['Component', 'When it fails'];
    if (!FAILURE.test(first.section ?? '') && !tellsOfFailing({ head, rows })) return [];
    return [{ head, rows, line: first.line, ...(first.section === undefined ? {} : { section: first.section }) }];
  });
}
