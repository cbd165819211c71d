import { intentOf, type Stroke } from '../keys.ts';
import type { Step } from './use-machine.ts';

/** Which of the two is marked, and whether it was answered: that happens once. */
export type ConfirmState = { yes: boolean; isAnswered: boolean };

/** The state after one press; the effect is the answer. An enter that was typed after a `y` does not answer again. */
export function pressConfirm(state: ConfirmState, stroke: Stroke): Step<ConfirmState, { answer: boolean }> {
  if (state.isAnswered) return { state };
  const intent = intentOf('confirm', stroke);
  switch (intent) {
    case 'yes':
      return answer(true);
    case 'no':
      return answer(false);
    case 'take':
      return answer(state.yes);
    case 'other':
      return { state: { ...state, yes: !state.yes } };
    case undefined:
      return { state };
    default:
      return intent satisfies never;
  }
}

function answer(yes: boolean): Step<ConfirmState, { answer: boolean }> {
  return { state: { yes, isAnswered: true }, effect: { answer: yes } };
}
