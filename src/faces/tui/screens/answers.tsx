import { Box } from 'ink';
import { type ReactNode, useMemo, useState } from 'react';
import type { Answer } from '../../../session/question.ts';
import { useCompleter } from '../completion/use-completer.ts';
import { PickList } from '../inputs/pick-list.tsx';
import { QuestionForm } from '../inputs/question-form.tsx';
import { failureWords } from '../parts/failure-words.ts';
import { header } from '../parts/header.ts';
import { lastLine, leavingLine, warningLine } from '../parts/last-line.ts';
import { textWidth } from '../parts/row.ts';
import { gap, Lines, Stack } from '../parts/stack.tsx';
import { useEditor } from '../use-editor.ts';
import { type AnswerItem, answerItems, filledIn, findAnswers } from './answers-state.ts';
import type { PhaseProps } from './phase-props.ts';

/** From so many rows on, an empty one parts the question from what has settled. */
const ROOMY = 12;

export type AnswersProps = PhaseProps & { onBack(): void };

/** The answers that a report rests on: one is chosen, and its question asked again. */
export function Answers(props: AnswersProps): ReactNode {
  const { theme, columns, rows, active, scene } = props;
  const { asked } = scene.view;
  const items = useMemo(() => answerItems(asked), [asked]);
  const [open, show] = useState<string>();
  const [at, mark] = useState<string>();
  const chosen = items.find(({ key }) => key === open);
  if (chosen) return <ChangeAnswer {...props} item={chosen} onBack={() => show(undefined)} />;
  const look = (item: AnswerItem): void => {
    mark(item.key);
    show(item.key);
  };
  return (
    <Stack
      rows={rows}
      parts={[
        gap('gap-0'),
        { name: 'title', rank: 4, lines: [header(theme, columns, 'Which answer is another now?')] },
        gap('gap-1'),
        {
          name: 'list',
          rank: 0,
          least: Math.min(rows, items.length + 1),
          draw: (maxRows) => (
            <PickList
              theme={theme}
              columns={textWidth(columns) + 2}
              maxRows={maxRows}
              items={items}
              filter={findAnswers}
              {...(at !== undefined && { initial: at })}
              active={active}
              onPick={look}
              onOpen={look}
              onBack={props.onBack}
              onHelp={() => props.onHelp('pick-list')}
            />
          ),
        },
        gap('gap-2'),
        lastLine(props, 'pick-list', { open: '', take: 'change it' }),
      ]}
    />
  );
}

/** One question, with the answer it has. What is typed is kept until it is sent. */
function ChangeAnswer(props: AnswersProps & { item: AnswerItem }): ReactNode {
  const { stage, theme, columns, rows, active, leaving, session, scene, item } = props;
  const { question } = item.asked;
  const editor = useEditor(stage);
  const [completer] = useCompleter(stage);
  const [isSame, tellSame] = useState(false);
  const key = `change:${scene.view.started?.id ?? ''}:${question.id}`;
  const submit = ([answer]: Answer[]): void => {
    if (!answer) return;
    if (session.send({ type: 'change-answer', answer })) stage.drafts.set(key, '');
    else tellSame(true);
  };
  const warning = editor.failure ? failureWords(editor.failure) : isSame ? 'that is the answer already' : undefined;
  const below = leaving ? [leavingLine(props)] : warning ? [warningLine(props, warning)] : [];
  const above = rows > ROOMY ? [''] : [];
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Lines lines={above} />
      <QuestionForm
        theme={theme}
        columns={columns}
        rows={Math.max(1, rows - above.length - below.length)}
        questions={[question]}
        draft={stage.drafts.get(key) || filledIn(item.asked)}
        out="back"
        active={active}
        completer={completer}
        onDraft={(text) => {
          tellSame(false);
          // Until the next frame, keys still come to a form that was sent.
          if (session.view.phase === 'waiting') stage.drafts.set(key, text);
        }}
        onSubmit={submit}
        onBack={props.onBack}
        onEdit={editor.edit}
        onHelp={() => props.onHelp('question', 'question-words', 'question-review')}
      />
      {rows > 1 && <Lines lines={below} />}
    </Box>
  );
}
