import type { Problem } from './persona.ts';
import { error, note, warning } from './problem.ts';

/** The most bytes that a persona file may have: the longest of some three thousand public ones has 72 kB. */
export const MAX_BYTES = 1024 * 1024;

/** Of a larger file, so many bytes are read, for what stands at its start. */
const ENOUGH = 64 * 1024;

/** `problems` hold one of level `error` where the file cannot be used; `text` is then what could be read all the same. */
export type Decoded = { text: string; problems: Problem[] };

/**
 * A file's bytes as text: UTF-8 or UTF-16; byte order marks dropped, every line end a `\n`. Bytes that are no UTF-8
 * become U+FFFD and a warning; a file too large, or with NUL in it, is unusable.
 */
export function decode(bytes: Uint8Array): Decoded {
  const isLarge = bytes.length > MAX_BYTES;
  const encoding = byteOrder(bytes);
  const { text, damaged } = readText(isLarge ? bytes.subarray(0, ENOUGH) : bytes, encoding);
  if (isLarge) return { text: inLines(text), problems: [error('too-large', 'it is larger than 1 MB', 1)] };
  if (text.includes('\0')) return { text: '', problems: [error('not-text', 'it is not a text file', 1)] };
  const lines = inLines(text);
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

/** One mark, the decoder has dropped; editors that add one do not look whether there is one. */
function inLines(text: string): string {
  const bare = text.replace(/^\uFEFF+/, '');
  return bare.includes('\r') ? bare.replace(/\r\n?/g, '\n') : bare;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** In bytes: so many show what a text is, and so few do not. */
const SAMPLE = 64;
const FEW = 16;

/** By its mark; without one, text that is mostly Latin has a NUL in every other byte. */
function byteOrder(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0) || sample.length < FEW || sample.some((byte) => byte !== 0 && byte < 9)) return 'utf-8';
  const even = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const odd = sample.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  if (even === 0 && odd > sample.length / 4) return 'utf-16le';
  return odd === 0 && even > sample.length / 4 ? 'utf-16be' : 'utf-8';
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

function readText(bytes: Uint8Array, encoding: Encoding): { text: string; damaged: boolean } {
  try {
    const strict = encoding === 'utf-8' ? UTF_8 : new TextDecoder(encoding, { fatal: true });
    return { text: strict.decode(bytes), damaged: false };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), damaged: true };
  }
}
