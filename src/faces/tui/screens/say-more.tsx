import { type ReactNode, useState } from 'react';
import { useCompleter } from '../completion/use-completer.ts';
import { failureWords } from '../parts/failure-words.ts';
import { header } from '../parts/header.ts';
import { lastLine, warningLines } from '../parts/last-line.ts';
import { gap, Stack } from '../parts/stack.tsx';
import { textField } from '../parts/text-field.tsx';
import { useEditor } from '../use-editor.ts';
import type { PhaseProps } from './phase-props.ts';
import { sessionCommands } from './session-commands.ts';
import { useAsides } from './use-asides.tsx';

export type SayMoreProps = PhaseProps & {
  title: string;
  placeholder: string;
  /** Whether it was taken. */
  onSay(text: string): boolean;
  onBack(): void;
};

/** Words beside a decision. What is typed is the floor's own draft. */
export function SayMore(props: SayMoreProps): ReactNode {
  const { stage, theme, columns, rows, session, scene } = props;
  const key = `say:${scene.view.started?.id ?? ''}`;
  const editor = useEditor(stage);
  const [told, say] = useState('');
  const { aside, ...asides } = useAsides(props);
  const help = (): void => props.onHelp('text-area', 'menu');
  const [completer, isCompleting] = useCompleter(
    stage,
    sessionCommands({ stage, session, scene, help, ...asides }),
    say,
  );
  if (aside) return aside;
  const submit = (text: string): void => {
    if (text.trim() !== '' && props.onSay(text)) stage.drafts.set(key, '');
  };
  const wrong = told || (editor.failure && failureWords(editor.failure));
  return (
    <Stack
      rows={rows}
      parts={[
        gap('gap-0'),
        { name: 'title', rank: 4, lines: [header(theme, columns, props.title)] },
        { name: 'wrong', rank: 3, lines: wrong ? warningLines(props, wrong) : [] },
        gap('gap-1'),
        textField(props, {
          name: 'say',
          grows: true,
          initial: stage.drafts.get(key) ?? '',
          placeholder: props.placeholder,
          completer,
          onChange: (text) => {
            stage.drafts.set(key, text);
            if (text !== '') say('');
          },
          onSubmit: submit,
          onBack: props.onBack,
          onEdit: editor.edit,
          help: ['text-area', 'menu'],
        }),
        gap('gap-2'),
        isCompleting ? lastLine(props, 'menu') : lastLine(props, 'text-area', { submit: 'say it' }),
      ]}
    />
  );
}
