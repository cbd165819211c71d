import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main } from '../../../src/main.ts';
import type { World } from '../../../src/world.ts';
import { environment } from '../../support/environment.ts';
import type { Workspace } from '../../support/workspace.ts';

/** What came of a run of the program in this process; `listening` counts those who still wait for signals. */
export type InProcess = { code: number; stdout: string; stderr: string; listening: number };

/** Runs the program from its source in this process, with nothing on its standard input and no terminal. */
export async function runInProcess(
  { path, home }: Workspace,
  args: string[],
  over: Partial<World> = {},
): Promise<InProcess> {
  let listening = 0;
  const hear = (): (() => void) => {
    listening += 1;
    return () => {
      listening -= 1;
    };
  };
  const stdout = new Sink();
  const stderr = new Sink();
  const code = await main({
    argv: args,
    env: environment(home),
    cwd: path,
    platform: process.platform,
    nodeVersion: process.versions.node,
    home,
    temp: home,
    packageDir: fileURLToPath(new URL('../../..', import.meta.url)),
    version: '0.0.0',
    stdin: Readable.from([]),
    stdout,
    stderr,
    openTerminal: () => undefined,
    now: Date.now,
    random: (length) => Array.from({ length }, () => Math.floor(Math.random() * 36).toString(36)).join(''),
    chance: Math.random,
    pid: process.pid,
    isAlive: () => true,
    killGroup: () => {
      throw new Error('there is none');
    },
    onSignal: hear,
    onStop: hear,
    ...over,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text(), listening };
}

class Sink extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString();
  }
}
