import { defineTool, refusal } from './define-tool.ts';
import prose from './grep.md';
import { findProgram } from './search/find-program.ts';
import { readGlob } from './search/glob-pattern.ts';
import type { Pattern } from './search/line-matcher.ts';
import { matchPaths } from './search/match-paths.ts';
import { searchByRipgrep } from './search/ripgrep.ts';
import type { Search, SearchResult } from './search/search.ts';
import { searchHere } from './search/search-here.ts';
import { searchOutcome } from './search/search-outcome.ts';
import { startTimeLimit } from './search/time-limit.ts';
import type { Outcome, ToolContext } from './tool.ts';
import type { Found, Place } from './workspace/place.ts';
import { lookInto } from './workspace/workspace.ts';

const MAX_MATCHES = 250;
const MAX_PATTERN = 1_000;
const TIME_LIMIT_MS = 15_000;

const FIELDS = {
  pattern: {
    type: 'string',
    required: true,
    says: 'A regular expression, tried on each line by itself.',
    also: ['regex', 'query'],
  },
  path: {
    type: 'string',
    says: 'The file or folder to search; the workspace when left out.',
    also: ['dir', 'directory', 'folder'],
  },
  glob: { type: 'string', says: 'Only files that match this glob, like `*.sql` or `src/**/*.ts`.', also: ['include'] },
  ignoreCase: { type: 'boolean', says: 'Letter case does not count.', also: ['ignore_case', 'case_insensitive', '-i'] },
  context: { type: 'integer', min: 0, max: 10, says: 'Lines to show before and after each match.', also: ['-C'] },
} as const;

type Input = { pattern: string; path?: string; glob?: string; ignoreCase?: boolean; context?: number };

/** Finds lines in the files of the workspace: by ripgrep where one is trusted, else by itself. */
export function createGrep(timeLimitMs = TIME_LIMIT_MS) {
  return defineTool({
    name: 'grep',
    prose,
    fields: FIELDS,
    describe: ({ pattern, path, glob }) =>
      `grep ${pattern}${path === undefined ? '' : ` in ${path}`}${glob === undefined ? '' : ` (${glob})`}`,
    async run(input, context) {
      if (input.pattern.length > MAX_PATTERN || input.pattern.includes('\n')) {
        return refusal(
          `A pattern is one line of at most ${MAX_PATTERN} characters: each line is tried by itself.`,
          'refused',
        );
      }
      const limit = startTimeLimit(timeLimitMs, context.signal);
      try {
        return await grep(input, context, limit.signal);
      } finally {
        limit.end();
      }
    },
  });
}

async function grep(input: Input, context: ToolContext, signal: AbortSignal): Promise<Outcome> {
  const chosen = await chooseFiles(input, context, signal);
  if (!chosen.ok) return refusal(chosen.error, 'refused');
  const search: Search = {
    files: chosen.files,
    pattern: asPattern(input.pattern, input.ignoreCase ?? false),
    context: input.context ?? 0,
    limit: MAX_MATCHES + 1,
    signal,
  };
  const meant = await run(search, context);
  const result = meant ?? (await run({ ...search, pattern: asPlainText(input) }, context)) ?? NOTHING;
  const notes = [
    ...(meant ? [] : ['the pattern is no valid regular expression, so it was looked for as plain text']),
    ...(chosen.complete || !result.isWhole ? [] : ['the workspace is too large to search whole; name a folder']),
  ];
  return searchOutcome(result, { matches: MAX_MATCHES, context: search.context }, notes, context.sanitize);
}

const NOTHING: SearchResult = { lines: [], matches: 0, skipped: 0, isWhole: true };

async function chooseFiles(
  { path = '.', glob }: Input,
  context: ToolContext,
  signal: AbortSignal,
): Promise<Found<{ files: Place[]; complete: boolean }>> {
  const workspace = lookInto(context.workspace, context.isDenied);
  const top = await workspace.locate(path);
  if (!top.ok) return top;
  if (top.place.kind === 'file') return { ok: true, files: [top.place], complete: true };
  const all = await workspace.files(top.place, signal);
  if (glob === undefined) return { ok: true, ...all };
  const read = readGlob(glob.includes('/') ? glob : `**/${glob}`);
  if (!read.ok) return read;
  const below = [top.place.path, read.folder].filter((name) => name !== '').join('/');
  const inFolder = all.files.filter((file) => below === '' || file.path.startsWith(`${below}/`));
  const files = await matchPaths(inFolder, below, read.pattern, signal);
  return { ok: true, files: files ?? [], complete: all.complete && files !== undefined };
}

/** Undefined when the pattern is no regular expression. */
async function run(search: Search, { workspace, programPath }: ToolContext): Promise<SearchResult | undefined> {
  const program = programPath === undefined ? undefined : await findProgram('rg', programPath, workspace);
  const found = program === undefined ? undefined : await searchByRipgrep(program, workspace, search);
  return found ?? (compiles(search.pattern) ? searchHere(search) : undefined);
}

/** Flags in front, as other engines know them, are understood. */
function asPattern(written: string, ignoreCase: boolean): Pattern {
  const [, flags = '', source = written] = /^\(\?([imsu]+)\)(.*)$/.exec(written) ?? [];
  return { source, flags: ignoreCase || flags.includes('i') ? 'i' : '' };
}

function asPlainText({ pattern, ignoreCase }: Input): Pattern {
  return { source: pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), flags: ignoreCase ? 'i' : '' };
}

function compiles({ source, flags }: Pattern): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}
