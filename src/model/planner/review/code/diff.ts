import type { Source } from '../../repo/reading.ts';

/** A file as it is after a change, as far as it is seen; places that are not seen are empty lines. */
export type Seen = {
  path: string;
  lines: string[];
  /** Lines to judge, from 0; all of them where nothing is said. */
  judged?: ReadonlySet<number>;
  /** Lines, from 0, before which something is not seen. */
  gaps: readonly number[];
};

const MOST_LINES = 6_000;
const LONGEST_LINE = 600;

/** The file of a source, or the files of a unified diff. */
export function filesIn({ path, text }: Source): Seen[] {
  const lines = text
    .split('\n')
    .slice(0, MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE).replace(/\r$/, ''));
  return isDiff(text) ? filesOfDiff(lines) : [{ path, lines, gaps: [] }];
}

/** Whether a text is a unified diff. */
export function isDiff(text: string): boolean {
  return /^(?:diff --git |--- |\+\+\+ )/m.test(text.slice(0, 4_000)) && /^@@ /m.test(text);
}

function filesOfDiff(lines: readonly string[]): Seen[] {
  const files: { path: string; lines: string[]; judged: Set<number>; gaps: number[] }[] = [];
  let next = 0;
  for (const line of lines) {
    const file = files.at(-1);
    const path = /^\+\+\+ (?:b\/)?(\S+)/.exec(line)?.[1];
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line)?.[1];
    if (path !== undefined) files.push({ path, lines: [], judged: new Set(), gaps: [] });
    else if (hunk !== undefined) {
      next = Math.max(0, Number(hunk) - 1);
      if (next > 0) file?.gaps.push(next);
    } else if (file && /^(?:[+ ]|$)/.test(line) && next < MOST_LINES) {
      while (file.lines.length < next) file.lines.push('');
      file.lines[next] = line.slice(1);
      if (line.startsWith('+')) file.judged.add(next);
      next += 1;
    }
  }
  return files;
}
