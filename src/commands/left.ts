import type { Failure } from '../failure.ts';

/** Leaving by a signal, as a failure with its exit code. The session can be resumed. */
export const LEFT: Record<'SIGINT' | 'SIGTERM' | 'SIGHUP', Failure> = {
  SIGINT: { kind: 'interrupted', message: 'Interrupted.' },
  SIGTERM: { kind: 'terminated', message: 'Terminated.' },
  SIGHUP: { kind: 'hangup', message: 'The terminal hung up.' },
};
