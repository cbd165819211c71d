import { useRef, useState } from 'react';

/** What a reducer of an input gives back: the state after, and what the one who drew it should be told. */
export type Step<State, Effect> = { state: State; effect?: Effect };

/**
 * A reducer whose effects are known at once, in the key handler: keys can come faster than frames, and a submit must
 * see what the press before it did.
 *
 * @returns the state to draw, a function that takes one action and returns its effect, and one that reads the state now.
 */
export function useMachine<State, Action, Effect>(
  reduce: (state: State, action: Action) => Step<State, Effect>,
  start: () => State,
): [State, (action: Action) => Effect | undefined, () => State] {
  const [drawn, draw] = useState(start);
  const now = useRef(drawn);
  const send = (action: Action): Effect | undefined => {
    const { state, effect } = reduce(now.current, action);
    if (state !== now.current) {
      now.current = state;
      draw(state);
    }
    return effect;
  };
  return [drawn, send, () => now.current];
}
