import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model, ModelEvent } from '../../src/model/model.ts';
import { recordModel } from '../../src/model/record.ts';
import { createReplay } from '../../src/model/replay.ts';
import { status } from '../support/messages-server/answers.ts';
import { cut, text, thinking, tool } from '../support/messages-server/parts.ts';
import { ask, client, collect, failureIn, ONCE, serve } from './support.ts';

/** A model that says these turns, one after the other. */
function saying(turns: readonly ModelEvent[][]): Model {
  const rest = turns.values();
  return {
    async *stream() {
      yield* rest.next().value ?? [];
    },
  };
}

async function recorded(model: Model, turns: number): Promise<{ recording: string; events: ModelEvent[][] }> {
  let recording = '';
  const recorder = recordModel(model, (line) => {
    recording += line;
  });
  const events: ModelEvent[][] = [];
  for (let turn = 0; turn < turns; turn += 1) events.push(await collect(recorder));
  return { recording, events };
}

const usage = { input: 1, output: 2, cacheRead: 3, cacheWrite: 4 };
const END: ModelEvent = { type: 'ended', content: [{ type: 'text', text: 'x' }], stop: 'end_turn', usage, cost: 0.5 };

test('a recording of the real client plays back what it yielded, turn by turn', async () => {
  const server = await serve([
    [thinking('Hm.'), tool('read', { path: 'a' })],
    [text('Half', { open: true }), cut()],
    [text('Done.')],
  ]);
  const { recording, events } = await recorded(client(server.url, { retry: ONCE }), 3);
  const replay = createReplay(recording);
  for (const turn of events) expect(await collect(replay)).toEqual(turn);
});

test('the key never enters a recording, even when the server repeats it', async () => {
  const server = await serve([status(401, { message: 'bad key sk-test-0123456789' }), [text('Ok')]]);
  const { recording } = await recorded(client(server.url), 2);
  expect(recording).toContain('bad key');
  expect(recording).not.toContain('sk-test-0123456789');
});

const event: fc.Arbitrary<ModelEvent> = fc.oneof(
  fc.record({ type: fc.constantFrom('text' as const, 'thinking' as const), text: fc.string({ unit: 'grapheme' }) }),
  fc.record({
    type: fc.constant('waiting' as const),
    attempt: fc.nat(),
    waitMs: fc.nat(),
    failure: fc.constant({ kind: 'overloaded' as const, message: 'busy', retryable: true }),
  }),
);
const last = fc.constantFrom<ModelEvent[]>(END, {
  type: 'failed',
  failure: { kind: 'network', message: 'gone' },
  usage,
});

test('whatever a model yields, its replay yields the same', async () => {
  const turn = fc.tuple(fc.array(event, { maxLength: 6 }), last).map(([some, end]) => [...some, end]);
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 4 }), async (turns) => {
      const { recording } = await recorded(saying(turns), turns.length);
      const replay = createReplay(recording);
      for (const each of turns) expect(await collect(replay)).toEqual(each);
      expect(failureIn(await collect(replay)).message).toContain(`${turns.length} turns`);
    }),
    { numRuns: 50 },
  );
});

test('a resumed session goes on where it was', async () => {
  const turns: ModelEvent[][] = [
    [{ type: 'text', text: 'one' }, END],
    [{ type: 'text', text: 'two' }, END],
  ];
  const { recording } = await recorded(saying(turns), 2);
  expect(await collect(createReplay(recording, 1))).toEqual(turns[1]);
});

test.each([
  ['no JSON', '{"type":"turn","v":1}\n{"type":"te\n', 2],
  ['an event that is none', '{"type":"turn","v":1}\n\n{"type":"text"}\n', 3],
  ['an event before any turn', '{"type":"text","text":"x"}\n', 1],
  ['a version to come', '{"type":"turn","v":2}\n', 1],
  ['a list', '{"type":"turn","v":1}\n[1]\n', 2],
])('%s is a damaged line, and it is named', async (_name, recording, line) => {
  const events = await collect(createReplay(recording));
  expect(events.length).toBe(1);
  expect(failureIn(events).message).toContain(`Line ${line} `);
});

test('a turn that was never recorded to its end fails at its end', async () => {
  const events = await collect(createReplay('{"type":"turn","v":1}\n{"type":"text","text":"x"}\n'));
  expect(events[0]).toEqual({ type: 'text', text: 'x' });
  expect(failureIn(events).message).toContain('middle of turn 1');
});

test('a replay can be stopped', async () => {
  const { recording } = await recorded(saying([[{ type: 'text', text: 'one' }, END]]), 1);
  const stopping = new AbortController();
  const events: ModelEvent[] = [];
  for await (const each of createReplay(recording).stream(ask(), stopping.signal)) {
    events.push(each);
    stopping.abort();
  }
  expect(events.map(({ type }) => type)).toEqual(['text', 'failed']);
  expect(failureIn(events).kind).toBe('stopped');
});
