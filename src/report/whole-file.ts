import { constants } from 'node:fs';
import { type FileHandle, link, open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

export type WholeFile = {
  /** Of the file, before the user's mask; 0644 when left out. */
  mode?: number;
  /** Looked at once the empty file is open, before anything is in it: what it throws ends the writing. */
  check?: (file: FileHandle) => Promise<void>;
};

/**
 * Writes a file that was not there, whole and down to the disk. What stood under the name before, also a link, is
 * taken away, never followed; of a file that could not be finished nothing stays.
 */
export async function writeWhole(path: string, content: string | Uint8Array, more: WholeFile = {}): Promise<void> {
  await unlink(path).catch(() => undefined);
  await create(path, content, more);
}

async function create(path: string, content: string | Uint8Array, { mode = 0o644, check }: WholeFile): Promise<void> {
  const file = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  try {
    await check?.(file);
    await file.writeFile(content);
    await file.sync();
  } catch (thrown) {
    await unlink(path).catch(() => undefined);
    throw thrown;
  } finally {
    await file.close();
  }
}

/**
 * Gives a finished file its name, unless the name is taken: a link never replaces anything. Where the file system
 * has no hard links, the content is written anew under that name.
 *
 * @returns false when the name is taken
 */
export async function nameWhole(
  draft: string,
  path: string,
  content: string | Uint8Array,
  more: WholeFile = {},
): Promise<boolean> {
  try {
    await link(draft, path);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS' && code !== 'EMLINK') throw thrown;
    return nameAnew(path, content, more);
  }
  await syncFolder(dirname(path));
  return true;
}

async function nameAnew(path: string, content: string | Uint8Array, more: WholeFile): Promise<boolean> {
  try {
    await create(path, content, more);
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw thrown;
  }
}

/** Makes the names in a folder last, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const REASONS: Record<string, string> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of that path is no folder',
  EEXIST: 'something that is no folder has that name',
  EFBIG: 'no file may grow so large here',
  EIO: 'the disk does not take it',
  ENAMETOOLONG: 'the name is too long',
};

/** What kept a file from being written, as the end of a sentence; nothing where the system's own words must do. */
export function whyNotWritten(thrown: unknown): string | undefined {
  return REASONS[(thrown as NodeJS.ErrnoException).code ?? ''];
}
