import { blankCode } from '../data/blank-code.ts';
import { parseCode } from './parse-code.ts';

const CLOSERS: Record<string, string> = { '{': '}', '[': ']', '(': ')' };

/**
 * The first line up to which a refused program cannot be read even when all that is open there is closed, from 1. Needed
 * because the parser, where it has tried two readings, tells where it began to try rather than where it failed.
 *
 * @returns undefined when no beginning of the program tells
 */
export function findBrokenLine(text: string, jsx: boolean): number | undefined {
  const lines = text.split('\n');
  const blanked = blankCode(text).split('\n');
  const cuts = blanked.flatMap((line, at) => (/[;{},([]\s*$/.test(line) ? [at] : []));
  let good = -1;
  let bad = cuts.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (reads(lines, blanked, cuts[middle] ?? 0, jsx)) good = middle;
    else bad = middle;
  }
  const [from, to] = [cuts[good], cuts[bad]];
  if (to === undefined) return undefined;
  // Of a statement over several lines, the first one that is not blank.
  const next = blanked.findIndex((line, at) => at > (from ?? -1) && line.trim() !== '');
  return to - next <= 4 ? to + 1 : next + 1;
}

function reads(lines: readonly string[], blanked: readonly string[], last: number, jsx: boolean): boolean {
  const open: string[] = [];
  for (const line of blanked.slice(0, last + 1)) {
    for (const char of line) {
      if (char in CLOSERS) open.push(CLOSERS[char] ?? '');
      else if (/[)\]}]/.test(char) && open.pop() !== char) return false;
    }
  }
  const rest = open.reverse().join('');
  return parseCode(`${lines.slice(0, last + 1).join('\n')}\n${rest}`, jsx) === undefined;
}
