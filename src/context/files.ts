import { readFile, realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { Failure } from '../failure.ts';
import { isInside } from '../paths/inside.ts';
import { isSecretFile } from '../paths/secret-names.ts';
import type { ContextRef } from '../session/events.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { decodeText } from './decode.ts';
import { checkContext } from './limits.ts';

/** What was given, and what is to be said of it. */
export type GivenContext = { context: ContextRef[]; notices: string[] };

/** `secrets`: files that look like they hold secrets are taken too, for the user wants them sent. */
export type ContextOptions = { secrets?: boolean };

/**
 * Reads the files that `--context` names, each a path or a glob, relative to `cwd`. The first that cannot be read is
 * the failure: a context that is not whole would be taken for one that is. What a glob leaves out is said.
 */
export async function readContextFiles(
  patterns: readonly string[],
  cwd: string,
  options: ContextOptions = {},
): Promise<GivenContext | Failure> {
  const context: ContextRef[] = [];
  const notices: string[] = [];
  for (const pattern of patterns) {
    const chosen = await pathsOf(pattern, cwd, options);
    if ('kind' in chosen) return chosen;
    if (chosen.secret.length > 0) notices.push(leftOut(pattern, chosen.secret));
    for (const path of chosen.paths) {
      const already = context.reduce((sum, { bytes }) => sum + bytes, 0);
      const ref = await readContextFile(path, cwd, already, options);
      if ('kind' in ref) return ref;
      if (!context.some(({ name }) => name === ref.name)) context.push(ref);
    }
  }
  return { context, notices };
}

/**
 * Reads one file as context. What is named from here must lie here: a link that leads elsewhere, or a pipe that nobody
 * ends, may have been put there by anybody. A file that looks like it holds secrets is refused, also behind a link.
 *
 * @param already bytes of context that are there
 */
export async function readContextFile(
  path: string,
  cwd: string,
  already: number,
  { secrets = false }: ContextOptions = {},
): Promise<ContextRef | Failure> {
  const absolute = resolve(cwd, path);
  const isHere = isInside(cwd, absolute);
  const name = nameFrom(cwd, absolute);
  try {
    const [root, real] = await Promise.all([realpath(cwd), realpath(absolute)]);
    if (isHere && !isInside(root, real)) return leadsAway(name, real);
    if (!secrets && [name, nameFrom(root, real)].some(looksSecret)) return looksLikeSecrets(name);
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

/** As a person writes it: from the folder where it lies below it, else whole. */
function nameFrom(folder: string, path: string): string {
  return isInside(folder, path) ? relative(folder, path) : path;
}

function looksSecret(name: string): boolean {
  return isSecretFile(name.split(sep).join('/'));
}

/** The files of a pattern; and those that a glob fits, and that are left out, because they look secret. */
type Chosen = { paths: string[]; secret: string[] };

/** A path that exists is that file, whatever characters it holds; anything else with glob characters is a glob. */
async function pathsOf(pattern: string, cwd: string, { secrets = false }: ContextOptions): Promise<Chosen | Failure> {
  const there = await stat(resolve(cwd, pattern)).catch(() => undefined);
  if (there || !/[*?[\]{}!]/.test(pattern)) return { paths: [pattern], secret: [] };
  const { glob } = await import('tinyglobby');
  const ignore = ['**/node_modules/**', '**/.git/**'];
  const found = await glob(pattern, { cwd, ignore, onlyFiles: true, followSymbolicLinks: false });
  const secret = secrets ? [] : found.filter((path) => looksSecret(nameFrom(cwd, resolve(cwd, path)))).sort();
  const paths = found.filter((path) => !secret.includes(path)).sort();
  if (paths.length > 0) return { paths, secret };
  const [only] = secret;
  if (only !== undefined) return looksLikeSecrets(secret.length === 1 ? only : pattern);
  return {
    kind: 'usage',
    message: `No file matches the context ${pattern}.`,
    next: 'Check the pattern; it is read from here.',
  };
}

/** Names that are said before the rest is counted. */
const MOST_NAMED = 5;

function leftOut(pattern: string, secret: readonly string[]): string {
  const more = secret.length - MOST_NAMED;
  const names = [...secret.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const looks = secret.length === 1 ? 'it looks like it holds' : 'they look like they hold';
  return sanitizeLine(`Left out of the context ${pattern}, because ${looks} secrets: ${names}.`);
}

function looksLikeSecrets(name: string): Failure {
  return {
    kind: 'usage',
    message: sanitizeLine(`The context ${name} looks like it holds secrets, so it is not read.`),
    next: 'Say in the brief what matters of it; with --send-secrets, --context takes it as it is.',
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
