import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Who may hold a lock: processes, by number. */
export type Holders = {
  /** The program's own process id, and whether another one lives. */
  pid: number;
  isAlive: (pid: number) => boolean;
  /** What tells a process from others that have had, or will have, its number; nothing where the system does not say. */
  birthOf?: (pid: number) => string | undefined;
};

/**
 * Takes a lock: a file that names who holds it. It appears whole or not at all, so that nobody ever reads half a name; the
 * lock of a program that has died counts for nothing.
 *
 * @returns the process that holds it already; nothing when it is ours now. Throws as `fs` does.
 */
export function takeLock(path: string, holders: Holders): number | undefined {
  const { pid } = holders;
  const own = `${path}.${pid}`;
  const birth = holders.birthOf?.(pid);
  writeFileSync(own, birth === undefined ? String(pid) : `${pid} ${birth}`, { mode: 0o600 });
  try {
    // A lock that dies may be taken by others at the same time: whoever comes too late looks again.
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (tryLink(own, path)) return undefined;
      const holder = holderOf(path, holders);
      if (holder !== undefined) return holder;
      clearDead(path, `${own}.dead`, holders);
    }
    return holderOf(path, holders) ?? pid;
  } finally {
    rmSync(own, { force: true });
  }
}

export function releaseLock(path: string): void {
  rmSync(path, { force: true });
}

const ATTEMPTS = 5;

function tryLink(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw thrown;
    return tryWrite(path, readFileSync(own, 'utf8'));
  }
}

/** For file systems without links. */
function tryWrite(path: string, content: string): boolean {
  try {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw thrown;
  }
}

/** The living process that a lock names. */
function holderOf(path: string, { isAlive, birthOf }: Holders): number | undefined {
  const [pid = '', birth] = readQuietly(path).split(' ');
  const holder = Number(pid);
  if (!Number.isSafeInteger(holder) || holder <= 0 || !isAlive(holder)) return undefined;
  const now = birthOf?.(holder);
  return birth === undefined || now === undefined || birth === now ? holder : undefined;
}

/** Takes a dead lock away by its own name, so that a lock that came in its place meanwhile is put back. */
function clearDead(path: string, aside: string, holders: Holders): void {
  try {
    renameSync(path, aside);
  } catch {
    // Somebody else was faster.
    return;
  }
  if (holderOf(aside, holders) !== undefined) tryLink(aside, path);
  rmSync(aside, { recursive: true, force: true });
}

function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
