import { createHash } from 'node:crypto';
import type { ContextRef } from '../../session/events.ts';
import type { Masked, MaskedText } from '../../session/masked.ts';
import { findSecrets, type Secret } from './find-secrets.ts';

/**
 * A text with a mark in the place of each secret: the same secret has the same mark wherever it stands, so what is said
 * of it still makes sense. Lines keep their numbers.
 *
 * @param name of the file that it comes from, which says what some secrets are
 */
export function maskSecrets(text: string, name = 'text'): MaskedText {
  const secrets = findSecrets(text, name);
  return { text: withMarks(text, secrets), masked: secrets.map(({ what, line }) => ({ what, line })) };
}

/** The same for a text of which nobody need be told. */
export function maskText(text: string): string {
  return maskSecrets(text).text;
}

/** Context with marks, and what was taken out of each piece that held secrets. A piece without any is the very same. */
export function maskContext(context: readonly ContextRef[]): {
  context: ContextRef[];
  masked: { name: string; masked: readonly Masked[] }[];
} {
  const all = context.map((ref) => ({ ref, ...maskSecrets(ref.text, ref.name) }));
  return {
    context: all.map(({ ref, text, masked }) => (masked.length === 0 ? ref : { ...ref, text })),
    masked: all.flatMap(({ ref: { name }, masked }) => (masked.length === 0 ? [] : [{ name, masked }])),
  };
}

function withMarks(text: string, secrets: readonly Secret[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, what } of secrets) {
    const secret = text.slice(from, to);
    parts.push(text.slice(at, from), markFor(secret, what), '\n'.repeat(secret.split('\n').length - 1));
    at = to;
  }
  return parts.join('') + text.slice(at);
}

/** Four digits tell secrets apart, and give nothing of them away that could be used. */
function markFor(secret: string, what: string): string {
  return `[masked ${createHash('sha256').update(secret).digest('hex').slice(0, 4)}: ${what}]`;
}
