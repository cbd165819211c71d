import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { makeFolder } from '../paths/make-folder.ts';

/** So many briefs are remembered for a workspace. */
const LENGTH = 100;

/** The earlier briefs of a workspace, newest first. A file that cannot be read holds none. */
export function readHistory(path: string): string[] {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(value) ? value.filter((brief): brief is string => typeof brief === 'string') : [];
  } catch {
    return [];
  }
}

/** Puts a brief first. The journal keeps it too, so that one lost here is not lost. */
export function addToHistory(path: string, brief: string): void {
  const briefs = [brief, ...readHistory(path).filter((earlier) => earlier !== brief)].slice(0, LENGTH);
  try {
    makeFolder(dirname(path));
    writeFileAtomic.sync(path, JSON.stringify(briefs), { mode: 0o600, fsync: false });
  } catch {
    // History is a convenience.
  }
}
