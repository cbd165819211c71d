import { TextArea, type TextAreaProps } from '../inputs/text-area.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { textWidth } from './row.ts';
import type { StackPart } from './stack.tsx';

/** What a field is for; what the area itself would be told otherwise is the same on every screen. */
export type TextFieldProps = Omit<TextAreaProps, 'theme' | 'columns' | 'maxRows' | 'active' | 'margin' | 'onHelp'> & {
  /** The part's own, by which what is typed in it stays. */
  name: string;
  /** It takes what room there is, and shows two rows where there are two; else it is as high as its text. */
  grows?: boolean;
  /** Where the help opens. */
  help?: Parameters<ScreenProps['onHelp']>;
};

/** The field of a screen that is answered in words: where they go, the cursor stands behind the sign of a choice. */
export function textField(screen: ScreenProps, { name, grows = false, help, ...area }: TextFieldProps): StackPart {
  const { theme, columns, rows, active } = screen;
  return {
    name,
    rank: 0,
    least: grows ? Math.min(2, rows) : 1,
    ...(grows && { grows }),
    draw: (maxRows) => (
      <TextArea
        {...area}
        theme={theme}
        columns={textWidth(columns) + 2}
        margin={` ${theme.signs.choice} `}
        maxRows={maxRows}
        active={active}
        onHelp={() => screen.onHelp(...(help ?? ['text-area']))}
      />
    ),
  };
}
