import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { MAX_BYTES } from './decode.ts';

/** What reading personas needs of a file system. Both reject as node's do. */
export type Disk = {
  /** The names in a folder. */
  list(dir: string): Promise<string[]>;
  /** The bytes of a file; of one that is larger than a persona may be, just enough to show it. */
  read(path: string): Promise<Uint8Array>;
};

/** The real one. A pipe can be read as well as a file: neither is read past what a persona may have. */
export const DISK: Disk = { list: (dir) => readdir(dir), read };

const LIMIT = MAX_BYTES + 1;

async function read(path: string): Promise<Uint8Array> {
  return statSync(path).isFile() ? readNow(path) : readSlowly(path);
}

/** A small file is read sooner than a promise for it is kept: of thousands, in a fraction of the time. */
function readNow(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(Math.min(fstatSync(file).size, LIMIT));
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(file, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** A pipe, or a device: it may take its time. */
async function readSlowly(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    let bytes = Buffer.alloc(8193);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      if (bytesRead === 0 || length === LIMIT) return bytes.subarray(0, length);
      if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(bytes.length * 2, LIMIT));
    }
  } finally {
    await file.close();
  }
}
