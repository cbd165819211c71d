import { intentOf, type Stroke } from '../keys.ts';
import {
  type FormFrame,
  type FormState,
  type FormStep,
  openPage,
  reviewed,
  submission,
  takeAllRecommended,
} from './question-form-state.ts';

/** The form after one press on the page that shows the answers. */
export function pressReview(state: FormState, stroke: Stroke, frame: FormFrame): FormStep {
  const intent = intentOf('question-review', stroke);
  const { questions, marked, isAlone } = state;
  switch (intent) {
    case 'send':
      return { state, effect: submission(state) };
    case 'up':
      return { state: mark(state, marked - 1) };
    case 'down':
      return { state: mark(state, marked + 1) };
    case 'page-up':
      return { state: mark(state, marked - Math.ceil(frame.page / 3)) };
    case 'page-down':
      return { state: mark(state, marked + Math.ceil(frame.page / 3)) };
    case 'change':
      return { state: change(state, marked) };
    case 'jump': {
      const to = stroke.kind === 'text' ? Number(stroke.text) - 1 : -1;
      return { state: questions[to] && !isAlone ? change(state, to) : state };
    }
    case 'all-recommended':
      return { state: takeAllRecommended(state, reviewed(state)) };
    case 'enough':
      // It is said of all that is asked, so all of it is shown.
      return { state: openPage({ ...state, enough: !state.enough }, questions.length) };
    case 'talk':
      return { state: state.talk ? { ...state, isTalking: true } : state };
    case 'earlier':
    case 'back':
      return { state: openPage(state, isAlone ? marked : questions.length - 1) };
    case 'help':
      return { state, effect: { type: 'help' } };
    case undefined:
      return { state };
    default:
      return intent satisfies never;
  }
}

function mark(state: FormState, to: number): FormState {
  const { questions, isAlone } = state;
  return isAlone ? state : { ...state, marked: Math.max(0, Math.min(questions.length - 1, to)) };
}

/** Opens a question. From the review of all, going on leads back there. */
function change(state: FormState, to: number): FormState {
  return openPage({ ...mark(state, to), isChange: !state.isAlone }, to);
}
