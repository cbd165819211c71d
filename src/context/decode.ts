import type { Failure } from '../failure.ts';

/**
 * Bytes from outside as text: UTF-8, or UTF-16 with its mark; line ends become `\n`. What is no text comes back as a
 * failure that says where.
 *
 * @param name what the sentence calls it: `standard input`, `schema.sql`.
 */
export function decodeText(bytes: Uint8Array, name: string): { text: string } | Failure {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const nul = text.indexOf('\0');
    if (nul !== -1) return notText(name, `it holds a NUL character at position ${nul}`);
    return { text: text.replace(/\r\n?/g, '\n') };
  } catch {
    return notText(
      name,
      encoding === 'utf-8' ? `it is no valid UTF-8 at byte ${invalidByte(bytes)}` : 'its UTF-16 is damaged',
    );
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Where the first invalid byte stands: the longest valid start, found by halving. */
function invalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (valid < invalid - 1) {
    const middle = (valid + invalid) >> 1;
    if (isValidStart(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

function isValidStart(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function notText(name: string, why: string): Failure {
  const subject = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    kind: 'usage',
    message: `${subject} is not text: ${why}.`,
    next: 'Give text in UTF-8, or leave it out.',
  };
}
