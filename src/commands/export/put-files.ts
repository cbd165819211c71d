import { lstat, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Failure } from '../../failure.ts';
import { makeFolder, SHARED } from '../../paths/make-folder.ts';
import { nameWhole, whyNotWritten, writeWhole } from '../../report/whole-file.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { ExportFile } from './part-files.ts';

/**
 * Writes files below a folder, each whole. One that is there already stays, and nothing at all is written, unless it
 * is to be replaced. Links are never followed.
 *
 * @returns the paths, or why not
 */
export async function putFiles(
  folder: string,
  files: readonly ExportFile[],
  replace: boolean,
): Promise<readonly string[] | Failure> {
  const paths = files.map(({ path }) => join(folder, ...path.split('/')));
  if (!replace) {
    for (const path of paths) if (await isThere(path)) return taken(path);
  }
  try {
    makeFolder(folder, SHARED);
    for (const { path, text } of files) await put(folder, path, text, replace);
    return paths;
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.failure;
    const { message } = thrown as Error;
    return notSaved(`The export could not be written to ${folder}: ${whyNotWritten(thrown) ?? message}.`);
  }
}

class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

async function put(folder: string, path: string, text: string, replace: boolean): Promise<void> {
  const whole = join(folder, ...path.split('/'));
  await makeBelow(folder, path.split('/').slice(0, -1));
  const draft = join(dirname(whole), '.backend-architect-export.tmp');
  await writeWhole(draft, text);
  try {
    if (replace) await rename(draft, whole);
    else if (!(await nameWhole(draft, whole, text))) throw new Refused(taken(whole));
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

/** The folders on the way; one that is a link may lead anywhere. */
async function makeBelow(folder: string, steps: readonly string[]): Promise<void> {
  let at = folder;
  for (const step of steps) {
    at = join(at, step);
    const there = await lstat(at).catch(() => undefined);
    if (there && !there.isDirectory())
      throw new Refused(notSaved(`${at} is no folder of its own, and nothing is put there.`));
    makeFolder(at, SHARED);
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

function taken(path: string): Failure {
  return {
    kind: 'not-saved',
    message: sanitizeLine(`${path} is there already, and nothing was written.`),
    next: 'Name another place with --out PATH, or replace what is there with --force.',
  };
}

function notSaved(message: string): Failure {
  return { kind: 'not-saved', message: sanitizeLine(message), next: 'Name another place with --out PATH.' };
}
