import { use, useEffectEvent, useLayoutEffect } from 'react';
import { KeyboardContext } from './keyboard.tsx';
import type { Stroke } from './keys-strokes.ts';

export { pressed, type Stroke, typed } from './keys-strokes.ts';
export { bindingsOf, type Intent, intentOf, KEYS, type Mode } from './keys-table.ts';

/**
 * Hands over what is typed and pasted, press by press, in order, from the frame on that shows the component.
 * `intentOf(mode, stroke)` says what a press means. All that are active hear a press, so at most one screen is.
 * The handler may be called several times before the next frame, so what it decides by must not come from the last
 * render: see `useMachine`.
 *
 * @param active false: the keys are somebody else's for now. Default true.
 */
export function useKeys(handle: (stroke: Stroke) => void, active = true): void {
  const listen = use(KeyboardContext);
  const hear = useEffectEvent(handle);
  // A layout effect: in place in the same commit as the frame.
  useLayoutEffect(() => (active ? listen((stroke) => hear(stroke)) : undefined), [listen, active]);
}
