import { expect, test } from 'vitest';
import type { ModelEvent } from '../../src/model/model.ts';
import { silence, status } from '../support/messages-server/answers.ts';
import { hold, ping, stall, text } from '../support/messages-server/parts.ts';
import { ask, client, collect, ended, FakeClock, failureIn, impatient, latch, serve, textOf } from './support.ts';

test('a wait can be stopped, at once', async () => {
  const server = await serve([status(529)]);
  const stopping = new AbortController();
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), stopping.signal)) {
    events.push(each);
    if (each.type === 'waiting') void clock.armed(each.waitMs).then(() => stopping.abort());
  }
  expect(failureIn(events).kind).toBe('stopped');
  expect(server.requests.length).toBe(1);
  expect(clock.running).toBe(0);
});

test('an answer that never begins ends by the clock, and is asked for again', async () => {
  const server = await serve([silence(), [text('Here.')]]);
  const clock = new FakeClock();
  const collected = impatient(server.url, clock);
  await server.stalled();
  await clock.armed(120_000);
  clock.advance(121_000);
  const events = await collected;
  expect(events[0]).toMatchObject({ failure: { kind: 'network', message: 'api.test did not answer within 120 s.' } });
  expect(textOf(events)).toBe('Here.');
  expect(clock.running).toBe(0);
});

test('silence in mid-stream ends by the clock, with what had come', async () => {
  const server = await serve([[text('Half a', { chunks: 1, open: true }), stall()]]);
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), new AbortController().signal)) {
    events.push(each);
    if (each.type === 'text') void clock.armed(90_000).then(() => clock.advance(91_000));
  }
  expect(textOf(events)).toBe('Half a');
  expect(failureIn(events)).toMatchObject({
    kind: 'broken-stream',
    message: 'api.test sent nothing for 90 s, not even a sign of life.',
    retryable: true,
  });
  await server.left();
});

test('pings are signs of life', async () => {
  const pause = latch();
  const server = await serve([[text('A', { chunks: 1 }), ping(), hold(pause.opened), ping(), text('B')]]);
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), new AbortController().signal)) {
    events.push(each);
    if (each.type === 'text' && each.text === 'A') {
      void clock.armed(90_000).then(() => {
        clock.advance(89_000);
        pause.open();
      });
    }
    if (each.type === 'text' && each.text === 'B') clock.advance(89_000);
  }
  expect(textOf(events)).toBe('AB');
  ended(events);
});

test('a process that slept reads what had come before it calls the other side silent', async () => {
  const pause = latch();
  const server = await serve([[text('A', { chunks: 1 }), hold(pause.opened), text('B')]]);
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), new AbortController().signal)) {
    events.push(each);
    if (each.type === 'text' && each.text === 'A') {
      void clock.armed(90_000).then(() => {
        clock.advance(90_000);
        pause.open();
      });
    }
  }
  expect(textOf(events)).toBe('AB');
  ended(events);
});

test('stopping ends the turn soon, with what had come, and lets the connection go', async () => {
  const server = await serve([[text('Half', { chunks: 1, open: true }), stall()]]);
  const stopping = new AbortController();
  const clock = new FakeClock();
  const events: ModelEvent[] = [];
  for await (const each of client(server.url, { clock }).stream(ask(), stopping.signal)) {
    events.push(each);
    if (each.type === 'text') void server.stalled().then(() => stopping.abort());
  }
  expect(textOf(events)).toBe('Half');
  expect(failureIn(events)).toEqual({ kind: 'stopped', message: 'The turn was stopped.' });
  await server.left();
  expect(clock.running).toBe(0);
});

test('stopping while nothing has come yet', async () => {
  const server = await serve([silence()]);
  const stopping = new AbortController();
  void server.stalled().then(() => stopping.abort());
  const events = await collect(client(server.url), ask(), stopping.signal);
  expect(failureIn(events).kind).toBe('stopped');
});

test('a turn that was stopped before it began asks nobody', async () => {
  const server = await serve([[text('never')]]);
  const events = await collect(client(server.url), ask(), AbortSignal.abort());
  expect(events.map(({ type }) => type)).toEqual(['failed']);
  expect(failureIn(events).kind).toBe('stopped');
  expect(server.requests.length).toBe(0);
});

test('a reader that leaves in the middle lets the connection go', async () => {
  const server = await serve([[text('Half', { chunks: 1, open: true }), stall()]]);
  const clock = new FakeClock();
  for await (const each of client(server.url, { clock }).stream(ask(), new AbortController().signal)) {
    if (each.type === 'text') break;
  }
  await server.left();
  expect(clock.running).toBe(0);
});

test('a signal that serves many turns keeps no listener of ours', async () => {
  const server = await serve(Array.from({ length: 12 }, () => [text('Ok')]));
  const model = client(server.url);
  const { signal } = new AbortController();
  let listeners = 0;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  for (let turn = 0; turn < 12; turn += 1) ended(await collect(model, ask(), signal));
  expect(listeners).toBeLessThanOrEqual(0);
});
