import { describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/faces/tui/stage.ts';
import { startScreen } from '../../../src/faces/tui/start.tsx';
import { createSession, type Session } from '../../../src/session/session.ts';
import { createSettler } from '../../../src/text/blocks.ts';
import { begun, play, REPORT, started, turnOf } from '../../support/sample-session.ts';
import { MODEL, stageOf } from './sample-stage.ts';
import { type FakeTerminal, fakeTerminal } from './start-terminal.ts';

/** What would wipe the screen or its history: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html, ED. */
const CLEARS = /\u001b\[[23]J|\u001bc/;

function open(terminal: FakeTerminal, over: Partial<Stage> = {}) {
  const { input, output } = terminal;
  return startScreen(stageOf({ input, output, ...over }));
}

/** However a text is wrapped, the same. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Streams a reply as the architect does: deltas, and what settles. */
function stream(session: Session, turn: number, chunks: readonly string[]): void {
  const settler = createSettler();
  for (const steps of [...chunks.map((chunk) => settler.push(chunk)), settler.end()]) {
    for (const step of steps) {
      if (step.kind === 'delta') session.append({ type: 'text.delta', turn, text: step.text });
      else session.append({ type: 'text.settled', turn, markdown: step.markdown });
    }
  }
}

describe('the screen', () => {
  it('gives the terminal back when the user leaves, and says why', async () => {
    const terminal = fakeTerminal();
    const end = open(terminal);
    await terminal.until((screen) => screen.includes('Who should design it?'));
    expect(terminal.raw).toBe(true);
    expect(terminal.isRestored()).toBe(false);
    terminal.input.write('\u0003\u0003');
    expect(await end).toEqual({ failure: { kind: 'interrupted', message: 'Interrupted.' } });
    expect(terminal.isRestored()).toBe(true);
  });

  it('leaves by escape without a failure', async () => {
    const terminal = fakeTerminal();
    const end = open(terminal);
    await terminal.until((screen) => screen.includes('Who should design it?'));
    terminal.input.write('\u001b[27u\u001b[27u');
    expect(await end).toEqual({});
    expect(terminal.isRestored()).toBe(true);
    expect(terminal.screen().join('').trim()).toBe('');
  });

  it('resolves with the session, and leaves its text on the terminal', async () => {
    const terminal = fakeTerminal();
    const resumed = play(begun({ model: MODEL }), ...turnOf(1, REPORT), { type: 'floor.given' });
    const end = open(terminal, { resumed });
    await terminal.until((screen) => screen.includes('Your turn'));
    terminal.input.write('\u0003\u0003');
    const outcome = await end;
    expect(outcome.session).toBe(resumed);
    expect(outcome.failure).toBeUndefined();
    expect(terminal.screen().join('\n')).toMatch(/What it is\./);
    expect(terminal.screen().join('\n')).not.toMatch(/Your turn|once more/);
    expect(terminal.isRestored()).toBe(true);
  });

  it('goes at once when the program must end', async () => {
    const terminal = fakeTerminal();
    const leaving = new AbortController();
    const end = open(terminal, { leaving: leaving.signal });
    await terminal.until((screen) => screen.includes('Who should design it?'));
    leaving.abort();
    expect(await end).toEqual({});
    expect(terminal.isRestored()).toBe(true);
  });

  it('does not begin when the program must end already', async () => {
    const terminal = fakeTerminal();
    expect(await open(terminal, { leaving: AbortSignal.abort() })).toEqual({});
    expect(terminal.isRestored()).toBe(true);
  });

  it('gives the terminal back when the screen itself breaks, and says so', async () => {
    const terminal = fakeTerminal();
    const broken = (): never => {
      throw new Error('A bug.');
    };
    const { failure } = await open(terminal, { modelFor: broken });
    expect(failure).toMatchObject({ kind: 'bug', message: 'A bug.' });
    expect(terminal.isRestored()).toBe(true);
  });

  it('gives the terminal back while the program is stopped, and takes it again', async () => {
    const terminal = fakeTerminal();
    let stop: ((stopped: () => Promise<void>) => void) | undefined;
    const end = open(terminal, {
      onStop: (listener) => {
        stop = listener;
        return () => undefined;
      },
    });
    await terminal.until((screen) => screen.includes('Who should design it?'));
    let restored = false;
    await new Promise<void>((resolve) => {
      stop?.(async () => {
        await terminal.flushed();
        restored = terminal.isRestored();
        resolve();
      });
    });
    expect(restored).toBe(true);
    await terminal.until((screen) => screen.includes('Who should design it?'));
    expect(terminal.raw).toBe(true);
    terminal.input.write('\u0003\u0003');
    await end;
  });
});

describe('a reply of two thousand pieces', () => {
  const lines = Array.from(
    { length: 480 },
    (_, at) => `Sentence ${at} of the design says something.${at % 4 === 3 ? '\n\n' : ' '}`,
  );
  const pieces = lines.join('').match(/.{1,10}/gs) ?? [];

  function working(terminal: FakeTerminal) {
    const session = createSession(() => new Date().toISOString());
    session.append(started({ model: MODEL }));
    session.append({ type: 'turn.started', turn: 1 });
    return { session, end: open(terminal, { resumed: session, now: () => Date.now() }) };
  }

  /** What was said, in the order in which a reader meets it. */
  function sentences(terminal: FakeTerminal): string[] {
    const text = [...terminal.scrollback(), ...terminal.screen()].join(' ').replace(/\s+/g, ' ');
    return text.match(/Sentence \d+ of/g) ?? [];
  }

  it('is drawn in few frames', async () => {
    const terminal = fakeTerminal();
    const { session, end } = working(terminal);
    await terminal.until((screen) => screen.includes('thinking'));
    const before = terminal.writes();
    expect(pieces.length).toBeGreaterThan(2000);
    stream(session, 1, pieces);
    await terminal.until((screen) => screen.includes('Sentence 479'));
    expect(terminal.writes() - before).toBeLessThan(40);
    session.append({ type: 'session.ended' });
    await end;
  });

  it.each([
    [80, 24],
    [120, 40],
    [40, 10],
    [24, 5],
  ])('is seen once each, and nothing is wiped, at %i by %i', async (columns, rows) => {
    const terminal = fakeTerminal(columns, rows);
    const { session, end } = working(terminal);
    for (let at = 0; at < pieces.length; at += 400) {
      stream(session, 1, pieces.slice(at, at + 400));
      const newest = squeezed(pieces.slice(0, at + 400).join('')).slice(-12);
      await terminal.until((screen) => squeezed(screen).includes(newest));
    }
    session.append({ type: 'session.ended' });
    await end;
    expect(sentences(terminal)).toEqual(lines.map((_, at) => `Sentence ${at} of`));
    expect(terminal.written()).not.toMatch(CLEARS);
  });

  it('survives a terminal that changes its size', async () => {
    const terminal = fakeTerminal(120, 40);
    const { session, end } = working(terminal);
    stream(session, 1, pieces.slice(0, 300));
    await terminal.until((screen) => screen.includes('Sentence 60 of'));
    for (const [columns, rows] of [
      [120, 10],
      [60, 10],
      [60, 30],
      [1, 1],
      [100, 20],
    ] as const)
      terminal.resize(columns, rows);
    stream(session, 1, pieces.slice(300));
    await terminal.until((screen) => screen.includes('Sentence 479 of'));
    expect(terminal.screen().filter((row) => row.includes('of 2 sections'))).toHaveLength(1);
    session.append({ type: 'session.ended' });
    await end;
    expect(terminal.isRestored()).toBe(true);
    expect(terminal.written()).not.toMatch(CLEARS);
  });
});
