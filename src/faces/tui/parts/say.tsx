import type { ReactNode } from 'react';
import { type Intent, intentOf, useKeys } from '../keys.ts';
import type { ScreenProps } from '../screen-props.ts';
import { header } from './header.ts';
import { lastLine } from './last-line.ts';
import { paragraph } from './paragraph.ts';
import { textWidth } from './row.ts';
import { gap, Stack } from './stack.tsx';

export type SayProps = ScreenProps & {
  title: string;
  /** Paragraphs, from anywhere. */
  text: readonly string[];
  /** What the keys do here, in the words of the last line. */
  words: Partial<Record<Intent<'notice'>, string>>;
  /** It stands below something else: an empty row parts them. */
  apart?: boolean;
  onGo(): void;
  onBack(): void;
  /** A model of this machine was found, and can be used. */
  onLocal?(): void;
};

/** A screen that says something and waits for a key. */
export function Say(props: SayProps): ReactNode {
  const { theme, columns, rows, active, title, text, words } = props;
  useKeys((stroke) => {
    const intent = intentOf('notice', stroke);
    switch (intent) {
      case 'go':
        return props.onGo();
      case 'local':
        return props.onLocal?.();
      case 'back':
        return props.onBack();
      case 'help':
        return props.onHelp('notice');
      case undefined:
        return;
      default:
        return intent satisfies never;
    }
  }, active);
  const paragraphs = text.map((each) => paragraph(each, textWidth(columns) - 4).map((line) => `   ${line}`));
  return (
    <Stack
      rows={rows}
      parts={[
        ...(props.apart ? [gap('gap-above')] : []),
        { name: 'title', rank: 0, lines: [header(theme, columns, title)] },
        ...paragraphs.flatMap((lines, at) => [gap(`gap-${at}`), { name: `text-${at}`, rank: 3 + at, lines }]),
        gap('gap-last'),
        lastLine(props, 'notice', { ...words, ...(!props.onLocal && { local: '' }) }),
      ]}
    />
  );
}
