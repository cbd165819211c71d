import type { Index } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { textAt } from '../lookup.ts';

/** In lines. */
const FARTHEST = 14;

/** What stands behind an index's name in the statement that makes it, without comments; empty where it is not found. */
export function statementOf({ name, line }: Index, design: Design): string {
  const text = textAt(design, Math.max(1, name === undefined ? line : line - 1), FARTHEST);
  const at = name === undefined ? text.search(/\b(?:index|key)\b/i) : text.toLowerCase().indexOf(name.toLowerCase());
  const own = text.slice(at + (name?.length ?? 0)).replace(/--[^\n]*/g, ' ');
  return at < 0 ? '' : (own.split(';')[0] ?? '').replace(/\s+/g, ' ');
}

/** What an index is made on, part by part as it is written, with its operator class and order: `lower(email)`, `made_at DESC`. */
export function partsOf(statement: string): string[] {
  const start = statement.indexOf('(');
  const parts: string[] = [];
  let [depth, from] = [0, start + 1];
  for (let at = start; at >= 0 && at < statement.length; at++) {
    const sign = statement[at];
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    const isEnd = depth === 0;
    if (isEnd || (sign === ',' && depth === 1)) {
      parts.push(statement.slice(from, at).trim());
      from = at + 1;
    }
    if (isEnd) break;
  }
  return parts;
}

/** An expression, as it is compared: without blanks, parentheses, casts, quotes and the table's short name. */
export function plainExpression(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b[a-z_]\w*\.(?=[a-z_"])/g, '')
    .replace(/::\s*\w+(?:\[\])?|[\s()"]/g, '');
}
