import { Text } from 'ink';
import type { ReactNode } from 'react';
import { widthOf } from '../../../text/width.ts';
import { type Stroke, useKeys } from '../keys.ts';
import type { Theme } from '../theme.ts';
import { drawText } from './draw-text.ts';
import { arrow } from './fit-blocks.ts';
import {
  pressText,
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
  /** Sees every press first, with the text as it stands; true: it was taken, and the area does nothing. */
  onKey?(stroke: Stroke, text: string): boolean;
};

type Action = { stroke: Stroke; frame: TextAreaFrame } | { replace: string };

/** Draws the text and passes presses on; see the props. */
export function TextArea(props: TextAreaProps): ReactNode {
  const { theme, columns, maxRows, active = true, history = [], initial, placeholder = '' } = props;
  const margin = props.margin ?? `${theme.signs.rule} `;
  const frame = { width: Math.max(2, columns - widthOf(margin) - 1), height: Math.max(1, maxRows), history };
  const [state, send, now] = useMachine(reduce, () => startText(initial));

  const change = (action: Action): TextAreaEffect | undefined => {
    const before = now().text;
    const effect = send(action);
    const { text } = now();
    if (text !== before) props.onChange?.(text);
    return effect;
  };
  useKeys((stroke) => {
    const { text } = now();
    if (props.onKey?.(stroke, text)) return;
    if (props.onHelp && text === '' && stroke.kind === 'text' && stroke.text === '?') return props.onHelp();
    const effect = change({ stroke, frame });
    if (effect === 'submit') props.onSubmit(text);
    if (effect === 'back') props.onBack?.(text);
    if (effect === 'edit') {
      props.onEdit?.(text).then((edited) => edited !== undefined && change({ replace: edited }));
    }
  }, active);

  const { rows, above, below } = drawText(theme, state, { ...frame, active, placeholder });
  const lines = rows.map((row, at) => {
    const more = at === 0 && above ? 'up' : at === rows.length - 1 && below ? 'down' : undefined;
    return theme.dim(more ? margin.replace(/\S/, arrow(theme, more)) : margin) + row;
  });
  return <Text wrap="truncate-end">{lines.join('\n')}</Text>;
}

function reduce(state: TextAreaState, action: Action): Step<TextAreaState, TextAreaEffect> {
  if ('replace' in action) return { state: replaceText(state, action.replace) };
  return pressText(state, action.stroke, action.frame);
}
