import { placeYamlProblem } from './place-yaml-problem.ts';
import { type Data, readData } from './read-data.ts';

/** In characters, over all readings of one text: a text too long for its share is taken as it is. */
const BUDGET = 1_000_000;
/** Of edits on one line; each asks for one reading. */
const EDITS = 40;

/**
 * Whether a text that the YAML grammar refuses becomes whole when one line of it is edited, as a slip of the pen does.
 * What needs more is another notation: commands, metrics, prose, or several samples in one block.
 *
 * @param first the problem that the parser met first
 * @returns true also where the text is too long to find out
 */
export function mendsWithOneEdit(text: string, first: Data['problems'][number]): boolean {
  let left = BUDGET / Math.max(text.length, 1);
  if (left < EDITS) return true;
  const lines = text.split('\n');
  for (const line of suspects(lines, placeYamlProblem(text, first.line, first.code), first.line)) {
    for (const edited of edits(lines, line - 1)) {
      if (isWhole(lines.with(line - 1, edited).join('\n'))) return true;
      if (--left < 0) return true;
    }
  }
  return false;
}

/** The line that the problem is told of, the one where the parser noticed it, their neighbours and parents, from 1. */
function suspects(lines: readonly string[], placed: number, noticed: number): Set<number> {
  const step = (from: number, by: number): number => {
    let line = from + by;
    while (line >= 1 && line <= lines.length && !/^\s*[^\s#]/.test(lines[line - 1] ?? '')) line += by;
    return line;
  };
  const depth = indentOf(lines[noticed - 1]);
  const parent = lines.slice(0, noticed - 1).findLastIndex((line) => isFilled(line) && indentOf(line) < depth) + 1;
  const above = step(noticed, -1);
  const all = [placed, noticed, above, step(placed, 1), step(placed, -1), step(above, -1), parent];
  return new Set(all.filter((line) => line >= 1 && line <= lines.length));
}

/** Entries of every sort that may have stood there, and the ends of brackets. */
const ENTRIES = ['k:', '- k:', "k: 'v'", "- 'v'", "- k: 'v'", '- - v', ']', '}', '],', '},'];

/** What the line may have been: nothing, an entry of its own, the same at another depth, or with what was left open closed. */
function edits(lines: readonly string[], at: number): Set<string> {
  const line = lines[at] ?? '';
  const body = line.trimStart();
  const indent = indentOf(line);
  const beside = [indentOf(lines.slice(0, at).findLast(isFilled)), indentOf(lines.slice(at + 1).find(isFilled))];
  const around = lines
    .slice(Math.max(0, at - 12), at + 12)
    .filter(isFilled)
    .map(indentOf);
  const depths = new Set([...beside, ...around, ...[...beside, indent].flatMap((depth) => [depth - 2, depth + 2])]);
  const edited = ['', ...['"', "'", ']', '}'].map((end) => line + end), line.replace(/["'\]}](\s*)$/, '$1')];
  for (const depth of depths) if (depth >= 0) edited.push(' '.repeat(depth) + body);
  const entries = /[|>][-+]?$/.test(body) ? [...ENTRIES, 'k: |'] : ENTRIES;
  for (const depth of [...beside, indent]) edited.push(...entries.map((entry) => ' '.repeat(depth) + entry));
  return new Set(edited);
}

function isFilled(line: string): boolean {
  return line.trim() !== '';
}

function indentOf(line = ''): number {
  return line.length - line.trimStart().length;
}

/** Without a problem, and not a mere sentence. */
function isWhole(text: string): boolean {
  const { documents, problems } = readData(text);
  return problems.length === 0 && documents.every(({ value }) => typeof value === 'object');
}
