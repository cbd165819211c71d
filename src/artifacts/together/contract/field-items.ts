import type { Design, ProseTable } from '../design.ts';
import { textAt } from '../lookup.ts';

/** A name in a code span, then its type in brackets or behind a sign, then what else is said of it. */
const ITEM = /^`([A-Za-z]\w*)\??`\s*(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\)|[:–—-]\s+(.*))/s;
const BULLET = /^\s*(?:[-*+]|\d+[.)])\s/;

/** Lists of fields, an item each (`- \`room\` (string, at most 20 characters)`), as the tables that they might be. */
export function fieldItems(design: Design): ProseTable[] {
  const found: ProseTable[] = [];
  let last = 0;
  for (const { text, line, section, aside } of design.prose.passages) {
    const [all = '', name, inside, behind = ''] = ITEM.exec(text) ?? [];
    if (name === undefined || aside || !BULLET.test(textAt(design, line))) continue;
    const [type = '', ...notes] = splitOnce(inside ?? behind);
    const row = { cells: [name, type, ...notes, inside === undefined ? '' : text.slice(all.length)], line };
    const open = found.at(-1);
    if (open && open.section === section && line - last <= 2) open.rows.push(row);
    else
      found.push({
        head: ['field', 'type', 'notes'],
        rows: [row],
        line,
        ...(section === undefined ? {} : { section }),
      });
    last = line;
  }
  return found.filter(({ rows }) => rows.length >= 3);
}

/** The type, and what follows it; a list of values stays whole. */
function splitOnce(text: string): string[] {
  const first = /^([A-Za-z][\w<>[\]-]*(?:\s*\([^()]*\))?(?: or null)?)\s*[,;.–—]\s*(.*)$/s.exec(text.trim());
  return first && !/^`/.test(text.trim()) ? [first[1] ?? '', first[2] ?? ''] : [text.trim()];
}
