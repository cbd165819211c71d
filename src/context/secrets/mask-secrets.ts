import { createHash } from 'node:crypto';
import type { ContextRef } from '../../session/events.ts';
import { findSecrets, type Secret } from './find-secrets.ts';

/** A secret that was taken out, and where it stood. */
export type Masked = { name: string; line: number; what: string };

/**
 * Context with a mark in the place of each secret: the same secret has the same mark wherever it stands, so what is
 * said of it still makes sense. Lines keep their numbers.
 */
export async function maskSecrets(
  context: readonly ContextRef[],
): Promise<{ context: ContextRef[]; masked: Masked[] }> {
  const masked: Masked[] = [];
  const all: ContextRef[] = [];
  for (const ref of context) {
    const secrets = await findSecrets(ref.text, ref.name);
    for (const { line, what } of secrets) masked.push({ name: ref.name, line, what });
    all.push(secrets.length === 0 ? ref : { ...ref, text: withMarks(ref.text, secrets) });
  }
  return { context: all, masked };
}

/** The same for a text on its own. */
export async function maskText(text: string): Promise<string> {
  const secrets = await findSecrets(text, 'text');
  return secrets.length === 0 ? text : withMarks(text, secrets);
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

/** What is said of them: one sentence for each piece of context. */
export function maskedWords(masked: readonly Masked[]): string[] {
  return [...new Set(masked.map(({ name }) => name))].map((name) => {
    const here = masked.filter((each) => each.name === name);
    const named = here.slice(0, MOST_NAMED).map(({ line, what }) => `${what} in line ${line}`);
    const more = here.length - named.length;
    const list = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
    return `${name} holds what looks like a secret, and is sent with a mark in its place: ${list}. --send-secrets sends it as it is.`;
  });
}

const MOST_NAMED = 5;
