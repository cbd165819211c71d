import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
import { isInside } from '../../../paths/inside.ts';
import { openFile } from '../workspace/open-file.ts';
import type { GuardedPlace } from './guarded-places.ts';
import { SECRET_HOMES } from './knowledge/secret-homes.ts';

/** What a sandbox holds in: all paths absolute and free of links. */
export type Bars = {
  /** The only place that can be written to, beside one for passing files. */
  workspace: string;
  /** In it, and not to be changed. */
  guarded: readonly string[];
  /** Not to be seen at all. */
  hidden: readonly { path: string; isFolder: boolean }[];
  /** Where files are passed: not seen, and put in place by a private one, where the system can. */
  shared: readonly string[];
};

/**
 * What is to be held in, as it is now.
 *
 * @param workspace absolute real path
 * @param own folders of this program that no command may see
 */
export async function barsFor(
  workspace: string,
  guarded: readonly GuardedPlace[],
  { home, own }: { home?: string; own: readonly string[] },
): Promise<Bars> {
  const secrets = home !== undefined && isAbsolute(home) ? SECRET_HOMES.map((name) => join(home, name)) : [];
  const hidden = await present([...own, ...secrets]);
  const shared = await present(['/tmp', '/var/tmp', '/run', '/var/run']);
  const plain = guarded.filter(({ isLink }) => !isLink).map(({ path }) => join(workspace, path));
  const store = await storeOfGit(workspace);
  return {
    workspace,
    guarded: [...plain, ...(store === undefined ? [] : [store])],
    // What holds the workspace cannot be hidden: it would be gone with it.
    hidden: hidden.filter(({ path }) => !isInside(path, workspace)),
    shared: shared.filter(({ isFolder }) => isFolder).map(({ path }) => path),
  };
}

/** Those that there are, by their real paths, each once. */
async function present(paths: readonly string[]): Promise<{ path: string; isFolder: boolean }[]> {
  const found = new Map<string, boolean>();
  for (const path of paths) {
    try {
      const real = await realpath(path);
      const stats = await lstat(real);
      if (stats.isDirectory() || stats.isFile()) found.set(real, stats.isDirectory());
    } catch {
      // It is not there.
    }
  }
  return [...found].map(([path, isFolder]) => ({ path, isFolder }));
}

/** Where `.git` points to when it is a file, if that is a place in the workspace: elsewhere nothing can be written anyway. */
async function storeOfGit(workspace: string): Promise<string | undefined> {
  const opened = await openFile(join(workspace, '.git'));
  if (!opened.ok) return undefined;
  try {
    const { buffer, bytesRead } = await opened.handle.read(Buffer.alloc(4_096), 0, 4_096, 0);
    const [, named] = /^gitdir: ([^\n]+)/.exec(buffer.toString('utf8', 0, bytesRead)) ?? [];
    const real = named === undefined ? undefined : await realpath(resolve(workspace, named)).catch(() => undefined);
    return real !== undefined && real !== workspace && isInside(workspace, real) ? real : undefined;
  } finally {
    await opened.handle.close();
  }
}
