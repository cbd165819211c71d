import type { Failure } from '../failure.ts';
import type { Session } from '../session/session.ts';

/** Leaving by a signal, as a failure with its exit code. The session can be resumed. */
export const LEFT: Record<'SIGINT' | 'SIGTERM' | 'SIGHUP', Failure> = {
  SIGINT: { kind: 'interrupted', message: 'Interrupted.' },
  SIGTERM: { kind: 'terminated', message: 'Terminated.' },
  SIGHUP: { kind: 'hangup', message: 'The terminal hung up.' },
};

/** Whatever still runs of a session stops; resolves when its end is in the log. */
export async function leave(session: Session): Promise<void> {
  session.send({ type: 'leave', failure: LEFT.SIGINT });
  await session.until(
    ({ type }) => type === 'session.cancelled' || type === 'session.failed' || type === 'session.ended',
  );
}
