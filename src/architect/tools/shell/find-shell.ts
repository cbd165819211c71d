import { constants } from 'node:fs';
import { access } from 'node:fs/promises';

/** A shell that reads no settings. */
export type Shell = {
  program: string;
  /** What is to stand before the command. */
  args: readonly string[];
  /** What a pipe can be led through; only where the shell can do that to itself. */
  cat?: string;
};

const BASH = ['/bin/bash', '/usr/bin/bash'];
const PLAIN = '/bin/sh';
const CAT = '/bin/cat';

/** The shell for commands: bash where the system has put it, else its `sh`. Never one that is found by a path. */
export async function findShell(): Promise<Shell | undefined> {
  for (const program of BASH) {
    if (!(await isThere(program))) continue;
    const cat = (await isThere(CAT)) && { cat: CAT };
    return { program, args: ['--noprofile', '--norc', '-c', '--'], ...cat };
  }
  return (await isThere(PLAIN)) ? { program: PLAIN, args: ['-c', '--'] } : undefined;
}

async function isThere(program: string): Promise<boolean> {
  return access(program, constants.X_OK).then(
    () => true,
    () => false,
  );
}
