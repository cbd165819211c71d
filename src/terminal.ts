import type { Readable } from 'node:stream';
import type { RunFlags } from './args.ts';
import type { World } from './world.ts';

/** Either a terminal to draw on, with the stream its keys come from, or none; and then why, where that is not plain. */
export type Terminal = { keys: Readable & { isTTY?: boolean } } | { notice?: string };

/**
 * Whether there is somebody to talk to. `--print` or another format asks for nobody; else standard output must be a
 * terminal, and the keys come from standard input or, while that is a pipe, from the controlling terminal.
 */
export function terminalFor(world: World, { print, format }: Pick<RunFlags, 'print' | 'format'>): Terminal {
  if (print || format !== undefined || !world.stdout.isTTY) return {};
  if (world.env.TERM === 'dumb') {
    return { notice: 'This terminal is dumb (TERM=dumb), and no screen can be drawn on it: running as with --print.' };
  }
  if (world.stdin.isTTY) return { keys: world.stdin };
  const keys = world.openTerminal();
  return keys ? { keys } : { notice: 'There is no terminal to take keys from: running as with --print.' };
}
