import { type ReactNode, useMemo, useState } from 'react';
import { type Failure, isOfTheModel } from '../../../failure.ts';
import type { Persona } from '../../../personas/persona.ts';
import type { ContextRef } from '../../../session/events.ts';
import { useCompleter } from '../completion/use-completer.ts';
import { isFailure } from '../is-failure.ts';
import { intentOf } from '../keys.ts';
import { failureWords } from '../parts/failure-words.ts';
import { header } from '../parts/header.ts';
import { savedPath } from '../parts/item-lines.ts';
import { lastLine, warningLines } from '../parts/last-line.ts';
import { paragraph } from '../parts/paragraph.ts';
import { row, textWidth } from '../parts/row.ts';
import { gap, Stack, type StackPart } from '../parts/stack.tsx';
import { textField } from '../parts/text-field.tsx';
import type { Theme } from '../theme.ts';
import { useEditor } from '../use-editor.ts';
import { useOutside } from '../use-outside.ts';
import { Answers } from './answers.tsx';
import { floorCommands } from './floor-commands.ts';
import { type Fork, Forking } from './fork.tsx';
import type { PhaseProps } from './phase-props.ts';
import { SaveElsewhere } from './save-elsewhere.tsx';
import { useAsides } from './use-asides.tsx';
import { type Floor, floorOf, handOverBrief, nextPersona, summaryOf } from './waiting-state.ts';

/** The user has the floor: what there is by now, and a field to say more. */
export function Waiting(props: PhaseProps): ReactNode {
  const { stage, theme, columns, rows, session, scene } = props;
  const { view } = scene;
  const floor = floorOf(view);
  const key = `say:${view.started?.id ?? ''}`;
  const [elsewhere, saveElsewhere] = useState(floor.state === 'unsaved');
  const editor = useEditor(stage);
  const [failure, fail] = useState<Failure>();
  const { state } = floor;
  const next = useMemo(() => (state === 'saved' ? nextPersona(stage, session) : undefined), [stage, session, state]);
  const other = view.failure && isOfTheModel(view.failure) ? stage.otherModel(session) : undefined;
  const hasAnswers = view.draft.title !== undefined && view.asked.length > 0;
  const [isAnswering, answer] = useState(false);
  const [isTyped, type] = useState(Boolean(stage.drafts.get(key)?.trim()));
  const [told, say] = useState('');
  const outside = useOutside(stage, session);
  const [forking, fork] = useState<Fork>();
  const { aside, ...asides } = useAsides(props);
  const handOver = async (persona: Persona, brief: string, context: readonly ContextRef[] = []): Promise<void> => {
    const report = floor.state === 'saved' ? await stage.addFile(floor.file) : undefined;
    if (report && isFailure(report)) fail(report);
    else props.onHandOver({ persona, brief, context: [...context, ...(report ? [report] : [])] });
  };
  const help = (): void => props.onHelp('done', 'text-area', 'menu');
  const commands = floorCommands({
    ...{ stage, session, scene, floor, fork, say, help, ...asides },
    another: props.onAnother,
    edit: () => void outside.edit().then((words = '') => say(words)),
  });
  const [completer, isCompleting] = useCompleter(stage, commands, say);
  if (aside) return aside;
  const { started } = view;
  if (forking && started) {
    const { persona, model } = forking;
    const goOn = (): void => {
      fork(undefined);
      const taken = model && stage.errands?.takeModel(model.name, persona);
      if (taken && isFailure(taken)) say(failureWords(taken));
      else void handOver(persona, started.brief, started.context);
    };
    const hasReport = floor.state === 'saved';
    return <Forking {...props} {...{ fork: forking, started, hasReport }} onGo={goOn} onBack={() => fork(undefined)} />;
  }
  if (elsewhere && floor.state === 'unsaved') {
    return <SaveElsewhere {...props} floor={floor} onBack={() => saveElsewhere(false)} />;
  }
  if (isAnswering && hasAnswers) return <Answers {...props} onBack={() => answer(false)} />;

  const onEmpty = (): void => {
    switch (floor.state) {
      case 'failed':
      case 'stopped':
        session.send({ type: 'retry' });
        return;
      case 'unsaved':
        saveElsewhere(true);
        return;
      case 'saved':
        props.onRead();
        return;
      case 'talk':
        if (view.draft.title !== undefined) props.onRead();
        return;
      default:
        floor satisfies never;
    }
  };
  const submit = (text: string): void => {
    if (text.trim() === '') onEmpty();
    else if (session.send({ type: 'say', text })) stage.drafts.set(key, '');
  };
  const enter = enterWords(floor, view.draft.title !== undefined);
  return (
    <Stack
      rows={rows}
      parts={[
        gap('gap-0'),
        { name: 'title', rank: 4, lines: [titleLine(theme, columns, floor)] },
        ...detailParts(props, floor, editor.failure ?? failure),
        { name: 'told', rank: 2, lines: told ? warningLines(props, told) : [] },
        gap('gap-2'),
        textField(props, {
          name: 'say',
          grows: true,
          initial: stage.drafts.get(key) ?? '',
          placeholder: view.draft.title === undefined ? 'answer, or say more' : 'say more, and it revises',
          onChange: (text) => {
            stage.drafts.set(key, text);
            type(text.trim() !== '');
            if (text !== '') say('');
          },
          onSubmit: submit,
          onBack: props.onLeave,
          onKey: (stroke, text) => {
            const intent = intentOf('done', stroke);
            if (intent === 'mode') session.send({ type: 'mode', readOnly: !view.readOnly });
            else if (intent === 'answers' && hasAnswers) answer(true);
            else if (intent === 'other-model' && other) session.send({ type: 'switch-model', model: other });
            else if (intent === 'hand-over' && next && text.trim() === '')
              void handOver(next, handOverBrief(view.draft.title ?? ''));
            else return false;
            return true;
          },
          onEdit: editor.edit,
          completer,
          help: ['done', 'text-area', 'menu'],
        }),
        gap('gap-3'),
        isCompleting
          ? lastLine(props, 'menu')
          : isTyped
            ? lastLine(props, 'text-area', { submit: 'say it', back: 'leave' })
            : lastLine(props, 'done', {
                read: enter,
                'other-model': other ? `go on with ${stage.modelName(other.id)}` : '',
                answers: hasAnswers ? 'change an answer' : '',
                export: floor.state === 'saved' && stage.errands ? 'export' : '',
                edit: floor.state === 'saved' ? 'editor' : '',
                'hand-over': next ? `go on with ${next.name}` : '',
              }),
      ]}
    />
  );
}

