import { spawn } from 'node:child_process';
import { findProgram } from './architect/tools/search/find-program.ts';
import type { Failure } from './failure.ts';
import { workspaceOf } from './workspace.ts';
import type { World } from './world.ts';

/**
 * Has the user's browser show an address, by the opener of the platform, which is looked for on the path but never in
 * the repository. Resolves once the opener has started. Fails (`usage`) when there is none, or the address is no
 * `http(s)`.
 */
export async function openAddress(world: World, address: string): Promise<Failure | undefined> {
  if (!/^https?:\/\/[^\s"'<>`|^\\]+$/.test(address)) return failed('The address is none that a browser opens.');
  const [name, ...args] = OPENERS[world.platform] ?? ['xdg-open'];
  const program = name && (await findProgram(name, world.env.PATH ?? world.env.Path ?? '', workspaceOf(world)));
  if (!program) return failed(`There is no ${name} on the search path to open a browser with.`);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
    child.on('error', ({ message }) => resolve(failed(`The browser could not be opened: ${message}.`)));
    child.on('spawn', () => {
      child.unref();
      resolve(undefined);
    });
  });
}

const OPENERS: Partial<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

function failed(message: string): Failure {
  return { kind: 'usage', message, next: 'Copy the block instead, and open it where there is a browser.' };
}
