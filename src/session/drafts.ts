import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { makeFolder } from '../paths/make-folder.ts';

/** What is being typed, kept on disk as it is typed: a kill loses no word. Keys name the field: `brief`, `say`. */
export type Drafts = {
  get(key: string): string | undefined;
  /** An empty text takes the draft away. */
  set(key: string, text: string): void;
};

/** Opens the drafts in a file. What cannot be read or written costs only the drafts, never the session. */
export function openDrafts(path: string): Drafts {
  const drafts = read(path);
  return {
    get: (key) => drafts.get(key),
    set(key, text) {
      if ((drafts.get(key) ?? '') === text) return;
      if (text === '') drafts.delete(key);
      else drafts.set(key, text);
      write(path, drafts);
    },
  };
}

function read(path: string): Map<string, string> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const entries = Object.entries(value ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return new Map(entries);
  } catch {
    return new Map();
  }
}

function write(path: string, drafts: Map<string, string>): void {
  try {
    makeFolder(dirname(path));
    writeFileAtomic.sync(path, JSON.stringify(Object.fromEntries(drafts)), { mode: 0o600, fsync: false });
  } catch {
    // A draft that cannot be kept is still on the screen.
  }
}
