import { lstat, realpath } from 'node:fs/promises';
import { isInside } from '../../../paths/inside.ts';
import type { Bars } from './bars.ts';
import { bubblewrapArguments } from './bubblewrap.ts';
import { runCommand } from './run-command.ts';
import { seatbeltProfile } from './seatbelt.ts';

export type Sandbox = {
  /** As a person would call it: `bubblewrap, no network`. */
  name: string;
  /** The folder for passing files that a command finds in it. */
  temp: string;
  /** How a program is started in it. `empties`: see `Start`. */
  wrap(argv: readonly string[], bars: Bars): { argv: [string, ...string[]]; empties: number };
};

export type Machine = {
  platform: string;
  temp: string;
  /** Where bubblewrap may be; what is there must be the system's own. */
  bubblewrap?: readonly string[];
  killGroup: (leader: number, signal: 'SIGTERM' | 'SIGKILL') => void;
};

const BUBBLEWRAP = ['/usr/bin/bwrap', '/usr/local/bin/bwrap', '/run/current-system/sw/bin/bwrap'];
const SEATBELT = '/usr/bin/sandbox-exec';
const PROBE_MS = 5_000;

/** The sandbox of this machine, when it has one that works; tried with these very bars. */
export async function findSandbox(machine: Machine, bars: Bars): Promise<Sandbox | undefined> {
  const sandbox = await sandboxOf(machine);
  // A workspace that is the whole disk would uncover again all that is put over it.
  if (!sandbox || isInside(bars.workspace, '/proc')) return undefined;
  const { argv, empties } = sandbox.wrap(['/bin/sh', '-c', 'exit 0'], bars);
  const bounds = { timeoutMs: PROBE_MS, graceMs: 0, kept: 1_000, flood: 100_000 };
  const hooks = { signal: new AbortController().signal, killGroup: machine.killGroup };
  const { why, code } = await runCommand({ argv, empties, cwd: bars.workspace, env: {} }, bounds, hooks);
  return why === 'ended' && code === 0 ? sandbox : undefined;
}

async function sandboxOf({ platform, temp, bubblewrap = BUBBLEWRAP }: Machine): Promise<Sandbox | undefined> {
  if (platform === 'linux') {
    const program = await firstOf(bubblewrap);
    return program === undefined
      ? undefined
      : {
          name: 'bubblewrap, no network',
          temp: '/tmp',
          wrap(argv, bars) {
            const { args, empties } = bubblewrapArguments(bars);
            return { argv: [program, ...args, '--', ...argv], empties };
          },
        };
  }
  if (platform !== 'darwin' || (await firstOf([SEATBELT])) === undefined) return undefined;
  const passing = await realpath(temp).catch(() => temp);
  return {
    name: 'sandbox-exec, no network',
    temp: passing,
    wrap: (argv, bars) => ({ argv: [SEATBELT, '-p', seatbeltProfile(bars, passing), ...argv], empties: 0 }),
  };
}

/** The first of these that is a file of the system's own: nobody but root can have put it there. */
async function firstOf(programs: readonly string[]): Promise<string | undefined> {
  for (const program of programs) {
    try {
      const real = await realpath(program);
      const { uid, mode } = await lstat(real);
      if (uid === 0 && (mode & 0o022) === 0 && (mode & 0o111) !== 0) return real;
    } catch {
      // The next one.
    }
  }
  return undefined;
}
