import { describe, expect, it, onTestFinished } from 'vitest';
import type { Checks } from '../../../src/artifacts/checks.ts';
import { createPool, type PoolOptions } from '../../../src/artifacts/workers/pool.ts';

const WORKER = new URL('./worker.mjs', import.meta.url);

function pool(over: Partial<PoolOptions> = {}): Checks {
  const checks = createPool({ workerFile: WORKER, size: 2, silenceMs: 1000, ...over });
  onTestFinished(() => checks.close());
  return checks;
}

type Told = { word: string; reason?: string; ran?: unknown }[];
async function run(checks: Checks, text: string, signal = new AbortController().signal) {
  const { artifacts, together, inventory } = await checks.check(text, { signal });
  return { artifacts: artifacts as unknown as Told, together, inventory };
}

describe('the pool', () => {
  it('gives what a thread found', async () =>
    expect((await run(pool(), 'a b')).artifacts).toEqual([{ word: 'a' }, { word: 'b' }]));

  it('keeps a thread for the next document', async () => {
    const checks = pool();
    await run(checks, 'a');
    expect((await run(checks, 'b')).inventory).toEqual(['served 2']);
  });

  it('takes as many documents at once as it has threads, and all of them in the end', async () => {
    const checks = pool();
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((word) => run(checks, word)));
    expect(all.map(({ artifacts }) => artifacts[0]?.word)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(all.filter(({ inventory }) => inventory[0] === 'served 1')).toHaveLength(2);
  });

  it('finds the artifact that runs on, and checks the others', async () => {
    const { artifacts } = await run(pool(), 'a loop b');
    expect(artifacts).toEqual([
      { word: 'a' },
      { word: 'loop', reason: 'its check ran for more than 1 s' },
      { word: 'b' },
    ]);
  });

  it('gives a thread of a busy machine as much longer', async () => {
    const slow = await run(pool(), 'slow');
    expect(slow.artifacts[0]?.reason).toBe('its check ran for more than 1 s');
    expect((await run(pool({ load: () => 5 }), 'slow')).artifacts).toEqual([{ word: 'slow' }]);
    // The others may come while it runs.
    const loads = [1, 1, 5];
    const later = pool({ load: () => loads.shift() ?? 5 });
    expect((await run(later, 'slow')).artifacts).toEqual([{ word: 'slow' }]);
  });

  it('ends what runs on, however busy the machine is said to be', async () => {
    for (const load of [() => 1e9, () => Number.POSITIVE_INFINITY]) {
      const { artifacts } = await run(pool({ silenceMs: 200, load }), 'loop');
      expect(artifacts[0]?.reason).toBe('its check ran for more than 1.2 s');
    }
    const { artifacts } = await run(pool({ load: () => Number.NaN }), 'loop');
    expect(artifacts[0]?.reason).toBe('its check ran for more than 1 s');
  });

  it('finds each of several', async () => {
    const { artifacts } = await run(pool(), 'loop crash b');
    expect(artifacts.map(({ reason }) => reason)).toEqual([
      'its check ran for more than 1 s',
      'its check ended too early',
      undefined,
    ]);
  });

  it('survives one that takes all memory', async () => {
    const { artifacts } = await run(pool({ silenceMs: 20_000, heapMb: 64 }), 'a eat');
    expect(artifacts[1]?.reason).toBe('its check needed too much memory');
  });

  it('says when the parts could not be held against each other', async () => {
    const { artifacts, together } = await run(pool(), 'a stuck');
    expect(artifacts).toHaveLength(2);
    expect(together).toMatchObject([{ level: 'note', rule: 'together/not-checked' }]);
  });

  it('runs SQL through what it was given, which may take its time', async () => {
    const postgres = {
      run: () => new Promise<never[]>((resolve) => setTimeout(() => resolve(['rows'] as never[]), 1300)),
      close: () => {},
    };
    const { artifacts } = await run(pool({ postgres }), 'sql');
    expect(artifacts).toEqual([{ word: 'sql', ran: ['rows'] }]);
  });

  it('says that there is no PostgreSQL where there is none', async () =>
    expect((await run(pool(), 'sql')).artifacts).toEqual([{ word: 'sql', reason: 'none' }]));

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const running = run(pool({ silenceMs: 60_000 }), 'a loop', stop.signal);
    setImmediate(() => stop.abort());
    expect((await running).together[0]?.message).toBe('The document could not be checked: the check was stopped.');
  });

  it('goes on after a document that was stopped before it began', async () => {
    const checks = pool({ size: 1 });
    await run(checks, 'a', AbortSignal.abort());
    expect((await run(checks, 'b')).artifacts).toEqual([{ word: 'b' }]);
  });
});
