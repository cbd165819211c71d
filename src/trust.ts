import { readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { makeFolder } from './paths/make-folder.ts';

/** What the user has looked at and said yes to. Trust is bound to content: the hash of what was shown. */
export type Trust = {
  has(kind: Trusted, hash: string): boolean;
  /** Remembers it; `what` (a path, a command) is for a person who reads the file. False: it could not be written. */
  add(kind: Trusted, hash: string, what: string): boolean;
  /** Said once: the file was damaged and is kept aside. */
  notice?: string;
};

export type Trusted = 'persona' | 'server';

type Kept = Record<string, { what: string; at: string }>;

/** Opens what is trusted, kept in a file outside of every repository. A damaged file trusts nothing and is kept aside. */
export function openTrust(path: string, now: () => number): Trust {
  const { all, notice } = read(path);
  return {
    has: (kind, hash) => Object.hasOwn(all[kind] ?? {}, hash),
    add(kind, hash, what) {
      const known = all[kind] ?? {};
      known[hash] = { what, at: new Date(now()).toISOString() };
      all[kind] = known;
      return write(path, all);
    },
    ...(notice !== undefined && { notice }),
  };
}

function read(path: string): { all: Record<string, Kept>; notice?: string } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { all: {} };
  }
  try {
    return { all: keptIn(JSON.parse(text)) };
  } catch {
    const aside = `${path}.damaged`;
    try {
      renameSync(path, aside);
    } catch {
      // It stays where it is, and is written over with the next yes.
    }
    return { all: {}, notice: `What was trusted cannot be read any more and is kept in ${aside}: you are asked anew.` };
  }
}

/** Throws for anything but such a record. */
function keptIn(value: unknown): Record<string, Kept> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('not a record');
  for (const known of Object.values(value)) {
    if (typeof known !== 'object' || known === null) throw new TypeError('not a record');
  }
  return { ...value };
}

function write(path: string, all: Record<string, Kept>): boolean {
  try {
    makeFolder(dirname(path));
    writeFileAtomic.sync(path, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
    return true;
  } catch {
    return false;
  }
}
