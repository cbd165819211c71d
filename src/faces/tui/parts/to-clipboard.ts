import { sanitize } from '../../../text/sanitize.ts';

/** In bytes of UTF-8: terminals take some 100,000 characters of such a sequence, and base64 makes a third more of them. */
export const MOST_COPIED = 74_994;

/**
 * What asks the terminal to put a text into the clipboard (OSC 52, xterm's control sequences): the text is sanitised.
 * Nothing when it is longer than terminals take. Whether the terminal did it, it does not say.
 */
export function toClipboard(text: string): string | undefined {
  const bytes = Buffer.from(sanitize(text), 'utf8');
  return bytes.length > MOST_COPIED ? undefined : `\x1B]52;c;${bytes.toString('base64')}\x07`;
}
