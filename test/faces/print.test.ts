import { describe, expect, it } from 'vitest';
import type { LastLine } from '../../src/faces/count-down.ts';
import { printProgress } from '../../src/faces/print.ts';
import type { Session } from '../../src/session/session.ts';
import { begun, play } from '../support/sample-session.ts';

const OVERLOADED = { kind: 'overloaded', message: 'The model is overloaded', retryable: true } as const;

/** A terminal as its reader sees it, and a clock that ticks by hand. */
function terminal() {
  const lines: string[] = [];
  const shown: (string | undefined)[] = [];
  const running = new Set<() => void>();
  const lastLine: LastLine = {
    show: (text) => shown.push(text),
    everySecond(run) {
      running.add(run);
      return () => running.delete(run);
    },
  };
  const tick = (): void => {
    for (const run of [...running]) run();
  };
  return { lines, shown, running, tick, lastLine, write: (line: string) => void lines.push(line) };
}

function waits(session: Session, waitMs: number): void {
  session.append({ type: 'turn.waiting', turn: 1, attempt: 1, waitMs, failure: OVERLOADED });
}

describe('a wait', () => {
  it('is one line where there is no terminal', () => {
    const { lines, write } = terminal();
    const session = begun();
    printProgress(session, write);
    waits(session, 12_000);
    expect(lines.slice(1)).toEqual([
      '  The model is overloaded. Trying again in 12 s (try 2); Ctrl+C leaves, and nothing is lost.',
    ]);
  });

  it('is counted down in one line of a terminal, which is gone when the time is over', () => {
    const { lines, shown, running, tick, lastLine, write } = terminal();
    const session = begun();
    printProgress(session, write, lastLine);
    waits(session, 2500);
    expect(lines.slice(1)).toEqual(['  The model is overloaded.']);
    tick();
    tick();
    expect(shown).toEqual([3, 2, 1].map((left) => `  Trying again in ${left} s (try 2).`));
    tick();
    expect(shown.at(-1)).toBeUndefined();
    expect(running.size).toBe(0);
    session.append({ type: 'text.delta', turn: 1, text: 'x' });
    expect(lines).toHaveLength(2);
  });

  it('that is long says how to leave it, to its end', () => {
    const { shown, tick, lastLine, write } = terminal();
    const session = begun();
    printProgress(session, write, lastLine);
    waits(session, 11_000);
    tick();
    tick();
    expect(shown.at(-1)).toBe('  Trying again in 9 s (try 2); Ctrl+C leaves, and nothing is lost.');
  });

  it.each<[string, (session: Session) => void]>([
    ['what comes next', (session) => void session.append({ type: 'notice', text: 'Next.' })],
    ['leaving', (session) => void session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Left.' } })],
    ['another wait', (session) => waits(session, 5000)],
  ])('is ended by %s, before anything else is written', (_name, next) => {
    const { lines, shown, running, tick, lastLine, write } = terminal();
    const session = begun();
    printProgress(
      session,
      (line) => {
        expect(shown.at(-1)).toBeUndefined();
        write(line);
      },
      lastLine,
    );
    waits(session, 30_000);
    tick();
    next(session);
    expect(shown[2]).toBeUndefined();
    expect(running.size).toBeLessThanOrEqual(1);
    expect(lines[1]).toBe('  The model is overloaded.');
  });

  it('says nothing again of a failure that was told', () => {
    const { lines, shown, lastLine, write } = terminal();
    const session = play(begun(), { type: 'turn.started', turn: 1 });
    printProgress(session, write, lastLine);
    session.append({ type: 'turn.failed', turn: 1, failure: OVERLOADED, partial: '' });
    waits(session, 1000);
    expect(lines.slice(1)).toEqual(['  ! The model is overloaded.']);
    expect(shown).toEqual(['  Trying again in 1 s (try 2).']);
  });
});
