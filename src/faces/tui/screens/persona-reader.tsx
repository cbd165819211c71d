import { type ReactNode, useMemo } from 'react';
import type { Persona } from '../../../personas/persona.ts';
import { documentOf } from '../parts/document.ts';
import { Pager } from '../parts/pager.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { useLinks } from '../use-links.ts';
import { placeOf, toolWords } from './persona-words.ts';

export type PersonaReaderProps = ScreenProps & {
  persona: Persona;
  /** It comes from the repository and was not seen before: it may speak once this was pressed. */
  onTrust?(): void;
  onBack(): void;
};

/** All that a persona's file says: what it is for, its prompt, and what was assumed while reading it. */
export function PersonaReader(props: PersonaReaderProps): ReactNode {
  const { stage, columns, persona, onTrust } = props;
  const theme = useLinks(props.theme, stage);
  const document = useMemo(
    () =>
      documentOf(personaMarkdown(persona, placeOf(stage, persona), onTrust !== undefined), {
        theme,
        columns: columns - 2,
      }),
    [stage, persona, theme, columns, onTrust],
  );
  return <Pager {...props} title={onTrust ? `Trust ${persona.name}?` : persona.name} document={document} />;
}

function personaMarkdown({ summary, prompt, problems, tools }: Persona, place: string, asksTrust: boolean): string {
  const notes = problems.map(({ line, message }) => `- line ${line}: ${message}`);
  const read = notes.length > 0 ? ['## How its file was read', notes.join('\n')] : [];
  const strange = asksTrust ? [STRANGE, `It may use: ${toolWords(tools)}.`] : [];
  return [...strange, summary, `*${place}*`, ...read, '## What it is told', prompt].join('\n\n');
}

const STRANGE =
  'This text comes from the repository, and becomes what the model is told. Read it, then press **t** to trust it: it is remembered until the file changes.';
