import type { Failure } from '../failure.ts';

/** The longest brief, in bytes of UTF-8: what is longer is material, and belongs into the context. */
export const MAX_BRIEF_BYTES = 100_000;

/** The most context, all pieces together, in bytes: some 500,000 tokens, half of what today's models take. */
export const MAX_CONTEXT_BYTES = 2_000_000;

/** A brief that can be worked with, or what is wrong with it. */
export function checkBrief(brief: string): Failure | undefined {
  if (brief.trim() === '') {
    return {
      kind: 'usage',
      message: 'There is no brief.',
      next: 'Say what to design: backend-architect "Design the API for a city library".',
    };
  }
  const bytes = Buffer.byteLength(brief);
  if (bytes <= MAX_BRIEF_BYTES) return undefined;
  return {
    kind: 'usage',
    message: `The brief is ${kilobytes(bytes)} long, and at most ${kilobytes(MAX_BRIEF_BYTES)} are taken.`,
    next: 'Give the long material as context, by pipe or with --context FILE, and say in the brief what to do with it.',
  };
}

/** Whether a piece of context is too large, alone or with what is there already. */
export function checkContext(name: string, bytes: number, already: number): Failure | undefined {
  if (already + bytes <= MAX_CONTEXT_BYTES) return undefined;
  const together = already > 0 ? ', with the rest of the context,' : '';
  return {
    kind: 'usage',
    message: `${name}${together} is larger than the ${kilobytes(MAX_CONTEXT_BYTES)} of context that are taken.`,
    next: 'Give the part that matters; the architect can read files of the repository by itself.',
  };
}

/** Bytes as people read them: `4.1 kB`, `2.0 MB`. */
export function kilobytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
