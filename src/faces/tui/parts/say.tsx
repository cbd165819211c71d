import type { ReactNode } from 'react';
import { useKeys } from '../keys.ts';
import type { ScreenProps } from '../screens/screen-props.ts';
import type { Hint } from './footer.ts';
import { header } from './header.ts';
import { lastLine } from './last-line.ts';
import { paragraph } from './paragraph.ts';
import { textWidth } from './row.ts';
import { GAP, Stack } from './stack.tsx';

export type SayProps = ScreenProps & {
  title: string;
  /** Paragraphs, from anywhere. */
  text: readonly string[];
  hints: readonly Hint[];
  /** Keys by their chord: what each does here. */
  keys: Readonly<Record<string, () => void>>;
};

/** A screen that says something and waits for a key. */
export function Say(props: SayProps): ReactNode {
  const { theme, columns, rows, active, title, text, hints, keys } = props;
  useKeys((stroke) => {
    const chord = stroke.kind === 'key' ? stroke.chord : stroke.text;
    if (chord === '?') props.onHelp();
    keys[chord]?.();
  }, active);
  const paragraphs = text.map((words) => paragraph(words, textWidth(columns) - 4).map((line) => `   ${line}`));
  return (
    <Stack
      rows={rows}
      parts={[
        { name: 'title', rank: 0, lines: [header(theme, columns, title)] },
        ...paragraphs.flatMap((lines, at) => [
          { ...GAP, name: `gap-${at}` },
          { name: `text-${at}`, rank: 3 + at, lines },
        ]),
        { ...GAP, name: 'gap' },
        lastLine(props, hints),
      ]}
    />
  );
}
