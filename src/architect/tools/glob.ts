import { isAbsolute, relative } from 'node:path';
import { isInside } from '../../paths/inside.ts';
import { defineTool, refusal } from './define-tool.ts';
import prose from './glob.md';
import { readGlob } from './search/glob-pattern.ts';
import { matchPaths } from './search/match-paths.ts';
import { startTimeLimit } from './search/time-limit.ts';
import type { Outcome, ToolContext } from './tool.ts';
import { shownPath } from './workspace/shown-path.ts';
import { lookInto } from './workspace/workspace.ts';

const MAX_FILES = 500;
const TIME_LIMIT_MS = 15_000;

const FIELDS = {
  pattern: {
    type: 'string',
    required: true,
    says: 'The glob, like `**/*.sql` or `services/*/src/**/*.{ts,tsx}`.',
    also: ['glob'],
  },
  path: {
    type: 'string',
    says: 'The folder to look in; the workspace when left out.',
    also: ['dir', 'directory', 'folder'],
  },
} as const;

type Input = { pattern: string; path?: string };

/** Finds files of the workspace by name. */
export function createGlob(timeLimitMs = TIME_LIMIT_MS) {
  return defineTool({
    name: 'glob',
    prose,
    fields: FIELDS,
    describe: ({ pattern, path }) => `glob ${pattern}${path === undefined ? '' : ` in ${path}`}`,
    async run(input, context) {
      const limit = startTimeLimit(timeLimitMs, context.signal);
      try {
        return await search(input, context, limit.signal);
      } finally {
        limit.end();
      }
    },
  });
}

/** Models write absolute globs too; one that leads elsewhere is read as if it began at the workspace. */
async function search({ pattern, path = '.' }: Input, context: ToolContext, signal: AbortSignal): Promise<Outcome> {
  const isWhole = isAbsolute(pattern) && isInside(context.workspace, pattern);
  const glob = readGlob(isWhole ? relative(context.workspace, pattern) : pattern);
  if (!glob.ok) return refusal(glob.error, 'refused');
  const workspace = lookInto(context.workspace, context.isDenied);
  const top = await workspace.locate(isWhole ? '.' : path);
  if (!top.ok) return refusal(top.error, 'refused');
  if (top.place.kind === 'file') return refusal(`"${path}" is a file; name a folder to look in.`, 'refused');
  const below = await workspace.locate([top.place.path, glob.folder].filter((name) => name !== '').join('/') || '.');
  if (!below.ok) return { output: `No file matches. ${below.error}`, isError: false, summary: 'no files' };
  if (below.place.kind === 'file') return nothing(pattern);
  const { files, complete } = await workspace.files(below.place, signal);
  const matched = await matchPaths(files, below.place.path, glob.pattern, signal);
  if (!matched) return refusal('It took too long. Use a plainer pattern, or name a folder to look in.', 'too long');
  if (matched.length === 0 && complete) return nothing(pattern);
  return found(
    matched.map((file) => shownPath(file.path, context.sanitize)),
    complete,
  );
}

function nothing(pattern: string): Outcome {
  const deeper = pattern.includes('/')
    ? ''
    : ` A pattern without "/" looks in one folder only: "**/${pattern}" looks below it too.`;
  return { output: `No file matches.${deeper}`, isError: false, summary: 'no files' };
}

function found(paths: string[], complete: boolean): Outcome {
  const notes = [
    ...(paths.length > MAX_FILES
      ? [`the first ${MAX_FILES} of ${paths.length} files; narrow the pattern for the rest`]
      : []),
    ...(complete ? [] : ['the workspace is too large to look through whole; name a folder to look in']),
  ];
  const output = [...paths.slice(0, MAX_FILES), ...notes.map((note) => `(${note})`)].join('\n');
  return {
    output,
    isError: false,
    summary: `${paths.length}${complete ? '' : '+'} ${paths.length === 1 ? 'file' : 'files'}`,
  };
}
