import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerFrom } from '../../src/faces/answerer.ts';
import { Failed } from '../../src/failure.ts';
import { conversation } from '../../src/session/conversation.ts';
import type { SessionEvent } from '../../src/session/events.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import { beginJournal, listSessions, resumeJournal, type Store } from '../../src/session/store.ts';
import { expectLegal } from '../laws/legal.ts';
import { echoTool, runLoop } from '../support/run-loop.ts';
import { call, REPORT, started, ticking } from '../support/sample-session.ts';
import { breaks, type ScriptedTurn, says } from '../support/scripted-model.ts';

const ASK = { questions: [{ header: 'Load', question: 'How many?', kind: 'text', recommended: '80' }] };
const SCRIPT: ScriptedTurn[] = [
  says('', { calls: [call('a', 'read'), call('b', 'read')] }),
  breaks('A few words\n\nand hal'),
  says('', { calls: [call('c', 'ask', ASK)] }),
  says(REPORT.slice(0, 60), { stop: 'max_tokens' }),
  says(REPORT.slice(60)),
];

let store: Store;
let path: string;
let bytes: Buffer;
let events: readonly SessionEvent[];

beforeEach(async () => {
  store = { dir: join(mkdtempSync(join(tmpdir(), 'fuzzed-')), 'sessions'), pid: 1, isAlive: () => false };
  path = join(store.dir, 'one.jsonl');
  const journal = beginJournal(store, 'one', unheard);
  const session = createSession(ticking());
  session.subscribe((event) => journal.write(event));
  answerFrom({ given: () => undefined, assume: true }, session);
  session.append(started());
  await runLoop(session, SCRIPT, { tools: [echoTool()] });
  journal.close();
  bytes = readFileSync(path);
  events = session.events;
});
afterEach(() => rmSync(join(store.dir, '..'), { recursive: true }));

const unheard = (): never => {
  throw new Error('the journal failed');
};

/** What may happen to the lines of a file, at places between 0 and 1 of it. */
type Fault = {
  kind: 'cut' | 'noise' | 'flip' | 'lose' | 'double' | 'swap' | 'zero';
  at: number;
  to: number;
  noise: Uint8Array;
};

const fault: fc.Arbitrary<Fault> = fc.record({
  kind: fc.constantFrom('cut', 'noise', 'flip', 'lose', 'double', 'swap', 'zero'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  noise: fc.uint8Array({ minLength: 1, maxLength: 60 }),
});

function damaged(whole: Buffer, { kind, at, to, noise }: Fault): Buffer {
  const place = Math.floor(at * whole.length);
  const lines = whole.toString('latin1').split(/(?<=\n)/);
  const [one, other] = [at, to].map((each) => Math.min(lines.length - 1, Math.floor(each * lines.length))) as [
    number,
    number,
  ];
  const joined = (changed: string[]): Buffer => Buffer.from(changed.join(''), 'latin1');
  switch (kind) {
    case 'cut':
      return whole.subarray(0, place);
    case 'noise':
      return Buffer.concat([whole.subarray(0, place), noise, whole.subarray(place)]);
    case 'flip': {
      const copy = Buffer.from(whole);
      if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ (noise[0] || 1);
      return copy;
    }
    case 'zero':
      return Buffer.from(whole).fill(0, place, Math.min(whole.length, place + noise.length));
    case 'lose':
      return joined(lines.toSpliced(one, 1));
    case 'double':
      return joined(lines.toSpliced(other, 0, lines[one] ?? ''));
    case 'swap':
      return joined(lines.with(one, lines[other] ?? '').with(other, lines[one] ?? ''));
    default:
      return kind satisfies never;
  }
}

/** How many events stand before the first byte that differs. */
function soundBefore(changed: Buffer): number {
  let same = 0;
  while (same < bytes.length && bytes[same] === changed[same]) same++;
  const ends = bytes.subarray(0, same).toString('latin1').split('\n').length - 1;
  return Math.max(0, ends - 1);
}

async function goOn(past: readonly SessionEvent[]): Promise<Session> {
  const session = createSession(ticking(), past);
  answerFrom({ given: () => undefined, assume: true }, session);
  session.append({ type: 'session.resumed', limits: {} });
  const model = await runLoop(
    session,
    Array.from({ length: 12 }, () => says(REPORT)),
    { tools: [echoTool()] },
  );
  for (const request of model.requests) expectLegal(request.messages);
  return session;
}

describe('a journal that was damaged in any way', () => {
  it('loses no record before the damage, invents none, and goes on with a legal conversation to a report', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 3 }), async (faults) => {
        const changed = faults.reduce(damaged, bytes);
        for (const name of readdirSync(store.dir)) rmSync(join(store.dir, name));
        writeFileSync(path, changed);
        expect(listSessions(store).map(({ id }) => id)).toEqual(['one']);
        const sound = soundBefore(changed);
        const opened = open();
        if (!opened) {
          expect(sound, 'only what holds no session cannot be gone on with').toBe(0);
          expect(readFileSync(path), 'and it is left as it is').toEqual(changed);
          return;
        }
        const { journal, notice } = opened;
        const past = opened.events;
        expect(past.length).toBeGreaterThanOrEqual(sound);
        expect(past).toEqual(events.slice(0, past.length));
        if (notice) expect(readFileSync(`${path}.damaged-1`)).toEqual(changed);
        else expect(existsSync(`${path}.damaged-1`)).toBe(false);
        expectLegal(conversation(past));
        const session = await goOn(past);
        for (const event of session.events.slice(past.length)) journal.write(event);
        journal.close();
        expect(session.view.saved).toBeDefined();
        const again = open();
        again?.journal.close();
        expect(again?.events).toEqual(session.events);
        expect(again?.notice).toBeUndefined();
      }),
      { seed: 8, numRuns: 30 },
    );
  }, 600_000);
});

function open(): ReturnType<typeof resumeJournal> | undefined {
  try {
    return resumeJournal(store, 'one', unheard);
  } catch (thrown) {
    if (thrown instanceof Failed) return undefined;
    throw thrown;
  }
}
