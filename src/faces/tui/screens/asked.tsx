import { Box } from 'ink';
import type { ReactNode } from 'react';
import { QuestionForm } from '../inputs/question-form.tsx';
import { failureWords } from '../parts/failure-words.ts';
import { leavingLine, warningLine } from '../parts/last-line.ts';
import { Lines } from '../parts/stack.tsx';
import { useEditor } from '../use-editor.ts';
import type { PhaseProps } from './phase-props.ts';

/** From so many rows on, an empty one parts the questions from what has settled. */
const ROOMY = 12;

/** The architect's questions. What is typed is kept as it is typed, until the answers are sent. */
export function Asked(props: PhaseProps): ReactNode {
  const { stage, theme, columns, rows, active, leaving, session, scene } = props;
  const editor = useEditor(stage);
  const { question, started } = scene.view;
  if (!question) return undefined;
  const { call, questions } = question;
  const key = `answers:${started?.id ?? ''}:${call}`;
  const draft = stage.drafts.get(key);
  const above = rows > ROOMY ? [''] : [];
  const below = leaving
    ? [leavingLine(props)]
    : editor.failure
      ? [warningLine(props, failureWords(editor.failure))]
      : [];
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Lines lines={above} />
      <QuestionForm
        key={call}
        theme={theme}
        columns={columns}
        rows={Math.max(1, rows - above.length - below.length)}
        questions={questions}
        {...(draft === undefined ? {} : { draft })}
        active={active}
        onDraft={(text) => stage.drafts.set(key, text)}
        onSubmit={(answers, enough) => {
          if (session.send({ type: 'answer', call, answers, ...(enough && { enough }) })) stage.drafts.set(key, '');
        }}
        onBack={props.onLeave}
        onEdit={editor.edit}
        onHelp={() => props.onHelp('question', 'question-words')}
      />
      {rows > 1 && <Lines lines={below} />}
    </Box>
  );
}
