import { blankCode, INSIDE } from './blank-code.ts';

/** A bracket that has no partner where the indentation says that it should have one. */
export type Unbalanced = {
  /** Where the missing bracket should stand, or the one too many stands; from 1. */
  line: number;
  /** Where the bracket that it belongs to was opened; absent for one too many. */
  opened?: number;
  bracket: string;
};

type Open = { bracket: string; line: number; indent: number; lastOfLine: boolean };

const CLOSERS: Record<string, string> = { '{': '}', '[': ']', '(': ')' };

/**
 * Where a text whose brackets do not match most likely lost or gained one, by its indentation. Meant for a text that a
 * parser has refused: a bracket alone at the end of its line is held to close at the same indentation.
 *
 * @param syntax what stands outside of the counting: JSON has strings in `"`, code also `'`, templates and comments
 * @returns undefined where every bracket has its partner
 */
export function findUnbalanced(text: string, syntax: 'json' | 'code'): Unbalanced | undefined {
  const lines = (syntax === 'json' ? blankJson(text) : blankCode(text)).split('\n');
  const stack: Open[] = [];
  for (const [index, line] of lines.entries()) {
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    const passed = outlived(stack, line, indent);
    if (passed) return { line: index + 1, opened: passed.line, bracket: CLOSERS[passed.bracket] ?? '}' };
    for (const [column, char] of [...line].entries()) {
      if (char in CLOSERS) {
        const lastOfLine = line.slice(column + 1).trim() === '';
        stack.push({ bracket: char, line: index + 1, indent, lastOfLine });
      } else if (char === '}' || char === ']' || char === ')') {
        const open = stack.pop();
        if (!open) return { line: index + 1, bracket: char };
        const expected = CLOSERS[open.bracket] ?? '';
        if (expected !== char) return mismatch(stack, open, char, index + 1);
        // Deeper than the line it closes: it is the one too many, and steals the partner of another.
        if (open.lastOfLine && column === indent && open.indent < indent) return { line: index + 1, bracket: char };
      }
    }
  }
  const open = stack.at(-1);
  return open && { line: lines.length, opened: open.line, bracket: CLOSERS[open.bracket] ?? '}' };
}

/** The bracket that should have been closed before this line, which stands no deeper than the line that opened it. */
function outlived(stack: readonly Open[], line: string, indent: number): Open | undefined {
  const last = stack.at(-1);
  if (!last?.lastOfLine || last.indent < indent) return undefined;
  const first = line.trim().charAt(0);
  if (first === INSIDE) return undefined;
  if (first === CLOSERS[last.bracket] && last.indent === indent) return undefined;
  if (first === '}' || first === ']' || first === ')') return last.indent > indent ? last : undefined;
  return last;
}

function mismatch(stack: readonly Open[], open: Open, char: string, line: number): Unbalanced {
  const outer = stack.at(-1);
  // The closer fits the one outside, so the inner one was forgotten; else it is itself the stranger.
  if (outer && CLOSERS[outer.bracket] === char) {
    return { line, opened: open.line, bracket: CLOSERS[open.bracket] ?? '}' };
  }
  return { line, bracket: char };
}

function blankJson(text: string): string {
  return text.replace(/"(?:[^"\\\n]|\\.)*"?/g, (string) => '_'.repeat(string.length));
}
