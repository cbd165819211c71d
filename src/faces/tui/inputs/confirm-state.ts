import { intentOf, type Stroke } from '../keys.ts';
import type { Step } from './use-machine.ts';

/** Which of the two is marked. */
export type ConfirmState = { yes: boolean };

/** The state after one press; the effect is the answer, once it is given. */
export function pressConfirm(state: ConfirmState, stroke: Stroke): Step<ConfirmState, { answer: boolean }> {
  const intent = intentOf('confirm', stroke);
  switch (intent) {
    case 'yes':
      return { state, effect: { answer: true } };
    case 'no':
      return { state, effect: { answer: false } };
    case 'take':
      return { state, effect: { answer: state.yes } };
    case 'other':
      return { state: { yes: !state.yes } };
    case undefined:
      return { state };
    default:
      return intent satisfies never;
  }
}
