import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder with all above it. Step by step: Node's own recursive form never returns on some file systems
 * (`/proc`). Throws as `fs` does; a file in its place is EEXIST.
 *
 * @param mode of each that is made, less the user's mask: for its owner alone, unless it is to hold what they share
 */
export function makeFolder(path: string, mode = 0o700): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (thrown) {
    // Another program may have been faster.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw thrown;
  }
}

/** The mode of folders in the user's own work: as they would make them themselves. */
export const SHARED = 0o777;
