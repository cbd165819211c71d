import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 100;

/**
 * Follows the memory of a process and all that it starts, on Linux.
 *
 * @returns a function that ends it and gives the largest sum in kilobytes: of what each keeps for itself, and its share
 * of what it shares; 0 where that cannot be read
 */
export function followTree(root: number): () => number {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(
      peak,
      treeOf(root).reduce((sum, pid) => sum + shareOf(pid), 0),
    );
  };
  const timer = setInterval(look, EVERY_MS);
  return () => {
    look();
    clearInterval(timer);
    return peak;
  };
}

function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readProc()) {
    const stat = read(`/proc/${name}/stat`);
    const parent = /\) \S (\d+)/.exec(stat)?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isBelow(parents.get(pid)));
  return [...parents.keys()].filter(isBelow);
}

function shareOf(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
}

function readProc(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** It may have ended since it was listed. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
