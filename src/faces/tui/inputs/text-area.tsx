import { Text } from 'ink';
import type { ReactNode } from 'react';
import { widthOf } from '../../../text/width.ts';
import { replacementFor } from '../completion/choice.ts';
import type { Completer } from '../completion/completer.ts';
import { type Taken, useMenu } from '../completion/use-menu.ts';
import { type Stroke, useKeys } from '../keys.ts';
import type { Theme } from '../theme.ts';
import { drawText } from './draw-text.ts';
import { arrow } from './fit-blocks.ts';
import {
  pressText,
  replacePiece,
  replaceText,
  startText,
  type TextAreaEffect,
  type TextAreaFrame,
  type TextAreaState,
} from './text-area-state.ts';
import { type Step, useMachine } from './use-machine.ts';

/** A field of several lines. Uncontrolled: it starts with `initial`, and tells of every change. */
export type TextAreaProps = {
  theme: Theme;
  /** The width it may use, in cells, its margin included. */
  columns: number;
  /** The most rows it may use; it grows with its text up to there, then scrolls. At least 1. */
  maxRows: number;
  /** What it starts with, the cursor at its end. Default empty. Later changes of this prop are ignored. */
  initial?: string;
  /** Shown, dim, while there is no text. */
  placeholder?: string;
  /** Drawn before each row: an upright line by default. Its sign turns into an arrow where more text is above or below. */
  margin?: string;
  /** Whether the keys are its own. Default true. The cursor is drawn only then. */
  active?: boolean;
  /** Earlier texts, newest first: up in the first row, down in the last. What was typed before is kept. */
  history?: readonly string[];
  /** Enter. The text exactly as typed, also when empty. */
  onSubmit(text: string): void;
  /** After every change, from the key handler. */
  onChange?(text: string): void;
  /** Escape. The text stays. */
  onBack?(text: string): void;
  /** ctrl-g: opens an editor; what it resolves to replaces the text (undo brings the old back). Nothing: no change. */
  onEdit?(text: string): Promise<string | undefined>;
  /** `?` typed while there is no text; without this it is an ordinary character. */
  onHelp?(): void;
  /** Completes what is typed, in a list below the text; and takes what is sent, where it is a command. */
  completer?: Completer;
  /** Sees every press first but the list's, with the text as it stands; true: it was taken, and the area does nothing. */
  onKey?(stroke: Stroke, text: string): boolean;
};

type Action =
  | { stroke: Stroke; frame: TextAreaFrame }
  | { replace: string }
  | { start: number; end: number; added: string };

/** Draws the text and passes presses on; see the props. */
export function TextArea(props: TextAreaProps): ReactNode {
  const { theme, columns, maxRows, active = true, history = [], initial, placeholder = '' } = props;
  const margin = props.margin ?? `${theme.signs.rule} `;
  const width = Math.max(2, columns - widthOf(margin) - 1);
  const [state, send, now] = useMachine(reduce, () => startText(initial));
  const menu = useMenu(props.completer, state, maxRows - 1);
  const below = menu.lines(theme, columns);
  const frame = { width, height: Math.max(1, maxRows - below.length), history };

  const change = (action: Action): TextAreaEffect | undefined => {
    const before = now().text;
    const effect = send(action);
    const { text } = now();
    if (text !== before) props.onChange?.(text);
    return effect;
  };
  const take = ({ token, choice }: Taken): void => {
    const { start, end } = token;
    change({ start, end, added: replacementFor(choice, now().text, end) });
    choice.run?.();
  };
  const submit = (text: string): void => {
    const isWords = menu.isWords(now());
    if (isWords || !props.completer?.submit(text, () => void change({ replace: '' }))) props.onSubmit(text);
  };
  useKeys((stroke) => {
    const { text } = now();
    if (menu.press(stroke, now(), take)) return;
    if (props.onKey?.(stroke, text)) return;
    if (props.onHelp && text === '' && stroke.kind === 'text' && stroke.text === '?') return props.onHelp();
    const effect = change({ stroke, frame });
    if (effect === 'submit') submit(text);
    if (effect === 'back') props.onBack?.(text);
    if (effect === 'edit') {
      props.onEdit?.(text).then((edited) => edited !== undefined && change({ replace: edited }));
    }
  }, active);

  const drawn = drawText(theme, state, { ...frame, active, placeholder });
  const lines = drawn.rows.map((row, at) => {
    const more = at === 0 && drawn.above ? 'up' : at === drawn.rows.length - 1 && drawn.below ? 'down' : undefined;
    return theme.dim(more ? margin.replace(/\S/, arrow(theme, more)) : margin) + row;
  });
  return <Text wrap="truncate-end">{[...lines, ...below.map((line) => line || ' ')].join('\n')}</Text>;
}

function reduce(state: TextAreaState, action: Action): Step<TextAreaState, TextAreaEffect> {
  if ('replace' in action) return { state: replaceText(state, action.replace) };
  if ('added' in action) return { state: replacePiece(state, action.start, action.end, action.added) };
  return pressText(state, action.stroke, action.frame);
}
