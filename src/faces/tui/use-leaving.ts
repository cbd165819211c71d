import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../failure.ts';
import { useKeys } from './keys.ts';

/** Two presses in a row leave: one alone is too easily an accident. Another key takes the first back, and so does time. */
export type Leaving = {
  /** A first press came. */
  armed: boolean;
  /** For keys that leave on some screens, such as escape on the first one. */
  press(): void;
};

/** Milliseconds after which a first press is forgotten. */
const FORGOTTEN = 4000;

/** Watches for ctrl-c everywhere, and lends the same caution to other keys. @param leave gets why, when it was ctrl-c. */
export function useLeaving(leave: (failure?: Failure) => void): Leaving {
  // Presses may come faster than frames, so what is drawn is not what decides.
  const isArmed = useRef(false);
  const [armed, draw] = useState(false);
  const arm = (value: boolean): void => {
    isArmed.current = value;
    draw(value);
  };
  const press = (failure?: Failure): void => (isArmed.current ? leave(failure) : arm(true));
  useKeys((stroke) => {
    const chord = stroke.kind === 'key' ? stroke.chord : '';
    if (chord === 'ctrl-c') press(INTERRUPTED);
    // Whether escape leaves is for the screen to say, which has seen it first.
    else if (chord !== 'escape' && isArmed.current) arm(false);
  });
  useEffect(() => {
    if (!armed) return;
    const timer = setTimeout(() => {
      isArmed.current = false;
      draw(false);
    }, FORGOTTEN);
    return () => clearTimeout(timer);
  }, [armed]);
  return { armed, press: () => press() };
}

/** What a person means by ctrl-c: the session, if there is one, can be resumed. */
export const INTERRUPTED: Failure = { kind: 'interrupted', message: 'Interrupted.' };
