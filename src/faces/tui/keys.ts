import { useInput, usePaste } from 'ink';
import { pasteOf, type Stroke, strokesOf } from './keys-strokes.ts';

export { pressed, type Stroke, typed } from './keys-strokes.ts';
export { bindingsOf, type Intent, intentOf, KEYS, type Mode } from './keys-table.ts';

/**
 * Hands over what is typed and pasted, press by press, in order. `intentOf(mode, stroke)` says what a press means.
 * The handler may be called several times before the next frame, so what it decides by must not come from the last
 * render: see `useMachine`.
 *
 * @param active false: the keys are somebody else's for now. Default true.
 */
export function useKeys(handle: (stroke: Stroke) => void, active = true): void {
  useInput((input, key) => strokesOf(input, key).forEach(handle), { isActive: active });
  usePaste((text) => handle(pasteOf(text)), { isActive: active });
}
