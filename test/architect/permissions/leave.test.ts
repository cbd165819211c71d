import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../src/architect/engine.ts';
import type { ActingTool } from '../../../src/architect/tools/tool.ts';
import type { Command } from '../../../src/session/command.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import type { Action } from '../../../src/session/permission.ts';
import { createSession, type Session } from '../../../src/session/session.ts';
import { echoTool, runLoop } from '../../support/run-loop.ts';
import { begun, call, REPORT, ticking } from '../../support/sample-session.ts';
import { says } from '../../support/scripted-model.ts';

/** Runs nothing, and keeps what it would have run. */
function shell(also?: Action): ActingTool<{ command: string }> & { ran: string[]; planned: string[] } {
  return {
    ran: [],
    planned: [],
    spec: { name: 'bash', description: '', input_schema: { type: 'object' } },
    parse: (input) => ({ ok: true, input: input as { command: string } }),
    describe: ({ command }) => command,
    async plan({ command }) {
      this.planned.push(command);
      return {
        ok: true,
        action: { kind: 'run', command },
        run: async ({ mayAlso, onOutput }) => {
          onOutput?.('working\n');
          this.ran.push(command);
          const went = also && !(await mayAlso(also)) ? 'no further' : 'done';
          return { output: went, isError: false, summary: 'done' };
        },
      };
    },
  };
}

const bash = (id: string, command: string) => call(id, 'bash', { command });

/** Somebody who decides as the list says, one after another, and leaves at the floor. */
function decides(session: Session, ...decisions: Omit<Extract<Command, { type: 'permit' }>, 'type' | 'call'>[]): void {
  session.subscribe((event) => {
    if (event.type === 'permission.asked') {
      const decision = decisions.shift();
      if (decision) session.send({ type: 'permit', call: event.call, ...decision });
      else leave(session);
    }
    if (event.type === 'floor.given') leave(session);
  });
}

function leave(session: Session): void {
  session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Left.' } });
}

function ofType<Type extends SessionEvent['type']>(session: Session, type: Type) {
  return session.events.filter((event) => event.type === type) as Extract<SessionEvent, { type: Type }>[];
}

async function run(session: Session, commands: string[], over: Partial<Engine>) {
  const calls = commands.map((command, at) => bash(`c${at}`, command));
  return runLoop(session, [says('', { calls }), says(REPORT)], { attended: true, ...over });
}

describe('leave for what acts', () => {
  it('is asked each time, and nothing runs before it is given', async () => {
    const session = begun();
    const tool = shell();
    const before: number[] = [];
    session.subscribe(({ type }) => type === 'permission.asked' && before.push(tool.ran.length));
    decides(session, { allow: true }, { allow: true });
    await run(session, ['npm test', 'npm test'], { tools: [tool] });
    expect(before).toEqual([0, 1]);
    expect(tool.ran).toEqual(['npm test', 'npm test']);
  });

  it('for the session covers the same again, and nothing else', async () => {
    const session = begun();
    const tool = shell();
    decides(session, { allow: true, forSession: true }, { allow: false });
    await run(session, ['npm test', 'npm test', 'npm test; touch pwned'], { tools: [tool] });
    expect(tool.ran).toEqual(['npm test', 'npm test']);
    expect(ofType(session, 'permission.asked')).toHaveLength(2);
    expect(ofType(session, 'permission.given').map(({ leave: { by } }) => by)).toEqual(['user', 'rule', 'user']);
    expect(session.view.granted).toEqual(['Bash(npm test)']);
  });

  it('that is denied tells the model why, in the words of the user', async () => {
    const session = begun();
    const tool = shell();
    decides(session, { allow: false, words: 'Use the test database.' });
    const { requests } = await run(session, ['npm run migrate'], { tools: [tool] });
    expect(tool.ran).toEqual([]);
    expect(JSON.stringify(requests[1]?.messages)).toContain('nothing was done. Use the test database.');
    expect(session.view.items.find(({ kind }) => kind === 'leave')).toBeDefined();
  });

  it('is not asked where nobody is there: it is denied, and said', async () => {
    const rules = { allow: ['Bash(npm test)'], ask: [], deny: [] };
    const session = begun({ options: { assume: false, maxTurns: 20, save: true, rules } });
    const tool = shell();
    await run(session, ['npm test', 'npm run build'], { tools: [tool], attended: false });
    expect(tool.ran).toEqual(['npm test']);
    expect(ofType(session, 'permission.given').map(({ leave: { allow, by } }) => [allow, by])).toEqual([
      [true, 'rule'],
      [false, 'mode'],
    ]);
    expect(ofType(session, 'permission.asked')).toEqual([]);
  });

  it('is asked again for what the way leads to', async () => {
    const session = begun();
    const further: Action = { kind: 'fetch', url: 'https://b.example/', host: 'b.example' };
    decides(session, { allow: true }, { allow: false });
    await run(session, ['curl a.example'], { tools: [shell(further)] });
    expect(ofType(session, 'permission.asked').map(({ action }) => action.kind)).toEqual(['run', 'fetch']);
    expect(ofType(session, 'tool.ended')[0]?.output).toBe('no further');
  });

  it('holds what acts to one at a time, in the order of the turn, after what only looks', async () => {
    const session = begun();
    decides(session, { allow: true }, { allow: true });
    const tool = shell();
    const calls = [call('a', 'read'), bash('b', 'one'), call('c', 'read'), bash('d', 'two')];
    await runLoop(session, [says('', { calls }), says(REPORT)], { tools: [tool, echoTool()], attended: true });
    const order = session.events.flatMap((event) =>
      event.type === 'tool.started' ? [`+${event.call}`] : event.type === 'tool.ended' ? [`-${event.call}`] : [],
    );
    expect(order.indexOf('-a')).toBeLessThan(order.indexOf('+b'));
    expect(order.indexOf('-c')).toBeLessThan(order.indexOf('+d'));
    expect(order.indexOf('-b')).toBeLessThan(order.indexOf('+d'));
  });

  it('that was waited for when the program was killed is asked again, on a new look at what would be done', async () => {
    const session = begun();
    const tool = shell();
    decides(session);
    await run(session, ['npm test'], { tools: [tool] });
    expect(tool.ran).toEqual([]);
    const again = createSession(ticking(), structuredClone([...session.events]));
    again.append({ type: 'session.resumed', limits: {} });
    expect(again.view.permission).toBeUndefined();
    decides(again, { allow: true });
    await runLoop(again, [says(REPORT)], { tools: [tool], attended: true });
    expect(tool.planned).toHaveLength(2);
    expect(tool.ran).toEqual(['npm test']);
  });

  it('is refused by a session that only reads, from the moment it is said', async () => {
    const session = begun();
    const tool = shell();
    session.subscribe((event) => {
      if (event.type === 'permission.given' && event.leave.allow) session.send({ type: 'mode', readOnly: true });
    });
    decides(session, { allow: true }, { allow: true });
    await run(session, ['one', 'two'], { tools: [tool] });
    expect(tool.ran).toEqual(['one']);
    expect(ofType(session, 'permission.given').at(-1)?.leave.words).toContain('only reads');
  });

  it('comes too late for an action that no longer waits', () => {
    const session = begun();
    expect(session.send({ type: 'permit', call: 'c', allow: true })).toBe(false);
  });
});
