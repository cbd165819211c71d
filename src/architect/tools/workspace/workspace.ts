import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isSecretFile, isSecretFolder } from '../../../paths/secret-names.ts';
import { confine } from './confine.ts';
import { readIgnoreRules } from './ignore-rules.ts';
import { unreadable } from './open-file.ts';
import { pathAsNamed, pathIn } from './path-in.ts';
import { type Found, type Place, refused } from './place.ts';

/** Bounds of a walk: beyond them it ends early, and says so. */
const MAX_ENTRIES = 200_000;
const MAX_DEPTH = 40;
/** Entries looked at before other work gets its turn. */
const BREATH = 256;

/** The workspace as every tool sees it: without what lies outside, what git ignores, and what looks secret. */
export type Workspace = {
  /** What a path of the model's leads to. Links within the workspace are followed. */
  locate(named: string): Promise<Found<{ place: Place }>>;
  /** The files and folders in a folder, by name. Links, pipes and devices are left out. Empty when unreadable. */
  entries(folder: Place): Promise<Place[]>;
  /** Every file below a folder, by path. `complete` is false when a bound or the signal ended it. */
  files(folder: Place, signal: AbortSignal): Promise<{ files: Place[]; complete: boolean }>;
};

/**
 * Looks into a workspace for one call of a tool: ignore rules are read once.
 *
 * @param root absolute real path
 * @param isDenied whether a rule of the user's keeps a path, with forward slashes, from being read
 */
export function lookInto(root: string, isDenied: (path: string) => boolean = () => false): Workspace {
  const rules = readIgnoreRules(root);

  async function locate(named: string): Promise<Found<{ place: Place }>> {
    const confined = await confine(root, named);
    if (!confined.ok) return confined;
    const path = pathIn(root, confined.real);
    const kind = await kindOf(confined.real);
    const looksSecret = kind.ok && kind.kind === 'folder' ? isSecretFolder : isSecretFile;
    if (looksSecret(path) || looksSecret(pathAsNamed(root, named))) return refused(secretSentence(named));
    if (path !== '' && isDenied(path)) return refused(`"${named}" is not to be read: a rule of the user's denies it.`);
    if (!kind.ok) return refused(`"${named}": ${kind.error}`);
    const place: Place = { path, real: confined.real, kind: kind.kind };
    if (!(await rules.ignores(path, place.kind === 'folder'))) return { ok: true, place };
    return refused(
      `"${named}" is ignored by git (or lies in .git or node_modules), so it is left out here. Go by the sources it is made from.`,
    );
  }

  async function entries(folder: Place): Promise<Place[]> {
    const seen: Place[] = [];
    for (const [index, entry] of (await entriesOf(folder.real)).entries()) {
      if (index % BREATH === BREATH - 1) await setImmediate();
      const place = placeOf(folder, entry);
      if (!place) continue;
      const isFolder = place.kind === 'folder';
      const isSecret = isFolder ? isSecretFolder(place.path) : isSecretFile(place.path);
      if (!isSecret && !isDenied(place.path) && !(await rules.ignores(place.path, isFolder))) seen.push(place);
    }
    return seen;
  }

  async function files(top: Place, signal: AbortSignal): Promise<{ files: Place[]; complete: boolean }> {
    const found: Place[] = [];
    let left = MAX_ENTRIES;
    let isTooDeep = false;
    const isOver = () => left <= 0 || signal.aborted;
    async function walk(folder: Place, depth: number): Promise<void> {
      for (const place of await entries(folder)) {
        if (isOver()) return;
        left -= 1;
        if (place.kind === 'file') found.push(place);
        else if (depth < MAX_DEPTH) await walk(place, depth + 1);
        else isTooDeep = true;
      }
    }
    await walk(top, 0);
    return { files: found.sort((a, b) => (a.path < b.path ? -1 : 1)), complete: !isOver() && !isTooDeep };
  }

  return { locate, entries, files };
}

async function kindOf(real: string): Promise<Found<{ kind: Place['kind'] }>> {
  try {
    const stats = await lstat(real);
    if (stats.isFile()) return { ok: true, kind: 'file' };
    return stats.isDirectory() ? { ok: true, kind: 'folder' } : refused('It is neither a file nor a folder.');
  } catch (thrown) {
    return unreadable(thrown);
  }
}

/** Sorted. Nothing when a link stands in the folder's place by now. */
async function entriesOf(real: string): Promise<Dirent[]> {
  try {
    const found = await readdir(real, { withFileTypes: true });
    if ((await realpath(real)) !== real) return [];
    return found.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function placeOf(folder: Place, entry: Dirent): Place | undefined {
  if (!entry.isFile() && !entry.isDirectory()) return undefined;
  const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
  return { path, real: join(folder.real, entry.name), kind: entry.isFile() ? 'file' : 'folder' };
}

function secretSentence(named: string): string {
  return `"${named}" looks like it holds secrets, so it is never read. Ask the user for what you need to know from it.`;
}
