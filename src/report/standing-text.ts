import { readFileSync } from 'node:fs';
import { hashOf } from './save.ts';

/** The text of a saved report, where its file stands as it was saved. */
export function standingText({ path, hash }: { path: string; hash: string }): string | undefined {
  try {
    const bytes = readFileSync(path);
    return hashOf(bytes) === hash ? bytes.toString() : undefined;
  } catch {
    return undefined;
  }
}
