import { Box } from 'ink';
import type { ReactNode } from 'react';
import { QuestionForm } from '../inputs/question-form.tsx';
import { leavingLine } from '../parts/last-line.ts';
import { Lines } from '../parts/stack.tsx';
import { useEditor } from '../use-editor.ts';
import type { PhaseProps } from './phase-props.ts';

/** The architect's questions. What is typed is kept as it is typed, until the answers are sent. */
export function Asked(props: PhaseProps): ReactNode {
  const { stage, theme, columns, rows, active, leaving, session, scene } = props;
  const editor = useEditor(stage);
  const { question, started } = scene.view;
  if (!question) return undefined;
  const { call, questions } = question;
  const key = `answers:${started?.id ?? ''}:${call}`;
  const draft = stage.drafts.get(key);
  return (
    <Box flexDirection="column" flexShrink={0}>
      <QuestionForm
        key={call}
        theme={theme}
        columns={columns}
        rows={leaving ? Math.max(1, rows - 1) : rows}
        questions={questions}
        {...(draft === undefined ? {} : { draft })}
        active={active}
        onDraft={(text) => stage.drafts.set(key, text)}
        onSubmit={(answers) => {
          if (session.send({ type: 'answer', call, answers })) stage.drafts.set(key, '');
        }}
        onEdit={editor.edit}
        onHelp={() => props.onHelp('question', 'question-words')}
      />
      {leaving && rows > 1 && <Lines lines={[leavingLine(props)]} />}
    </Box>
  );
}
