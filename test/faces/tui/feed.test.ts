import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFeed, type Scene } from '../../../src/faces/tui/feed.ts';
import { NO_USAGE } from '../../../src/session/events.ts';
import { createSession, type Session } from '../../../src/session/session.ts';
import { started } from '../../support/sample-session.ts';

const now = (): number => Date.now();

function running(): Session {
  const session = createSession(() => new Date(now()).toISOString());
  session.append(started());
  session.append({ type: 'turn.started', turn: 1 });
  return session;
}

/** The scenes that come, the first look included. */
function watch(session: Session, motion: boolean): { scenes: Scene[]; stop: () => void } {
  const feed = createFeed(session, now, motion);
  const scenes = [feed.scene()];
  return { scenes, stop: feed.subscribe(() => scenes.push(feed.scene())) };
}

describe('the feed of a session', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00.000Z') }));
  afterEach(() => void vi.useRealTimers());

  it('makes few scenes of many deltas, and loses none', () => {
    const session = running();
    const { scenes, stop } = watch(session, false);
    for (let at = 0; at < 2000; at++) {
      session.append({ type: 'text.delta', turn: 1, text: 'word ' });
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(100);
    expect(scenes.length).toBeGreaterThan(30);
    expect(scenes.length).toBeLessThanOrEqual(63);
    expect(scenes.at(-1)?.view.tail).toBe('word '.repeat(2000));
    stop();
  });

  it('shows what comes after a quiet time at once', () => {
    const session = running();
    const { scenes, stop } = watch(session, false);
    vi.advanceTimersByTime(5000);
    session.append({ type: 'text.delta', turn: 1, text: 'a' });
    vi.advanceTimersByTime(1);
    expect(scenes.at(-1)?.view.tail).toBe('a');
    stop();
  });

  it('lets the clock run while the program works, ten times a second, and only then', () => {
    const session = running();
    const { scenes, stop } = watch(session, true);
    vi.advanceTimersByTime(3000);
    expect(scenes.length).toBeGreaterThan(25);
    expect(scenes.length).toBeLessThan(35);
    expect(scenes.at(-1)?.worked).toBeGreaterThanOrEqual(2900);
    session.append({ type: 'turn.ended', turn: 1, content: [], stop: 'end_turn', usage: NO_USAGE });
    session.append({ type: 'floor.given' });
    vi.advanceTimersByTime(200);
    const { length } = scenes;
    vi.advanceTimersByTime(60_000);
    expect(scenes.length).toBe(length);
    expect(scenes.at(-1)?.worked).toBe(3000);
    stop();
  });

  it('makes no scene by itself without motion', () => {
    const { scenes, stop } = watch(running(), false);
    vi.advanceTimersByTime(60_000);
    expect(scenes).toHaveLength(1);
    stop();
  });

  it('remembers when a wait began', () => {
    const session = running();
    const { scenes, stop } = watch(session, true);
    const failure = { kind: 'overloaded', message: 'Busy.' } as const;
    session.append({ type: 'turn.waiting', turn: 1, attempt: 1, waitMs: 4000, failure });
    vi.advanceTimersByTime(2000);
    const since = scenes.at(-1)?.waitingSince ?? 0;
    expect(now() - since).toBeGreaterThanOrEqual(1900);
    session.append({ type: 'text.delta', turn: 1, text: 'a' });
    vi.advanceTimersByTime(100);
    expect(scenes.at(-1)?.waitingSince).toBeUndefined();
    stop();
  });

  it('is not stopped by a clock that is set back', () => {
    const session = running();
    let shift = 0;
    const feed = createFeed(session, () => now() + shift, false);
    let scenes = 0;
    const stop = feed.subscribe(() => scenes++);
    shift = -3_600_000;
    session.append({ type: 'text.delta', turn: 1, text: 'a' });
    vi.advanceTimersByTime(50);
    expect(scenes).toBe(1);
    stop();
  });

  it('lets go of the session and its timer when nobody looks', () => {
    const session = running();
    const { stop } = watch(session, true);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
