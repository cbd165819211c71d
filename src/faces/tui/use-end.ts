import { useApp } from 'ink';
import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../failure.ts';
import type { Session } from '../../session/session.ts';
import type { Stage } from './stage.ts';

/** How the user left: with which session, and what went wrong, if anything. */
export type Outcome = { session?: Session; failure?: Failure };

/**
 * The end of the app: by what happens in it, or because the program must go.
 *
 * @returns whether it has come (the live part is then to be gone from the screen), and how to bring it about.
 */
export function useEnd({ leaving }: Stage, session: Session | undefined): [boolean, (failure?: Failure) => void] {
  const { exit } = useApp();
  const [outcome, setOutcome] = useState<Outcome>();
  const end = useCallback(
    (failure?: Failure) => setOutcome({ ...(session && { session }), ...(failure && { failure }) }),
    [session],
  );
  useEffect(() => {
    const onAbort = (): void => end();
    if (leaving.aborted) onAbort();
    leaving.addEventListener('abort', onAbort);
    return () => leaving.removeEventListener('abort', onAbort);
  }, [leaving, end]);
  useEffect(() => {
    if (outcome) exit(outcome);
  }, [outcome, exit]);
  return [outcome !== undefined, end];
}
