import { loadModule, type Node, parseSync } from 'libpg-query';
import { splitSql } from './split-sql.ts';

/** One statement of an SQL text, by PostgreSQL's own grammar. */
export type Statement = {
  node: Node;
  /** The line in the text (from 1) of a place in the tree, which counts bytes of UTF-8. */
  lineAt(location: number | undefined): number;
};

/** In characters: what is longer is not read. */
const LONGEST = 1_000_000;

/**
 * The statements of a text that PostgreSQL's grammar takes, in order; what it does not take is left out. Where a
 * part was left out by its author (`…`), the statement is read without it.
 */
export async function readStatements(text: string): Promise<Statement[]> {
  if (text.length > LONGEST) return [];
  await loadModule();
  // Commands of psql begin with a backslash and end with their line.
  const plain = text.replace(/^[ \t]*\\[^\n]*/gm, (line) => ' '.repeat(Buffer.byteLength(line)));
  return (
    parse(plain, 1) ?? splitSql(plain).flatMap(({ text: one, line }) => parse(one, line) ?? parseExcerpt(one, line))
  );
}

function parseExcerpt(text: string, firstLine: number): Statement[] {
  if (!/\.\.\.|…/.test(text)) return [];
  const without = text
    .replace(/(?:--[^\n]*)?(?:\.\.\.|…)[^\n,();]*/g, (found) =>
      found.startsWith('--') ? found.replace(/\.\.\.|…/g, '') : ' ',
    )
    .replace(/,(?=\s*(?:--[^\n]*\n\s*)*[,)])/g, ' ');
  return parse(without, firstLine) ?? [];
}

function parse(text: string, firstLine: number): Statement[] | undefined {
  try {
    const bytes = Buffer.from(text);
    const starts = lineStarts(bytes);
    return (parseSync(text).stmts ?? []).flatMap(({ stmt, stmt_location }) => {
      if (!stmt) return [];
      const begin = skipSpace(bytes, stmt_location ?? 0);
      return [{ node: stmt, lineAt: (location) => firstLine + lineOf(starts, location ?? begin) }];
    });
  } catch {
    return undefined;
  }
}

function lineStarts(bytes: Buffer): number[] {
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A statement is said to begin right after the one before it: comments and blank lines are not its own. */
function skipSpace(bytes: Buffer, from: number): number {
  const rest = bytes.toString('utf8', from, Math.min(bytes.length, from + 20_000));
  const blank = /^(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/|;)*/.exec(rest)?.[0] ?? '';
  return from + Buffer.byteLength(blank);
}
