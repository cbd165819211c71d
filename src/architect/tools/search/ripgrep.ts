import { spawn } from 'node:child_process';
import { openFile } from '../workspace/open-file.ts';
import type { Place } from '../workspace/place.ts';
import { isBinary } from '../workspace/text-lines.ts';
import type { FoundLine, Search, SearchResult } from './search.ts';

/** Characters of file names in one command: Windows takes 32,767 in all. */
const MAX_NAMES = 24_000;
/** Bytes of one line that are printed. */
const MAX_COLUMNS = 2_000;

/**
 * Searches with ripgrep. It is given the files by name, so it sees what may be seen and no more; it reads no
 * configuration, gets no environment, and starts nothing itself.
 *
 * @param program trusted real path
 * @param workspace absolute real path
 * @returns undefined when ripgrep cannot read the pattern: its language has no look-around and no back-references
 */
export async function searchByRipgrep(
  program: string,
  workspace: string,
  search: Search,
): Promise<SearchResult | undefined> {
  const result: SearchResult = { lines: [], matches: 0, skipped: 0, isWhole: true };
  for (const files of batches(search.files)) {
    if (search.signal.aborted || result.matches >= search.limit) break;
    const found = await run(program, workspace, files, search, search.limit - result.matches);
    if (!found) return undefined;
    const checked = await stillText(found);
    result.lines.push(...checked);
    result.matches += checked.filter(({ isMatch }) => isMatch).length;
  }
  return { ...result, isWhole: !search.signal.aborted };
}

function batches(files: readonly Place[]): Place[][] {
  const all: Place[][] = [];
  let room = 0;
  for (const file of files) {
    if (room < file.path.length) {
      all.push([]);
      room = MAX_NAMES;
    }
    all.at(-1)?.push(file);
    room -= file.path.length + 3;
  }
  return all;
}

/** The arguments are fixed but for the numbers; the pattern and the names stand behind `--`, where nothing is an option. */
function argumentsFor({ pattern, context }: Search, limit: number, files: readonly Place[]): string[] {
  return [
    '--no-config',
    '--null',
    '--line-number',
    '--with-filename',
    '--no-heading',
    '--color=never',
    '--no-messages',
    '--no-context-separator',
    '--text',
    '--crlf',
    '--threads=1',
    '--path-separator=/',
    `--max-columns=${MAX_COLUMNS}`,
    '--max-columns-preview',
    `--max-count=${limit}`,
    `--context=${context}`,
    ...(pattern.flags.includes('i') ? ['--ignore-case'] : ['--case-sensitive']),
    '--',
    pattern.source,
    ...files.map(({ path }) => `./${path}`),
  ];
}

/** Undefined when it did not start, or complained and found nothing. Killed when it has found enough, or is ended. */
function run(
  program: string,
  workspace: string,
  files: readonly Place[],
  search: Search,
  limit: number,
): Promise<FoundLine[] | undefined> {
  const child = spawn(program, argumentsFor(search, limit, files), {
    argv0: 'rg',
    cwd: workspace,
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const kill = () => child.kill('SIGKILL');
  const { lines, take } = collect(files, limit);
  let complaint = '';
  search.signal.addEventListener('abort', kill);
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (take(chunk)) kill();
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint = (complaint + chunk).slice(0, 1_000);
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => {
      search.signal.removeEventListener('abort', kill);
      resolve(code === 2 && complaint !== '' && lines.length === 0 ? undefined : lines);
    });
  });
}

/** Gathers what is printed, of these files only. `take` says whether it is enough. */
function collect(files: readonly Place[], limit: number): { lines: FoundLine[]; take(chunk: string): boolean } {
  const places = new Map(files.map((place) => [`./${place.path}`, place]));
  const lines: FoundLine[] = [];
  let matches = 0;
  let rest = '';
  function take(chunk: string): boolean {
    const { printed, left } = readPrinted(rest + chunk);
    rest = left;
    for (const { path, ...line } of printed) {
      const place = places.get(path);
      if (!place || matches >= limit) continue;
      lines.push({ place, ...line });
      if (line.isMatch) matches += 1;
    }
    return matches >= limit;
  }
  return { lines, take };
}

type Printed = { path: string; number: number; text: string; isMatch: boolean };

/** Reads `path NUL number (:|-) text LF`. A path may hold line feeds, a text may hold NULs; neither misleads it. */
function readPrinted(text: string): { printed: Printed[]; left: string } {
  const printed: Printed[] = [];
  const form = /([^\0]*)\0(\d+)([:-])([^\n]*)\n/y;
  let end = 0;
  for (let match = form.exec(text); match; match = form.exec(text)) {
    const [, path = '', number, mark, line = ''] = match;
    printed.push({ path, number: Number(number), text: line.replace(/\r$/, ''), isMatch: mark === ':' });
    end = form.lastIndex;
  }
  return { printed, left: text.slice(end) };
}

/** Without what was found in binary files, and in files that are other files by now. */
async function stillText(lines: readonly FoundLine[]): Promise<FoundLine[]> {
  const good = new Set<Place>();
  for (const place of new Set(lines.map((line) => line.place))) {
    const opened = await openFile(place.real);
    if (!opened.ok) continue;
    if (!(await isBinary(opened.handle))) good.add(place);
    await opened.handle.close();
  }
  return lines.filter(({ place }) => good.has(place));
}
