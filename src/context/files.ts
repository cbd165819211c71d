import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Failure } from '../failure.ts';
import type { ContextRef } from '../session/events.ts';
import { decodeText } from './decode.ts';
import { checkContext } from './limits.ts';

/**
 * Reads the files that `--context` names, each a path or a glob, relative to `cwd`. The first that cannot be read is
 * the failure: a context that is not whole would be taken for one that is.
 */
export async function readContextFiles(patterns: readonly string[], cwd: string): Promise<ContextRef[] | Failure> {
  const refs: ContextRef[] = [];
  for (const pattern of patterns) {
    const paths = await pathsOf(pattern, cwd);
    if (!Array.isArray(paths)) return paths;
    for (const path of paths) {
      const already = refs.reduce((sum, { bytes }) => sum + bytes, 0);
      const ref = await readContextFile(path, cwd, already);
      if ('kind' in ref) return ref;
      if (!refs.some(({ name }) => name === ref.name)) refs.push(ref);
    }
  }
  return refs;
}

/**
 * Reads one file as context. What is named from here must lie here: a link that leads elsewhere, or a pipe that nobody
 * ends, may have been put there by anybody.
 *
 * @param already bytes of context that are there
 */
export async function readContextFile(path: string, cwd: string, already: number): Promise<ContextRef | Failure> {
  const absolute = resolve(cwd, path);
  const isHere = isBelow(cwd, absolute);
  const name = isHere ? relative(cwd, absolute) : absolute;
  try {
    const real = await realpath(absolute);
    if (isHere && !isBelow(await realpath(cwd), real)) return leadsAway(name, real);
    const there = await stat(real);
    if (there.isCharacterDevice() || (isHere && !there.isFile() && !there.isDirectory())) return noFile(name);
    const { size } = there;
    const tooLarge = checkContext(name, size, already);
    if (tooLarge) return tooLarge;
    const decoded = decodeText(await readFile(absolute), name);
    return 'kind' in decoded ? decoded : { name, origin: 'file', bytes: size, text: decoded.text };
  } catch (thrown) {
    return unreadable(name, thrown);
  }
}

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A path that exists is that file, whatever characters it holds; anything else with glob characters is a glob. */
async function pathsOf(pattern: string, cwd: string): Promise<string[] | Failure> {
  const there = await stat(resolve(cwd, pattern)).catch(() => undefined);
  if (there || !/[*?[\]{}!]/.test(pattern)) return [pattern];
  const { glob } = await import('tinyglobby');
  const ignore = ['**/node_modules/**', '**/.git/**'];
  const paths = await glob(pattern, { cwd, ignore, onlyFiles: true, followSymbolicLinks: false });
  if (paths.length > 0) return paths.sort();
  return {
    kind: 'usage',
    message: `No file matches the context ${pattern}.`,
    next: 'Check the pattern; it is read from here.',
  };
}

function leadsAway(name: string, real: string): Failure {
  return {
    kind: 'usage',
    message: `The context ${name} is a link that leads out of this folder, to ${real}.`,
    next: 'Name that file itself, if it is the one that is meant.',
  };
}

function noFile(name: string): Failure {
  return {
    kind: 'usage',
    message: `The context ${name} cannot be read: it is no ordinary file.`,
    next: 'Check the path after --context.',
  };
}

function unreadable(name: string, thrown: unknown): Failure {
  const { code, message } = thrown as NodeJS.ErrnoException;
  const why = (code && REASONS[code]) ?? message;
  return {
    kind: 'usage',
    message: `The context ${name} cannot be read: ${why}.`,
    next: 'Check the path after --context.',
  };
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder; name its files, for example with a glob',
  EACCES: 'there is no permission to read it',
};
