import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { environment } from '../../support/environment.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { runInProcess } from '../in-process/in-process.ts';
import { BRIEF, quickSession } from './scenario.ts';

const SOAK = process.env.SOAK === '1';
/** `npm run test:soak` runs two hundred; what is loaded and compiled once has its place in the first ones. */
const [SESSIONS, FIRST] = SOAK ? [200, 30] : [8, 5];
/** Of the few, only so many are of the planner, which is slow; the others are played from a recording. */
const ONE_IN = SOAK ? 1 : 4;
/** What may come and go between two looks: a session's own log is ten times that. */
const MOST_GROWTH_BYTES = SOAK ? 6_000_000 : 4_000_000;

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;

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
  const quick = quickSession(workspace);
  const played = { env: environment(workspace.home, quick.env) };
  let first: Awaited<ReturnType<typeof held>> | undefined;
  for (let n = 1; n <= SESSIONS; n++) {
    const run =
      n % ONE_IN === 0
        ? runInProcess(workspace, ['--print', '--assume', '--no-check', BRIEF])
        : runInProcess(workspace, quick.args, played);
    const { code, stdout, listening } = await run;
    expect({ code, listening }).toEqual({ code: 0, listening: 0 });
    expect(stdout.length).toBeGreaterThan(10_000);
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
