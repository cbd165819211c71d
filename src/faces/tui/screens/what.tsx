import { type ReactNode, useMemo, useState } from 'react';
import type { Failure } from '../../../failure.ts';
import type { Persona } from '../../../personas/persona.ts';
import type { ContextRef } from '../../../session/events.ts';
import { useCompleter } from '../completion/use-completer.ts';
import { TextArea } from '../inputs/text-area.tsx';
import { intentOf } from '../keys.ts';
import { contextLines } from '../parts/context-lines.ts';
import { failureWords } from '../parts/failure-words.ts';
import { header } from '../parts/header.ts';
import { lastLine, warningLines } from '../parts/last-line.ts';
import { row, textWidth } from '../parts/row.ts';
import { gap, Stack } from '../parts/stack.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { useEditor } from '../use-editor.ts';
import { usePipe } from '../use-pipe.ts';
import { briefCommands } from './brief-commands.ts';
import { Earlier } from './earlier.tsx';
import { keptSessions } from './late-sessions.ts';
import { useMentions } from './use-mentions.ts';
import { mentionedFiles, mentionProblem, mentionsIn } from './what-state.ts';

export type WhatProps = ScreenProps & {
  persona: Persona;
  /** What was written before, when the user came back to it. */
  words: string | undefined;
  onWrite(brief: string, files: ContextRef[]): void;
  /** Another persona is to design it. */
  onTake(persona: Persona): void;
  /** A kept session goes on in place of a new one; gives why it cannot. */
  onResume(id: string): Promise<Failure | undefined>;
  onBack(words: string): void;
};

/** The brief, and what goes with it. */
export function What(props: WhatProps): ReactNode {
  const { stage, theme, columns, rows, active, persona } = props;
  const { form, drafts } = stage;
  const start = props.words ?? (drafts.get('brief')?.trim() ? drafts.get('brief') : form.example) ?? '';
  const [text, setText] = useState(start);
  const [isRefused, refuse] = useState(false);
  const editor = useEditor(stage);
  const [told, tell] = useState('');
  const [isListing, list] = useState(false);
  const [isSearching, search] = useState(false);
  const help = (): void => props.onHelp('brief', 'text-area', 'menu');
  const leave = (): void => {
    // Named, it needs no second press.
    props.onLeave();
    props.onLeave();
  };
  const commands = briefCommands({
    stage,
    persona,
    take: props.onTake,
    list: () => list(true),
    say: tell,
    help,
    leave,
  });
  const [completer, isCompleting] = useCompleter(stage, commands, tell);
  const named = useMemo(() => mentionsIn(text), [text]);
  const [mentions, settle] = useMentions(stage, text);
  const pipe = usePipe(stage);

  const change = (next: string): void => {
    setText(next);
    refuse(false);
    if (next !== '') tell('');
    drafts.set('brief', next);
  };
  const submit = async (brief: string): Promise<void> => {
    if (brief.trim() === '') return refuse(true);
    props.onWrite(brief, mentionedFiles(mentionsIn(brief), await settle(brief), form.context));
  };

  if (isSearching) {
    const back = (brief: string): void => {
      setText(brief);
      drafts.set('brief', brief);
      search(false);
    };
    return <Earlier {...props} briefs={stage.history} onTake={back} onBack={() => search(false)} />;
  }
  if (isListing) return <keptSessions.Screen {...props} onBack={() => list(false)} />;

  const warning = isRefused
    ? EMPTY
    : told || (mentionProblem(named, mentions) ?? (editor.failure && failureWords(editor.failure)));
  const offered = text === form.example ? EXAMPLE : undefined;
  const context = [
    ...form.context,
    ...mentionedFiles(named, mentions, form.context),
    ...(stage.pipe?.context ? [stage.pipe.context] : []),
  ];
  const said = (words: string | undefined, paint: (text: string) => string): string[] =>
    words === undefined ? [] : [row(textWidth(columns) + 1, [['   '], [words, paint]], [], theme.signs.ellipsis)];
  return (
    <Stack
      rows={rows}
      parts={[
        { name: 'title', rank: 4, lines: [header(theme, columns, `What should ${persona.name} design?`)] },
        gap('gap-1'),
        {
          name: 'text',
          rank: 0,
          grows: true,
          least: Math.min(3, rows),
          draw: (maxRows) => (
            <TextArea
              theme={theme}
              columns={textWidth(columns) + 2}
              margin={` ${theme.signs.rule} `}
              maxRows={maxRows}
              initial={text}
              placeholder="A few sentences: what it is for, for whom, how many. @ adds a file."
              active={active}
              history={stage.history}
              completer={completer}
              onChange={change}
              onKey={(stroke) => {
                if (intentOf('brief', stroke) !== 'search' || stage.history.length === 0) return false;
                search(true);
                return true;
              }}
              onSubmit={(brief) => void submit(brief)}
              onBack={props.onBack}
              onEdit={editor.edit}
              onHelp={help}
            />
          ),
        },
        gap('gap-2'),
        { name: 'warning', rank: 3, lines: warning ? warningLines(props, warning) : [] },
        { name: 'example', rank: 6, lines: said(offered, theme.dim) },
        { name: 'context', rank: 5, lines: contextLines(theme, columns, context, pipe) },
        gap('gap-3'),
        isCompleting ? lastLine(props, 'menu') : lastLine(props, 'text-area', { submit: 'start' }),
      ]}
    />
  );
}

const EMPTY = 'Say what to design first: one sentence is enough.';
const EXAMPLE = 'An example to begin with: take it, or write over it (^U clears a line).';
