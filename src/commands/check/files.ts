import { readFile, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { Failed } from '../../failure.ts';
import { sanitizeLine } from '../../text/sanitize.ts';

/** A file to check. */
export type CheckFile = {
  /** As people write it: below the working directory without its start, with `/`. */
  path: string;
  /** Empty for standard input, which cannot be written. */
  absolute: string;
  /** @throws Failed when it cannot be read, is too large or no text */
  read(): Promise<string>;
};

/** In bytes. A design document of this size is a mistake, and a dump is no design. */
const LARGEST = 16_000_000;

/** What is looked for in a folder that is named as a whole: documents, not the code around them. */
const IN_FOLDERS = '**/*.{md,markdown}';
const NEVER = ['**/node_modules/**', '**/.git/**'];

/**
 * The files that arguments stand for: a file, a folder (the markdown in it), a pattern. Sorted, none twice.
 *
 * @throws Failed when one stands for nothing
 */
export async function filesFor(args: readonly string[], cwd: string): Promise<CheckFile[]> {
  const found = await Promise.all(args.map((arg) => pathsFor(arg, cwd)));
  const paths = [...new Set(found.flat())].sort();
  return paths.map((path) => ({
    path: shown(path, cwd),
    absolute: path,
    read: () => readText(path, shown(path, cwd)),
  }));
}

async function pathsFor(arg: string, cwd: string): Promise<string[]> {
  const path = resolve(cwd, arg);
  const there = await stat(path).catch(() => undefined);
  if (there?.isFile()) return [path];
  const options = { cwd: there?.isDirectory() ? path : cwd, absolute: true, ignore: NEVER, followSymbolicLinks: false };
  const paths = await glob(there?.isDirectory() ? [IN_FOLDERS] : [arg.split('\\').join('/')], options);
  if (paths.length > 0) return paths.map((each) => resolve(each));
  const what = there?.isDirectory() ? `There is no markdown in ${arg}` : `There is no file ${arg}`;
  throw new Failed({ kind: 'usage', message: `${sanitizeLine(what)}.`, next: 'Name a file, a folder or a pattern.' });
}

async function readText(path: string, name: string): Promise<string> {
  const { size } = await stat(path).catch(unreadable(name));
  if (size > LARGEST) {
    const message = `${sanitizeLine(name)} is larger than ${LARGEST / 1_000_000} MB, which no design document is.`;
    throw new Failed({ kind: 'usage', message, next: 'Leave it out.' });
  }
  const bytes = await readFile(path).catch(unreadable(name));
  if (bytes.includes(0)) {
    const message = `${sanitizeLine(name)} is not text.`;
    throw new Failed({ kind: 'usage', message, next: 'Leave it out, or save it as UTF-8.' });
  }
  return bytes.toString('utf8');
}

function unreadable(name: string): (error: Error) => never {
  return ({ message }) => {
    throw new Failed({ kind: 'usage', message: `${sanitizeLine(name)} cannot be read: ${sanitizeLine(message)}.` });
  };
}

function shown(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return (below.startsWith('..') ? path : below).split(sep).join('/');
}
