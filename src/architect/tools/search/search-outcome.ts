import type { Outcome, ToolContext } from '../tool.ts';
import { shownLine, shownPath } from '../workspace/shown-path.ts';
import type { FoundLine, SearchResult } from './search.ts';

/** Characters of one line, and of the whole answer. */
const MAX_LINE = 400;
const MAX_OUTPUT = 50_000;

/** How many matches are shown, and whether lines around them are. */
export type Shape = { matches: number; context: number };

/** What a search found, for the model and for the person. `notes`: what else there is to say, each a sentence's worth. */
export function searchOutcome(
  { lines, matches, skipped, isWhole }: SearchResult,
  shape: Shape,
  notes: readonly string[],
  sanitize: ToolContext['sanitize'],
): Outcome {
  const shown = shownPart(lines, shape.matches);
  const hits = shown.filter(({ isMatch }) => isMatch).length;
  const isPart = matches > hits;
  const files = new Set(shown.map(({ place }) => place)).size;
  const all = [
    ...(isPart ? [`the first ${hits} matches; narrow the pattern, or name a folder or a glob, for the rest`] : []),
    ...(skipped > 0 ? [`not searched, for they are over 2 MB: ${skipped} ${plural(skipped, 'file', 'files')}`] : []),
    ...(isWhole ? [] : ['it took too long and was stopped; use a plainer pattern, or name a folder or a glob']),
    ...notes,
  ].map((note) => `(${note})`);
  const text = hits === 0 ? 'No line matches.' : listing(shown, shape.context > 0, sanitize);
  const count = `${hits}${isPart ? '+' : ''} ${plural(hits, 'match', 'matches')}`;
  return {
    output: [text, ...all].join('\n'),
    isError: false,
    summary: hits === 0 ? 'no matches' : `${count} in ${files} ${plural(files, 'file', 'files')}`,
  };
}

function shownPart(lines: readonly FoundLine[], maxMatches: number): FoundLine[] {
  let room = MAX_OUTPUT;
  let matches = 0;
  const end = lines.findIndex(({ place, text, isMatch }) => {
    if (isMatch) matches += 1;
    room -= place.path.length + Math.min(text.length, MAX_LINE);
    return matches > maxMatches || room < 0;
  });
  return end === -1 ? [...lines] : lines.slice(0, end);
}

/** `path:number:text` for a match, `path-number-text` for a line around one, `--` where lines are left out between. */
function listing(lines: readonly FoundLine[], withGaps: boolean, sanitize: ToolContext['sanitize']): string {
  return lines
    .map(({ place, number, text, isMatch }, index) => {
      const before = lines[index - 1];
      const isGap = withGaps && before && (before.place !== place || before.number + 1 !== number);
      const mark = isMatch ? ':' : '-';
      const line = shownLine(text.slice(0, MAX_LINE), sanitize) + (text.length > MAX_LINE ? ' …' : '');
      return `${isGap ? '--\n' : ''}${shownPath(place.path, sanitize)}${mark}${number}${mark}${line}`;
    })
    .join('\n');
}

function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
