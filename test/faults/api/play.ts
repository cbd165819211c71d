import { expect } from 'vitest';
import { runArchitect } from '../../../src/architect/loop.ts';
import type { Tool } from '../../../src/architect/tools/tool.ts';
import { runHeadless } from '../../../src/commands/headless.ts';
import { pause } from '../../../src/model/clock.ts';
import type { Model } from '../../../src/model/model.ts';
import type { SessionEvent, SessionStarted } from '../../../src/session/events.ts';
import { foldView } from '../../../src/session/fold-view.ts';
import { createSession, type Session } from '../../../src/session/session.ts';
import { EMPTY_VIEW } from '../../../src/session/view.ts';
import type { World } from '../../../src/world.ts';
import { FakeClock } from '../../model/support.ts';
import { echoTool, savedInMemory } from '../../support/run-loop.ts';
import { started, ticking } from '../../support/sample-session.ts';

export type Stage = {
  model: (clock: FakeClock) => Model;
  /** The log of a session that is gone on with. */
  past?: readonly SessionEvent[];
  begins?: Partial<SessionStarted>;
  tools?: readonly Tool[];
  /** Reacts as a person would, who then is there. */
  person?: (session: Session) => void;
  /** Sees the session and the clock before anything happens. */
  watch?: (session: Session, clock: FakeClock) => void;
  /** The variables of the process. */
  env?: Readonly<Record<string, string>>;
  /** Whether waits are waited out by `watch` itself. */
  patient?: true;
};

export type Played = {
  session: Session;
  /** What the process would have exited with. */
  code: number;
  stdout: string;
  stderr: string;
  /** Each wait before a repetition, in milliseconds, whoever waited. */
  waits: number[];
  clock: FakeClock;
};

const OPUS = { provider: 'anthropic', id: 'claude-opus-5-5', systemMessages: true } as const;

/** The real loop, headless or with a person, against a model; time passes only where something waits for it. */
export async function play(stage: Stage): Promise<Played> {
  const clock = new FakeClock();
  const tools = stage.tools ?? [echoTool()];
  const session = createSession(ticking(), structuredClone([...(stage.past ?? [])]));
  const waits: number[] = [];
  session.subscribe((event) => {
    if (event.type !== 'turn.waiting') return;
    waits.push(event.waitMs);
    if (!stage.patient) void clock.armed(event.waitMs).then(() => clock.advance(event.waitMs));
  });
  stage.watch?.(session, clock);
  if (stage.past) session.append({ type: 'session.resumed', limits: {} });
  else session.append(started({ model: OPUS, tools: tools.map(({ spec }) => spec), ...stage.begins }));
  stage.person?.(session);
  const engine = {
    model: stage.model(clock),
    tools,
    workspace: '/nowhere',
    save: savedInMemory,
    pause: (ms: number, signal: AbortSignal) => pause(clock, ms, signal),
  };
  const run = (attended: boolean): Promise<void> =>
    runArchitect(session, { ...engine, attended: attended || stage.person !== undefined });
  const [stdout, stderr] = [new Written(), new Written()];
  const world = { stdout, stderr, env: stage.env ?? {}, cwd: '/nowhere', onSignal: () => () => {} } as unknown as World;
  const code = await runHeadless(world, { session, run }, { format: 'text', assume: true });
  expect(session.view.phase).toBe('over');
  expect(clock.running, 'no timer is left').toBe(0);
  expect(throughTheJournal(session.events).reduce(foldView, EMPTY_VIEW), 'the log is the whole story').toEqual(
    session.view,
  );
  return { session, code, stdout: stdout.text, stderr: stderr.text, waits, clock };
}

/** The events as a journal would give them back. */
export function throughTheJournal(events: readonly SessionEvent[]): SessionEvent[] {
  return events.map((event) => JSON.parse(JSON.stringify(event)) as SessionEvent);
}

class Written {
  text = '';
  write(more: string): boolean {
    this.text += more;
    return true;
  }
}

/** All text that the log holds of the model's, turn by turn: also of turns that never came to their end. */
export function textInLog(events: readonly SessionEvent[]): string {
  return events
    .map((event) => {
      if (event.type === 'turn.failed') return event.partial;
      if (event.type !== 'turn.ended') return '';
      return event.content.map((block) => ('text' in block ? String(block.text) : '')).join('');
    })
    .join('');
}

/** The model leaves when the floor is the user's, or says the next of these words. */
export function says(...words: string[]): (session: Session) => void {
  return (session) =>
    void session.subscribe(({ type }) => {
      if (type !== 'floor.given') return;
      const next = words.shift();
      if (next === undefined) session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Left.' } });
      else if (next === '') session.send({ type: 'retry' });
      else session.send({ type: 'say', text: next });
    });
}
