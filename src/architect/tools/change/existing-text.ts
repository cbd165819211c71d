import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, type FileHandle } from 'node:fs/promises';
import { openFile } from '../workspace/open-file.ts';
import { type Found, refused } from '../workspace/place.ts';
import { isBinary } from '../workspace/text-lines.ts';

/** Bytes that a file may have to be changed here: what is larger nobody looks through in a prompt. */
export const MAX_BYTES = 1024 * 1024;

/** A file of text as it stands. */
export type Existing = {
  /** With its byte order mark and its line ends as they are. */
  text: string;
  /** Of its bytes. */
  hash: string;
  /** Its permissions. */
  mode: number;
  uid: number;
  gid: number;
};

/**
 * Reads a whole file that is to be changed. Refused is what could not be written back as it was, or shown: binary
 * files, text that is no UTF-8, more than `MAX_BYTES`, and what the user may not write to.
 *
 * @param real absolute, free of links, and known to be allowed
 */
export async function readExisting(real: string): Promise<Found<{ existing: Existing }>> {
  const opened = await openFile(real);
  if (!opened.ok) return opened;
  const { handle, size } = opened;
  try {
    if (size > MAX_BYTES) return refused(`It is too large: ${size} bytes, of at most ${MAX_BYTES}.`);
    if (await isBinary(handle)) return refused('It is a binary file; only text is changed.');
    const bytes = await readAll(handle, size);
    const text = decoded(bytes);
    if (text === undefined) return refused('Its text is not UTF-8, and changing it would damage it.');
    if (!(await isWritable(real))) return refused('Its permissions do not allow changing it.');
    const { mode, uid, gid } = await handle.stat();
    return { ok: true, existing: { text, hash: hashOf(bytes), mode: mode & 0o777, uid, gid } };
  } finally {
    await handle.close();
  }
}

/** From the start, wherever the handle stands, and no more than it was when it was looked at. */
async function readAll(handle: FileHandle, size: number): Promise<Buffer> {
  const buffer = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await handle.read(buffer, at, size - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return buffer.subarray(0, at);
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A rename would replace a read-only file without asking for its permission. */
async function isWritable(real: string): Promise<boolean> {
  return access(real, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** A hash of some content, to know it again by. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
