import { type ReactNode, useState } from 'react';
import { toFailure } from '../../../failure.ts';
import { header } from '../parts/header.ts';
import { lastLine } from '../parts/last-line.ts';
import { paragraph } from '../parts/paragraph.ts';
import { textWidth } from '../parts/row.ts';
import { gap, Stack } from '../parts/stack.tsx';
import { textField } from '../parts/text-field.tsx';
import type { PhaseProps } from './phase-props.ts';
import type { Floor } from './waiting-state.ts';

export type SaveElsewhereProps = PhaseProps & {
  floor: Extract<Floor, { state: 'unsaved' }>;
  onBack(): void;
};

/** The report could not be written where it belongs: another place, or none for now. Its text is in the log. */
export function SaveElsewhere(props: SaveElsewhereProps): ReactNode {
  const { stage, theme, columns, rows, session, floor } = props;
  const [broken, breaks] = useState<string>();
  const submit = async (path: string): Promise<void> => {
    if (path.trim() === '') return;
    breaks(undefined);
    await stage.saveAs(session, path.trim()).catch((thrown: unknown) => breaks(toFailure(thrown).message));
  };
  const says = (text: string): string[] =>
    paragraph(text, textWidth(columns) - 2, 3, theme.signs.ellipsis).map((line) => `   ${line}`);
  return (
    <Stack
      rows={rows}
      parts={[
        gap('gap-0'),
        { name: 'title', rank: 4, lines: [header(theme, columns, 'The report could not be saved')] },
        gap('gap-1'),
        { name: 'why', rank: 3, lines: says(broken ?? floor.message) },
        { name: 'safe', rank: 6, lines: says('Its text is safe in the session. Where else should it go?') },
        gap('gap-2'),
        textField(props, {
          name: 'path',
          placeholder: 'a path: design.md, ~/design.md',
          onSubmit: (path) => void submit(path),
          onBack: props.onBack,
        }),
        gap('gap-3'),
        lastLine(props, 'text-area', { submit: 'save here', 'new-line': '', edit: '', back: 'not now' }),
      ]}
    />
  );
}
