import type { FileHandle } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { isBinaryFile } from 'isbinaryfile';

const HEAD_BYTES = 8 * 1024;
const CHUNK_BYTES = 64 * 1024;

/** `text` may be cut; `length` counts all its characters. The line end is not part of it. */
export type Line = { text: string; length: number };

/** Whether a file holds no text, by its first bytes. Text is UTF-8, UTF-16 with its mark, or close to these. */
export async function isBinary(handle: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  if (encodingOf(head) !== 'utf-8') return false;
  return head.includes(0) || isBinaryFile(head, bytesRead);
}

/**
 * The lines of a file, one after the other, without holding more than one: each cut to `keep` characters. What is
 * not valid in its encoding is replaced. Ends early when the signal is aborted.
 */
export async function* textLines(handle: FileHandle, keep: number, signal: AbortSignal): AsyncGenerator<Line> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  let position = 0;
  let decoder: TextDecoder | undefined;
  let line: Line = { text: '', length: 0 };
  while (!signal.aborted) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position);
    const bytes = buffer.subarray(0, bytesRead);
    decoder ??= new TextDecoder(encodingOf(bytes));
    const [rest = '', ...starts] = decoder.decode(bytes, { stream: bytesRead > 0 }).split('\n');
    line = grown(line, rest, keep);
    for (const start of starts) {
      yield withoutReturn(line);
      line = grown({ text: '', length: 0 }, start, keep);
    }
    if (bytesRead === 0) break;
    position += bytesRead;
  }
  if (line.length > 0) yield withoutReturn(line);
}

function encodingOf(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function grown({ text, length }: Line, more: string, keep: number): Line {
  return { text: text + more.slice(0, Math.max(0, keep - text.length)), length: length + more.length };
}

/** CRLF ends a line too. Of a line that was cut, the end is gone anyway. */
function withoutReturn(line: Line): Line {
  return line.text.length === line.length && line.text.endsWith('\r')
    ? { text: line.text.slice(0, -1), length: line.length - 1 }
    : line;
}
