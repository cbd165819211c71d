import { FILE_HEADERS_ONLY, formatPatch, type StructuredPatch, structuredPatch } from 'diff';
import { withLineFeeds, withoutMark } from './text-form.ts';

/** Lines that two texts may differ in before the diff gives up looking for what they share: the search is quadratic. */
const MOST_EDITS = 1_000;

export type UnifiedDiff = { diff: string; added: number; removed: number };

/**
 * What changes in a file, line by line. Line ends and a byte order mark that stay as they are do not show.
 *
 * @param path from the workspace
 * @param before nothing for a new file
 */
export function unifiedDiff(path: string, before: string | undefined, after: string): UnifiedDiff {
  const [old, fresh] = before === undefined ? ['', after] : shown(before, after);
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = `b/${path}`;
  const patch =
    structuredPatch(from, to, old, fresh, undefined, undefined, { context: 3, maxEditLength: MOST_EDITS }) ??
    rewritten(from, to, old, fresh);
  const lines = patch.hunks.flatMap((hunk) => hunk.lines);
  return {
    diff: formatPatch(patch, FILE_HEADERS_ONLY),
    added: lines.filter((line) => line.startsWith('+')).length,
    removed: lines.filter((line) => line.startsWith('-')).length,
  };
}

/** Where every line of both ends alike, without the returns. */
function shown(before: string, after: string): [string, string] {
  const [old, fresh] =
    before.startsWith('\ufeff') === after.startsWith('\ufeff')
      ? [withoutMark(before), withoutMark(after)]
      : [before, after];
  const endAlike = [old, fresh].every((text) => !/(^|[^\r])\n/.test(text));
  return endAlike ? [withLineFeeds(old), withLineFeeds(fresh)] : [old, fresh];
}

/** Everything goes, everything comes. */
function rewritten(from: string, to: string, before: string, after: string): StructuredPatch {
  const [old, fresh] = [linesOf(before, '-'), linesOf(after, '+')];
  const hunk = {
    oldStart: old.length > 0 ? 1 : 0,
    oldLines: linesIn(before),
    newStart: fresh.length > 0 ? 1 : 0,
    newLines: linesIn(after),
    lines: [...old, ...fresh],
  };
  return { oldFileName: from, newFileName: to, oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

function linesIn(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

function linesOf(text: string, sign: '-' | '+'): string[] {
  if (text === '') return [];
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${sign}${line}`);
  return text.endsWith('\n') ? lines : [...lines, '\\ No newline at end of file'];
}
