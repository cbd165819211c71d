import { Text } from 'ink';
import { type ReactNode, useRef } from 'react';
import type { Answer, Question } from '../../../session/question.ts';
import { replacementFor } from '../completion/choice.ts';
import type { Completer } from '../completion/completer.ts';
import { useMenu } from '../completion/use-menu.ts';
import { type Stroke, useKeys } from '../keys.ts';
import type { Theme } from '../theme.ts';
import { drawQuestion, formFrame } from './draw-question.ts';
import { drawReview } from './draw-review.ts';
import { drawTalk } from './draw-talk.ts';
import { hintLine } from './hint-line.ts';
import { pressForm } from './press-form.ts';
import {
  type FormEffect,
  type FormState,
  type FormStep,
  type FormText,
  takeEdited,
  textInHand,
  withText,
} from './question-form-state.ts';
import { restore, serialise } from './question-saved.ts';
import { replacePiece } from './text-area-state.ts';
import { useMachine } from './use-machine.ts';

/**
 * Asks questions, a page each, and a last page that shows every answer before it is sent. It draws its own header and
 * its own line of keys. Mount it anew each time something is asked: one form is one set of questions.
 */
export type QuestionFormProps = {
  theme: Theme;
  columns: number;
  /** The most rows it may use. */
  rows: number;
  /** One or more, ids unique. */
  questions: readonly Question[];
  /**
   * What `onDraft` last gave, also for other questions of the session, or in another run of the program. Anything
   * unreadable in it is ignored.
   */
  draft?: string;
  /** Whether questions come one at a time, as far as is known; a key changes it. Without it, there is no such key. */
  oneByOne?: boolean;
  /** What escape on the first question does, in a word. Default `leave`. */
  out?: string;
  active?: boolean;
  /** Completes what is written, in a list above the keys. */
  completer?: Completer;
  /**
   * Enter on the last page: one answer a question, in the order of the questions. One at a time, enter on a question:
   * its answer alone.
   * @param enough the user wants no more questions
   * @param oneByOne the user wants one question at a time: those without an answer here they did not look at
   */
  onSubmit(answers: Answer[], enough: boolean, oneByOne: boolean): void;
  /** The user replies in words, and the questions stay. Without it, there is no key for that. */
  onReply?(text: string, about: string | undefined): void;
  /** After every change: the whole form as text, to be kept, and cut to what is left when something was sent. */
  onDraft?(draft: string): void;
  /** Escape on the first question. Nothing is lost; ask before anything is. */
  onBack?(): void;
  /** ctrl-g: opens an editor on the own words or the note. Nothing: no change. */
  onEdit?(text: string): Promise<string | undefined>;
  /** `?` where it is no text. */
  onHelp?(): void;
};

type Action =
  | { stroke: Stroke; columns: number; rows: number; theme: Theme }
  | { of: FormText; edited: string }
  | { of: FormText; start: number; end: number; added: string };

/** The question, or the words so far, keep so many rows beside a list. */
const BESIDE_LIST = 7;

/** Draws the page that is open and passes presses on; see the props. */
export function QuestionForm(props: QuestionFormProps): ReactNode {
  const { theme, columns, rows, questions, oneByOne, out, active = true } = props;
  const offer = { talk: props.onReply !== undefined, ...(oneByOne !== undefined && { oneByOne }), ...(out && { out }) };
  const [state, send, now] = useMachine(reduce, () => restore(questions, props.draft, offer));
  const kept = useRef(props.draft);
  const inHand = textInHand(state);
  const menu = useMenu(props.completer, inHand?.written, rows - BESIDE_LIST);
  const list = menu.lines(theme, columns);

  const change = (action: Action): FormEffect | undefined => {
    const effect = send(action);
    const draft = serialise(now());
    if (draft !== kept.current) {
      kept.current = draft;
      props.onDraft?.(draft);
    }
    return effect;
  };
  const edit = async ({ of, text }: Extract<FormEffect, { type: 'edit' }>): Promise<void> => {
    const edited = await props.onEdit?.(text);
    if (edited !== undefined) change({ of, edited });
  };
  const isOfList = (stroke: Stroke): boolean => {
    const { of, written } = textInHand(now()) ?? {};
    return menu.press(stroke, written, ({ token: { start, end }, choice }) => {
      if (of && written) change({ of, start, end, added: replacementFor(choice, written.text, end) });
    });
  };
  useKeys((stroke) => {
    if (isOfList(stroke)) return;
    const effect = change({ stroke, columns, rows: rows - list.length, theme });
    switch (effect?.type) {
      case undefined:
        return;
      case 'submit':
        return props.onSubmit(effect.answers, effect.enough, effect.oneByOne);
      case 'reply':
        return props.onReply?.(effect.text, effect.about);
      case 'back':
        return props.onBack?.();
      case 'help':
        return props.onHelp?.();
      case 'edit':
        return void edit(effect);
      default:
        return effect satisfies never;
    }
  }, active);

  const page = draw(theme, state, columns, rows - list.length);
  const lines =
    list.length > 0
      ? [...page.slice(0, -1), ...list.map((line) => line || ' '), hintLine(theme, columns, 'menu')]
      : page;
  return <Text wrap="truncate-end">{lines.slice(0, Math.max(1, rows)).join('\n')}</Text>;
}

function draw(theme: Theme, state: FormState, columns: number, rows: number): string[] {
  if (state.isTalking) return drawTalk(theme, state, columns, rows);
  const isReview = state.page >= state.questions.length;
  return isReview ? drawReview(theme, state, columns, rows) : drawQuestion(theme, state, columns, rows);
}

function reduce(state: FormState, action: Action): FormStep {
  if ('edited' in action) return { state: takeEdited(state, action.of, action.edited) };
  if ('added' in action) {
    const { of, start, end, added } = action;
    return { state: withText(state, of, (text) => replacePiece(text, start, end, added)) };
  }
  const { stroke, columns, rows, theme } = action;
  return pressForm(state, stroke, formFrame(theme, state, columns, rows));
}
