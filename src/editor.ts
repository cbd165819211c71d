import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from './architect/tools/search/find-program.ts';
import type { Failure } from './failure.ts';
import { workspaceOf } from './workspace.ts';
import type { World } from './world.ts';

/**
 * Lets the user edit a text in `$VISUAL` or `$EDITOR`, which has the terminal meanwhile. The text goes through a file
 * in a folder of its own that only the user can read. Fails (`usage`) when there is no editor or it ends badly; the
 * text is then as it was.
 */
export async function editText(world: World, text: string, extension: string): Promise<{ text: string } | Failure> {
  const command = world.env.VISUAL || world.env.EDITOR;
  if (!command) {
    return { kind: 'usage', message: 'No editor is set.', next: 'Set EDITOR, for example to "vim" or "code --wait".' };
  }
  return inOwnFile(world, text, extension, async (path) => {
    const problem = await runOn(world, command, path);
    if (problem) return { kind: 'usage', message: `The editor ${command} ${problem}.`, next: 'The text is as it was.' };
    return { text: (await readFile(path, 'utf8')).replace(/\r\n?/g, '\n').replace(/\n$/, '') };
  });
}

/**
 * Lets the user read a text in `$PAGER`, or in `less`, which has the terminal meanwhile. Fails (`usage`) when there is
 * no such program or it ends badly.
 */
export async function pageText(world: World, text: string, extension: string): Promise<Failure | undefined> {
  const command = world.env.PAGER || 'less';
  return inOwnFile(world, text, extension, async (path) => {
    const problem = await runOn(world, command, path);
    return problem ? { kind: 'usage', message: `The pager ${command} ${problem}.`, next: 'Set PAGER.' } : undefined;
  });
}

/** The text in a file that only the user can read, in a folder of its own, for as long as something is done with it. */
async function inOwnFile<T>(
  world: World,
  text: string,
  extension: string,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(world.temp, 'backend-architect-'));
  const path = join(folder, `text${extension}`);
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
    return await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The command may hold arguments, as users write it. Gives what went wrong, if anything. */
async function runOn(world: World, command: string, path: string): Promise<string | undefined> {
  const [named = '', ...args] = command.split(/\s+/).filter(Boolean);
  const program = await programOf(named, world);
  if (program === undefined) return 'was not found on the search path outside of the repository';
  const keys = world.stdin.isTTY ? undefined : terminalOf(world.platform);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, path], { stdio: [keys ?? 'inherit', 'inherit', 'inherit'] });
    const end = (problem: string | undefined): void => {
      if (keys !== undefined) closeSync(keys);
      resolve(problem);
    };
    child.on('error', ({ message }) => end(`could not be started: ${message}`));
    child.on('close', (code, signal) => end(code === 0 ? undefined : `ended with ${signal ?? `code ${code}`}`));
  });
}

/** A bare name is looked for on the path, but never in the repository: it must not stand in for `vi`. */
async function programOf(named: string, { env, cwd, platform }: World): Promise<string | undefined> {
  if (named.includes('/') || platform === 'win32') return named;
  return findProgram(named, env.PATH ?? '', workspaceOf({ cwd }));
}

/** The controlling terminal, while standard input is a pipe. */
function terminalOf(platform: string): number | undefined {
  try {
    return openSync(platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r');
  } catch {
    return undefined;
  }
}
