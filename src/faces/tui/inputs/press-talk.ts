import type { Stroke } from '../keys.ts';
import { isSaid } from './question-draft.ts';
import type { FormFrame, FormState, FormStep } from './question-form-state.ts';
import { pressText, type TextAreaState } from './text-area-state.ts';

/** The form after one press while the user writes words in place of answers. The page below stays as it was. */
export function pressTalk(state: FormState, talk: TextAreaState, stroke: Stroke, frame: FormFrame): FormStep {
  const { state: text, effect } = pressText(talk, stroke, frame.talk);
  const next = { ...state, talk: text };
  switch (effect) {
    case 'submit':
      return isSaid(text)
        ? { state: next, effect: { type: 'reply', text: text.text, ...aboutOf(state) } }
        : { state: next };
    case 'back':
      return { state: { ...next, isTalking: false } };
    case 'edit':
      return { state: next, effect: { type: 'edit', of: { field: 'talk' }, text: text.text } };
    case undefined:
    case 'above':
    case 'below':
      return { state: text === talk ? state : next };
    default:
      return effect satisfies never;
  }
}

/** The question below; on the review it is none. */
function aboutOf({ questions, page }: FormState): { about?: string } {
  const about = questions[page]?.id;
  return about === undefined ? {} : { about };
}
