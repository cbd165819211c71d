import type { Session } from './session.ts';

/** The longest that streamed text may stay out of the journal, in milliseconds. */
const TAIL_EVERY_MS = 250;

/**
 * Sees to it that the open block is in the log soon after it grows, so that a kill loses less than a second.
 * @param later runs a function once after so many milliseconds, without keeping the process alive.
 */
export function keepTails(session: Session, later: (run: () => void, ms: number) => void): void {
  let due = false;
  session.subscribe((event) => {
    if (event.type !== 'text.delta' || due) return;
    due = true;
    later(() => {
      due = false;
      const { phase, tail, turn } = session.view;
      if (phase === 'writing' && tail !== '') session.append({ type: 'text.tail', turn, markdown: tail });
    }, TAIL_EVERY_MS);
  });
}
