import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isInsideFolded } from '../../paths/inside.ts';
import type { Start } from './server.ts';

/** What a yes to a server is bound to. */
export type Fingerprint = {
  /** SHA-256, in hex. */
  hash: string;
  /** Files of the workspace, by their path from it, whose content decides what is started. */
  files: string[];
};

const MAX_FILE = 20 * 1024 * 1024;

/** They load settings, and packages in place of the one that is named, from the folder that they start in. */
const LAUNCHERS = /^(npx|npm|pnpm|pnpx|yarn|bun|bunx|deno|uvx|uv|pipx)(\.(exe|cmd|bat))?$/i;
const LAUNCHER_FILES = [
  '.npmrc',
  '.yarnrc',
  '.yarnrc.yml',
  '.pnpmfile.cjs',
  'bunfig.toml',
  'deno.json',
  'uv.toml',
  'pyproject.toml',
];

/**
 * The hash of all that decides what a server is: its command with every argument, its variables with their values,
 * where it starts; or its address with its headers; and the content of the workspace's files that it starts with. A yes
 * that is given to it holds for nothing else, and for no other workspace: the same `npx` may load something else there.
 *
 * @param workspace absolute real path
 */
export async function fingerprint(start: Start, workspace: string): Promise<Fingerprint> {
  if (start.kind === 'http') return { hash: digest(['http', start.url, sorted(start.headers)]), files: [] };
  const { command, args, env } = start;
  const cwd = resolve(workspace, start.cwd ?? '.');
  const contents: [path: string, hash: string][] = [];
  for (const path of candidates(start, cwd)) {
    const hash = await contentOf(path, workspace);
    if (hash !== undefined) contents.push([relative(workspace, path).split(sep).join('/'), hash]);
  }
  return {
    hash: digest(['stdio', command, args, sorted(env), cwd, contents]),
    files: contents.map(([path]) => path),
  };
}

function candidates({ command, args, env }: Extract<Start, { kind: 'stdio' }>, cwd: string): string[] {
  // A variable can name what is loaded before anything else: NODE_OPTIONS, PYTHONSTARTUP, LD_PRELOAD, BASH_ENV.
  const values = Object.values(env).flatMap((value) => [value, ...value.split(/[\s=:;,]+/)]);
  const named = [command, ...args, ...args.map((argument) => argument.replace(/^--?[\w-]+=/, '')), ...values]
    .filter((word) => word !== '' && !word.startsWith('-') && word.length < 1_000)
    .map((word) => (isAbsolute(word) ? word : join(cwd, word)));
  const loaded = LAUNCHERS.test(basename(command)) ? [...LAUNCHER_FILES, ...packageFiles(args)] : [];
  return [...new Set([...named, ...loaded.map((file) => join(cwd, file))])];
}

/** Where a launcher looks first for a package: `@scope/name@1.2` as `node_modules/@scope/name`. */
function packageFiles(args: readonly string[]): string[] {
  const names = args.flatMap((argument) => /^((?:@[\w.-]+\/)?[\w.-]+)(?:@[^/]*)?$/.exec(argument)?.[1] ?? []);
  return names.flatMap((name) => [`node_modules/${name}/package.json`, `node_modules/.bin/${basename(name)}`]);
}

/** Undefined for what is no file of the workspace; a link there counts as what it leads to. */
async function contentOf(path: string, workspace: string): Promise<string | undefined> {
  try {
    if (!isInsideFolded(workspace, path)) return undefined;
    const real = await realpath(path);
    const found = await stat(real);
    if (!found.isFile()) return undefined;
    return found.size > MAX_FILE
      ? `${found.size} ${found.mtimeMs}`
      : createHash('sha256')
          .update(await readFile(real))
          .digest('hex');
  } catch {
    return undefined;
  }
}

function sorted(record: Record<string, string>): [string, string][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function digest(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
