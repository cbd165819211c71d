import { useEffect, useRef } from 'react';
import { progress } from '../../session/draft.ts';
import type { Phase, View } from '../../session/view.ts';
import { isRunning, type Scene } from './feed.ts';
import { activityOf } from './parts/activity.ts';
import { KEEP_TITLE, NO_SIGNALS, noteSequence, progressSequence, TAKE_TITLE_BACK, titleSequence } from './signals.ts';
import type { Stage } from './stage.ts';

/** Work that took less is watched by whoever began it. In milliseconds. */
const LONG = 10_000;

/**
 * Tells the terminal how it stands, beside the screen: the title, the progress of its tab, and, when the user is
 * needed after some time of work, its bell or a note. None of it moves the cursor, and each goes out in a piece of its
 * own between two frames. What it told is taken back when the session is gone from the screen.
 */
export function useSignals({ output, look: { signals = NO_SIGNALS } }: Stage, scene: Scene): void {
  const { view, now } = scene;
  const title = signals.title ? titleOf(scene) : '';
  const bar = signals.progress ? progressSequence(shareOf(view)) : '';
  const needs = NEEDS[view.phase];

  useEffect(() => {
    if (!signals.title) return;
    output.write(KEEP_TITLE);
    return () => {
      output.write((signals.progress ? progressSequence(undefined) : '') + TAKE_TITLE_BACK);
    };
  }, [output, signals]);
  useEffect(() => {
    if (title !== '') output.write(titleSequence(title));
  }, [output, title]);
  useEffect(() => {
    if (bar !== '') output.write(bar);
  }, [output, bar]);

  const since = useRef<number>(undefined);
  const running = isRunning(view);
  if (running) since.current ??= now;
  useEffect(() => {
    const began = since.current;
    if (running || began === undefined) return;
    since.current = undefined;
    if (needs !== undefined && now - began >= LONG) output.write(noteSequence(signals.notify, needs));
  }, [output, signals, running, needs, now]);
}

/** What the user is called for. */
const NEEDS: Record<Phase, string | undefined> = {
  asking: 'The architect has questions.',
  permitting: 'The architect asks for leave.',
  deciding: 'A change to the report waits for your yes.',
  waiting: 'It is your turn.',
  idle: undefined,
  thinking: undefined,
  writing: undefined,
  working: undefined,
  over: undefined,
};

/** A few words of what goes on come first: tabs are narrow. */
function titleOf(scene: Scene): string {
  const { view } = scene;
  const what = view.draft.title ?? view.started?.persona.name ?? 'backend-architect';
  if (view.live.waiting) return `waiting: ${what}`;
  if (isRunning(view)) return `${activityOf(scene).label || 'working'}: ${what}`;
  switch (view.phase) {
    case 'asking':
      return `questions: ${what}`;
    case 'permitting':
    case 'deciding':
      return `your yes: ${what}`;
    default:
      return what;
  }
}

/** Sections done of due while it works; nothing while the user has the floor. */
function shareOf(view: View): number | 'unknown' | undefined {
  if (!isRunning(view)) return undefined;
  const due = view.started?.sections ?? [];
  const done = progress(view.draft, due).filter((section) => section.done).length;
  return due.length === 0 || done === 0 ? 'unknown' : done / due.length;
}
