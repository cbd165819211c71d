import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Answer } from './open-url.ts';

export type Body = { ok: true; bytes: Buffer; isWhole: boolean } | { ok: false; error: string };

/**
 * Reads an answer to its end, or up to `limit` bytes, unpacked as its headers say. Neither what comes in nor what it
 * unpacks to goes beyond the limit: a small answer that unpacks to terabytes costs no more than any other. Never
 * rejects. The connection is closed when it returns.
 */
export async function readBody(response: Answer, limit: number): Promise<Body> {
  try {
    return await read(response, limit);
  } catch (thrown) {
    return { ok: false, error: `It could not be read: ${thrown instanceof Error ? thrown.message : String(thrown)}.` };
  } finally {
    response.destroy();
  }
}

async function read(response: Answer, limit: number): Promise<Body> {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const packed = bounded(response, limit);
  if (encoding === 'identity' || encoding === '') return gather(packed, limit);
  const first = await packed.next();
  if (first.done) return { ok: true, bytes: Buffer.alloc(0), isWhole: true };
  const unpack = unpacker(encoding, first.value);
  if (!unpack) return { ok: false, error: `It is packed as ${JSON.stringify(encoding)}, which is not read here.` };
  void feed(unpack, first.value, packed);
  try {
    return await gather(unpack, limit);
  } finally {
    unpack.destroy();
  }
}

function unpacker(encoding: string, first: Buffer): Transform | undefined {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      // Some servers leave out the two bytes before it.
      return ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    default:
      return undefined;
  }
}

/** No more than the limit of what comes in, cut to the byte. */
async function* bounded(source: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Buffer> {
  let room = limit + 1;
  for await (const chunk of source) {
    yield chunk.subarray(0, room);
    room -= chunk.length;
    if (room <= 0) return;
  }
}

async function feed(unpack: Transform, first: Buffer, rest: AsyncIterable<Buffer>): Promise<void> {
  try {
    unpack.write(first);
    for await (const chunk of rest) {
      if (unpack.destroyed) return;
      if (!unpack.write(chunk)) await drained(unpack);
    }
    unpack.end();
  } catch (thrown) {
    unpack.destroy(thrown instanceof Error ? thrown : new Error(String(thrown)));
  }
}

function drained(unpack: Transform): Promise<void> {
  return new Promise((resolve) => {
    unpack.once('drain', resolve).once('close', resolve);
  });
}

async function gather(source: AsyncIterable<Buffer>, limit: number): Promise<Body> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) return { ok: true, bytes: Buffer.concat(chunks).subarray(0, limit), isWhole: false };
  }
  return { ok: true, bytes: Buffer.concat(chunks), isWhole: true };
}
