import type { Session } from '../../session/session.ts';
import type { View } from '../../session/view.ts';
import { addWorked, NOT_WORKED, workedUntil } from './worked-time.ts';

/** What the screen draws of a session, taken at one moment. */
export type Scene = {
  view: View;
  /** The moment, in milliseconds. */
  now: number;
  /** Milliseconds that the program has worked, without the time that people took. */
  worked: number;
  /** When the wait before a repeated request began, in milliseconds; absent where nothing counts down. */
  waitingSince?: number;
};

/** A session as React's store: however many events come, it calls its listeners at most 20 times a second. */
export type Feed = { subscribe(listener: () => void): () => void; scene(): Scene };

/** Milliseconds between two frames while text comes, and between two while only the clock runs. */
const FRAME = 50;
const BEAT = 100;

/** @param motion whether clocks and spinners run: without it, only events bring a new scene. */
export function createFeed(session: Session, now: () => number, motion: boolean): Feed {
  const listeners = new Set<() => void>();
  let worked = addWorked(NOT_WORKED, session.events);
  let current = take();
  let timer: { due: number; handle: NodeJS.Timeout } | undefined;
  let leave: (() => void) | undefined;

  function take(before?: Scene): Scene {
    const { view } = session;
    const time = now();
    worked = addWorked(worked, session.events);
    const since = waitBegan(view, time, before);
    const ms = isRunning(view) ? workedUntil(worked, time) : worked.ms;
    return { view, now: time, worked: ms, ...(since === undefined || !motion ? {} : { waitingSince: since }) };
  }

  function publish(): void {
    timer = undefined;
    current = take(current);
    for (const listener of [...listeners]) listener();
    if (motion && isRunning(current.view)) wake(BEAT);
  }

  /** One timer: a frame that is wanted sooner takes the place of one that is due later. */
  function wake(afterMs: number): void {
    const due = current.now + afterMs;
    if (timer && timer.due <= due) return;
    clearTimeout(timer?.handle);
    // A clock that was set back must not stop the screen.
    const inMs = Math.min(afterMs, Math.max(0, due - now()));
    timer = { due, handle: setTimeout(publish, inMs) };
  }

  function stop(): void {
    leave?.();
    leave = undefined;
    clearTimeout(timer?.handle);
    timer = undefined;
  }

  return {
    scene: () => current,
    subscribe(listener) {
      listeners.add(listener);
      if (!leave) {
        leave = session.subscribe(() => wake(FRAME));
        if (session.view !== current.view || (motion && isRunning(session.view))) wake(0);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
  };
}

/** Whether the program, not the user, has the floor. */
export function isRunning(view: View): boolean {
  return view.phase === 'thinking' || view.phase === 'writing' || view.phase === 'working';
}

function waitBegan(view: View, now: number, before: Scene | undefined): number | undefined {
  if (!view.live.waiting) return undefined;
  return before?.view.live.waiting === view.live.waiting ? (before.waitingSince ?? now) : now;
}
