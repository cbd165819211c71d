import { Box } from 'ink';
import type { ReactNode } from 'react';
import { useCompleter } from '../completion/use-completer.ts';
import { QuestionForm } from '../inputs/question-form.tsx';
import { afterAnswers, afterReply } from '../inputs/question-saved.ts';
import { failureWords } from '../parts/failure-words.ts';
import { leavingLine, warningLine } from '../parts/last-line.ts';
import { Lines } from '../parts/stack.tsx';
import { useEditor } from '../use-editor.ts';
import type { PhaseProps } from './phase-props.ts';

/** From so many rows on, an empty one parts the questions from what has settled. */
const ROOMY = 12;

/**
 * The architect's questions. What is typed is kept as it is typed, for the session: until the answers are sent, and
 * for a question that comes back, until it does.
 */
export function Asked(props: PhaseProps): ReactNode {
  const { stage, theme, columns, rows, active, leaving, session, scene } = props;
  const editor = useEditor(stage);
  const [completer] = useCompleter(stage);
  const { question, started, oneByOne, items } = scene.view;
  if (!question) return undefined;
  const { call, questions } = question;
  const key = `answers:${started?.id ?? ''}`;
  const { drafts } = stage;
  const draft = drafts.get(key);
  // The same questions, asked again after a reply in words, are a form of their own.
  const replies = items.filter(({ kind }) => kind === 'said').length;
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
        key={`${call} ${replies}`}
        theme={theme}
        columns={columns}
        rows={Math.max(1, rows - above.length - below.length)}
        questions={questions}
        oneByOne={oneByOne}
        {...(draft === undefined ? {} : { draft })}
        active={active}
        completer={completer}
        onDraft={(text) => {
          // Until the next frame, keys still come to a form that was sent.
          if (session.view.question === question) drafts.set(key, text);
        }}
        onSubmit={(answers, enough, isOne) => {
          const wish = { ...(enough && { enough }), ...(isOne && { oneByOne: isOne }) };
          if (!session.send({ type: 'answer', call, answers, ...wish })) return;
          const ids = answers.map(({ id }) => id);
          drafts.set(key, enough ? '' : afterAnswers(drafts.get(key), ids));
        }}
        onReply={(text, about) => {
          if (session.send({ type: 'reply', call, text, ...(about !== undefined && { about }) }))
            drafts.set(key, afterReply(drafts.get(key)));
        }}
        onBack={props.onLeave}
        onEdit={editor.edit}
        onHelp={() => props.onHelp('question', 'question-words', 'question-review', 'question-talk')}
      />
      {rows > 1 && <Lines lines={below} />}
    </Box>
  );
}