function titleLine(theme: Theme, columns: number, floor: Floor): string {
  switch (floor.state) {
    case 'saved': {
      const path = savedPath(theme, floor.file, floor.path);
      return header(theme, columns, 'Saved', {
        after: floor.version > 1 ? [path, `version ${floor.version}`] : [path],
      });
    }
    case 'unsaved':
      return header(theme, columns, 'Not saved yet');
    case 'stopped':
      return header(theme, columns, 'Stopped', { after: ['what came is kept'] });
    case 'failed':
      return header(theme, columns, 'That did not work');
    case 'talk':
      return header(theme, columns, 'Your turn');
    default:
      return floor satisfies never;
  }
}

function detailParts({ theme, columns, scene, session }: PhaseProps, floor: Floor, noEditor?: Failure): StackPart[] {
  const width = textWidth(columns) - 2;
  const line = (words: readonly string[]): string =>
    row(width + 3, [['   '], [words.join('   '), theme.dim]], [], theme.signs.ellipsis);
  const wrong = noEditor ?? ('message' in floor ? floor : undefined);
  const said = wrong ? [wrong.message, ...(wrong.next ? [wrong.next] : [])] : [];
  const sentences = said.flatMap((text) => paragraph(text, width, 4, theme.signs.ellipsis).map((each) => `   ${each}`));
  const summary = summaryOf(scene, session.events).map(line);
  return [
    gap('gap-1'),
    { name: 'said', rank: 3, lines: sentences },
    { name: 'summary', rank: 6, lines: said.length > 0 ? [] : summary },
  ];
}

/** What enter does while nothing is typed. */
function enterWords(floor: Floor, hasReport: boolean): string {
  switch (floor.state) {
    case 'failed':
      return 'try again';
    case 'stopped':
      return 'go on';
    case 'unsaved':
      return 'save elsewhere';
    case 'saved':
      return 'read it';
    case 'talk':
      return hasReport ? 'read it' : '';
    default:
      return floor satisfies never;
  }
}
