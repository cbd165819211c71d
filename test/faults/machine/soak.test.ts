import { readdirSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import type { World } from '../../../src/world.ts';
import { environment } from '../../support/environment.ts';
import { makeWorkspace, type Workspace } from '../../support/workspace.ts';
import { BRIEF } from './scenario.ts';

/** `npm run test:soak` runs two hundred; what is loaded and compiled once has its place in the first ones. */
const [SESSIONS, FIRST] = process.env.SOAK === '1' ? [200, 30] : [8, 4];
/** What may come and go between two looks: a session's own log is ten times that. */
const MOST_GROWTH_BYTES = process.env.SOAK === '1' ? 6_000_000 : 4_000_000;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

class Sink extends Writable {
  length = 0;
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.length += chunk.length;
    done();
  }
}

/** Runs one whole session, and tells whether somebody still listens for signals. */
async function runSession({ path, home }: Workspace): Promise<{ code: number; length: number; listening: number }> {
  let listening = 0;
  const hear = (): (() => void) => {
    listening += 1;
    return () => {
      listening -= 1;
    };
  };
  const stdout = new Sink();
  const world: World = {
    argv: ['--print', '--assume', '--no-check', BRIEF],
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
    stderr: new Sink(),
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
  };
  const code = await main(world);
  return { code, length: stdout.length, listening };
}

/** What is held now: bytes on the heap, open files, and what keeps the process going, by its kind. */
async function held(): Promise<{ heap: number; files: number; handles: string }> {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  const files = process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
  const handles = process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout' && kind !== 'Immediate');
  return { heap: process.memoryUsage().heapUsed, files, handles: handles.sort().join() };
}

it(`${SESSIONS} sessions in one process leave nothing behind`, async () => {
  const workspace = makeWorkspace();
  let first: Awaited<ReturnType<typeof held>> | undefined;
  for (let n = 1; n <= SESSIONS; n++) {
    const { code, length, listening } = await runSession(workspace);
    expect({ code, listening }).toEqual({ code: 0, listening: 0 });
    expect(length).toBeGreaterThan(10_000);
    if (n === FIRST) first = await held();
  }
  const last = await held();
  expect(workspace.files('docs/design')).toHaveLength(SESSIONS);
  expect(last.handles).toBe(first?.handles);
  expect(last.files).toBeLessThanOrEqual(first?.files ?? 0);
  const growth = last.heap - (first?.heap ?? 0);
  console.info(`heap after ${FIRST} sessions ${first?.heap}, after ${SESSIONS} ${last.heap}: ${growth} bytes`);
  expect(growth).toBeLessThan(MOST_GROWTH_BYTES);
}, 1_800_000);
