import type { Problem } from './persona.ts';
import { error, note, warning } from './problem.ts';

/** The most bytes that a persona file may have: the longest of some three thousand public ones has 72 kB. */
export const MAX_BYTES = 1024 * 1024;

export type Decoded = { text: string; problems: Problem[] } | { unusable: Problem };

/**
 * A file's bytes as text: UTF-8, or UTF-16 with a byte order mark; the mark dropped, every line end a `\n`. Bytes
 * that are no UTF-8 become U+FFFD and a warning; a file too large, or with NUL in it, is unusable.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_BYTES) return { unusable: error('too-large', 'it is larger than 1 MB', 1) };
  const encoding = byteOrder(bytes);
  const { text, damaged } = readText(bytes, encoding);
  if (text.includes('\0')) return { unusable: error('not-text', 'it is not a text file', 1) };
  const lines = text.replace(/\r\n?/g, '\n');
  const problems: Problem[] = [];
  if (encoding !== 'utf-8') {
    problems.push(note('encoding', `read as ${encoding.toUpperCase()}`, 1));
  }
  if (damaged) {
    const line = lines.slice(0, lines.indexOf('\uFFFD')).split('\n').length;
    const message = `some bytes are not ${encoding.toUpperCase()}: each became \uFFFD`;
    problems.push(warning('encoding', message, line));
  }
  return { text: lines, problems };
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

function byteOrder([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function readText(bytes: Uint8Array, encoding: Encoding): { text: string; damaged: boolean } {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), damaged: false };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), damaged: true };
  }
}
