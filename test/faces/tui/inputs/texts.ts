import { pressText, type TextAreaState } from '../../../../src/faces/tui/inputs/text-area-state.ts';
import { KEYS, pressed, type Stroke, typed } from '../../../../src/faces/tui/keys.ts';

/** Keys pressed at a text that is being written. */

export const FRAME = { width: 20, height: 4, history: [] as readonly string[] };

/** All chords that mean something in a text. */
export const CHORDS = new Set<string>(KEYS['text-area'].flatMap(({ chords }) => [...chords]));

/** Presses keys one after the other: a chord where it is the name of one, else what is typed. */
export function press(state: TextAreaState, keys: readonly (string | Stroke)[], frame = FRAME): TextAreaState {
  return keys.reduce<TextAreaState>((now, key) => pressText(now, strokeOf(key), frame).state, state);
}

function strokeOf(key: string | Stroke): Stroke {
  if (typeof key !== 'string') return key;
  return CHORDS.has(key) ? pressed(key) : typed(key);
}
