import { type FileHandle, lstat, mkdir, realpath, rename, unlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { nameWhole, syncFolder, whyNotWritten, writeWhole } from '../../../report/whole-file.ts';
import type { Target } from '../workspace/locate-target.ts';
import { openFile } from '../workspace/open-file.ts';
import { type Found, refused } from '../workspace/place.ts';
import { type Existing, hashOf } from './existing-text.ts';

const MEANWHILE = 'It changed since it was shown, so nothing was written. Look at it again, and send the change anew.';

/**
 * Puts a file's new content in its place, all of it or nothing: into a file beside it first, which then takes its
 * name. Looks again that the place is the one that was shown: that the file is as it was (or still is not there), and
 * that no link, nor another folder, stands in the way to it.
 *
 * @param root absolute real path of the workspace
 * @param existing the file as it was shown; nothing for a new one
 */
export async function putChange(
  root: string,
  { real }: Target,
  content: string,
  existing: Existing | undefined,
): Promise<Found<object>> {
  try {
    if (!existing) await makeFolders(root, dirname(real));
    return await put(real, content, existing);
  } catch (thrown) {
    if (thrown instanceof Meanwhile) return refused(MEANWHILE);
    const { code } = thrown as NodeJS.ErrnoException;
    return refused(`It could not be written: ${whyNotWritten(thrown) ?? code ?? 'unknown error'}.`);
  }
}

async function put(real: string, content: string, existing: Existing | undefined): Promise<Found<object>> {
  const draft = join(dirname(real), `.${hashOf(content).slice(0, 24)}.tmp`);
  const mode = existing?.mode ?? 0o644;
  const inPlace = async (file: FileHandle) => {
    await mustStandAt(draft, file);
    if (!existing) return;
    // Only root can give a file away, and only root would otherwise take it over.
    await file.chown(existing.uid, existing.gid).catch(() => undefined);
    await file.chmod(mode);
  };
  await mustBeReal(dirname(real));
  await writeWhole(draft, content, { mode, check: inPlace });
  try {
    if (existing) {
      await mustBeAsShown(real, existing);
      await rename(draft, real);
      await syncFolder(dirname(real));
    } else {
      await mustBeReal(dirname(real));
      if (!(await nameWhole(draft, real, content, { mode, check: (file) => mustStandAt(real, file) })))
        throw new Meanwhile();
    }
    return { ok: true };
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

/** Something stands where something else stood when it was shown. */
class Meanwhile extends Error {}

async function mustBeReal(folder: string): Promise<void> {
  if ((await realpath(folder)) !== folder) throw new Meanwhile();
}

/** The open file is what its path leads to, and no link is on the way. */
async function mustStandAt(path: string, file: FileHandle): Promise<void> {
  await mustBeReal(dirname(path));
  const [there, opened] = [await lstat(path, { bigint: true }), await file.stat({ bigint: true })];
  if (there.ino !== opened.ino || there.dev !== opened.dev) throw new Meanwhile();
}

async function mustBeAsShown(real: string, { hash }: Existing): Promise<void> {
  const opened = await openFile(real);
  if (!opened.ok) throw new Meanwhile();
  try {
    if (hashOf(await opened.handle.readFile()) !== hash) throw new Meanwhile();
  } finally {
    await opened.handle.close();
  }
}

/** The folders that are missing, one below the other; a link on the way is never followed. */
async function makeFolders(root: string, folder: string): Promise<void> {
  await mustBeReal(root);
  let above = root;
  for (const name of relative(root, folder).split(sep)) {
    const below = join(above, name);
    await mkdir(below).catch((thrown: NodeJS.ErrnoException) => {
      if (thrown.code !== 'EEXIST') throw thrown;
    });
    const there = await lstat(below);
    if (!there.isDirectory()) throw new Meanwhile();
    await mustBeReal(below);
    above = below;
  }
}
