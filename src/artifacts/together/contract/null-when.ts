import type { Column, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { textAt } from '../lookup.ts';

/** In lines: no table is longer. */
const LONGEST = 120;
/** Beside a column: that it is empty for a time only. */
const FOR_A_TIME =
  /\bnull (?:until|till|while|for|when|if|unless|before|as long)\b|\b(?:set|filled|known) (?:when|once|on|at|after)\b/i;

/**
 * The columns that tell whether another one of their table is NULL: those in one CHECK with it (`status = 'draft' OR
 * published_at IS NOT NULL`), or what is held to a list of values where a comment says that it is NULL for a time.
 * Undefined where nothing ties its being NULL to anything.
 */
export function nullWhen(design: Design, table: Table, column: Column): string[] | undefined {
  const [statement = ''] = textAt(design, table.line, LONGEST).split(/;\s*$/m);
  const bare = statement.replace(/--[^\n]*/g, ' ');
  const others = table.columns.map(({ name }) => name).filter((name) => name !== column.name);
  const checks = [...bare.matchAll(/\bcheck\s*\(/gi)].map(({ index }) => inBrackets(bare.slice(index)));
  const own = checks.find((check) =>
    new RegExp(String.raw`\b${column.name}\s+is\s+(?:not\s+)?null\b`, 'i').test(check),
  );
  const named = others.filter((name) => own !== undefined && new RegExp(String.raw`\b${name}\b`, 'i').test(own));
  if (named.length > 0) return named;
  const comment = /--(.*)$/.exec(textAt(design, column.line))?.[1] ?? '';
  const states = table.columns.filter(({ name, values }) => values && name !== column.name).map(({ name }) => name);
  return FOR_A_TIME.test(comment) && states.length > 0 ? states : undefined;
}

/** From a text's first bracket to the one that closes it. */
function inBrackets(text: string): string {
  let depth = 0;
  for (let at = text.indexOf('('); at >= 0 && at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return text.slice(0, at + 1);
  }
  return text;
}
