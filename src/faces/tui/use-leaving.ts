import { useRef, useState } from 'react';
import type { Failure } from '../../failure.ts';
import { useKeys } from './keys.ts';

/** Two presses in a row leave: one alone is too easily an accident. Any other key in between takes the first back. */
export type Leaving = {
  /** A first press came. */
  armed: boolean;
  /** For keys that leave on some screens, such as escape on the first one. */
  press(): void;
};

/** Watches for ctrl-c everywhere, and lends the same caution to other keys. @param leave gets why, when it was ctrl-c. */
export function useLeaving(leave: (failure?: Failure) => void): Leaving {
  const isArmed = useRef(false);
  const [armed, arm] = useState(false);
  const set = (value: boolean): void => {
    isArmed.current = value;
    arm(value);
  };
  const press = (failure?: Failure): void => (isArmed.current ? leave(failure) : set(true));
  useKeys((stroke) => {
    const chord = stroke.kind === 'key' ? stroke.chord : '';
    if (chord === 'ctrl-c') press(INTERRUPTED);
    // Whether escape leaves is for the screen to say, which has seen it first.
    else if (chord !== 'escape' && isArmed.current) set(false);
  });
  return { armed, press: () => press() };
}

/** What a person means by ctrl-c: the session, if there is one, can be resumed. */
export const INTERRUPTED: Failure = { kind: 'interrupted', message: 'Interrupted.' };
