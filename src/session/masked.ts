/** A secret that was taken out of a text: what it looks like to be, and its line, counted from 1, where that says something. */
export type Masked = { what: string; line?: number };

/** A text with a mark in the place of each secret, and what was taken out, in its order. */
export type MaskedText = { text: string; masked: readonly Masked[] };

/**
 * Takes out of a text what looks like a secret, before the text is on record or sent.
 *
 * @param name of the file that it comes from, which says what some secrets are
 */
export type Mask = (text: string, name?: string) => MaskedText;

/** What is said of it: one sentence. @param name what held the secrets, as the start of a sentence */
export function maskedWords(name: string, masked: readonly Masked[]): string {
  const named = masked
    .slice(0, MOST_NAMED)
    .map(({ what, line }) => (line === undefined ? what : `${what} in line ${line}`));
  const more = masked.length - named.length;
  const list = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  return `${name} holds what looks like a secret, and is sent with a mark in its place: ${list}. --send-secrets sends it as it is.`;
}

const MOST_NAMED = 5;
