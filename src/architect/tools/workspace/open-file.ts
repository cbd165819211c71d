import { constants } from 'node:fs';
import { type FileHandle, lstat, open, realpath } from 'node:fs/promises';
import { type Found, type Refused, refused } from './place.ts';

/** Windows has neither flag: links there need a privilege, and pipes are no files. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file for reading under the very path that was checked, and looks again once it is open: had a link, or
 * another folder, been put in its place meanwhile, it is closed unread. Never waits for a pipe's other end.
 *
 * @param real absolute, free of links, and known to be allowed
 * @returns the handle, which the caller closes, and the size in bytes
 */
export async function openFile(real: string): Promise<Found<{ handle: FileHandle; size: number }>> {
  let handle: FileHandle;
  try {
    handle = await open(real, FLAGS);
  } catch (thrown) {
    return unreadable(thrown);
  }
  try {
    const opened = await handle.stat({ bigint: true });
    const path = await realpath(real);
    const there = await lstat(path, { bigint: true });
    const same = path === real && there.dev === opened.dev && there.ino === opened.ino;
    if (opened.isFile() && same) return { ok: true, handle, size: Number(opened.size) };
    await handle.close();
    return refused(opened.isFile() ? 'It changed while it was being opened.' : 'It is no regular file.');
  } catch (thrown) {
    await handle.close();
    return unreadable(thrown);
  }
}

/** Why the system refused, in words without the machine's own paths. */
export function unreadable(thrown: unknown): Refused {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown error';
  return refused(REASONS[code] ?? `It cannot be read (${code}).`);
}

const REASONS: Record<string, string> = {
  ENOENT: 'It does not exist.',
  ENOTDIR: 'It does not exist.',
  EACCES: 'Its permissions do not allow reading it.',
  EPERM: 'Its permissions do not allow reading it.',
  ELOOP: 'It changed while it was being opened.',
  ENXIO: 'It is no regular file.',
  EISDIR: 'It is a folder.',
};
