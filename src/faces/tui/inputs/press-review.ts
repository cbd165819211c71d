import { intentOf, type Stroke } from '../keys.ts';
import {
  answersOf,
  type FormFrame,
  type FormState,
  type FormStep,
  openPage,
  takeAllRecommended,
} from './question-form-state.ts';

/** The form after one press on the page that shows every answer. */
export function pressReview(state: FormState, stroke: Stroke, frame: FormFrame): FormStep {
  const intent = intentOf('question-review', stroke);
  const { questions, marked } = state;
  switch (intent) {
    case 'send':
      return { state, effect: { type: 'submit', answers: answersOf(state), enough: state.enough } };
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
      return { state: questions[to] ? change(state, to) : state };
    }
    case 'all-recommended':
      return { state: takeAllRecommended(state) };
    case 'enough':
      return { state: { ...state, enough: !state.enough } };
    case 'earlier':
    case 'back':
      return { state: openPage(state, questions.length - 1) };
    case 'help':
      return { state, effect: { type: 'help' } };
    case undefined:
      return { state };
    default:
      return intent satisfies never;
  }
}

function mark(state: FormState, to: number): FormState {
  return { ...state, marked: Math.max(0, Math.min(state.questions.length - 1, to)) };
}

function change(state: FormState, to: number): FormState {
  return openPage({ ...mark(state, to), isChange: true }, to);
}
