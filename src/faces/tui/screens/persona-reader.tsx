import { type ReactNode, useMemo } from 'react';
import type { Persona } from '../../../personas/persona.ts';
import { documentOf } from '../parts/document.ts';
import { Pager } from '../parts/pager.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { placeOf } from './persona-words.ts';

export type PersonaReaderProps = ScreenProps & { persona: Persona; onBack(): void };

/** All that a persona's file says: what it is for, its prompt, and what was assumed while reading it. */
export function PersonaReader(props: PersonaReaderProps): ReactNode {
  const { stage, theme, columns, persona } = props;
  const document = useMemo(
    () => documentOf(personaMarkdown(persona, placeOf(stage, persona)), { theme, columns: columns - 2 }),
    [stage, persona, theme, columns],
  );
  return <Pager {...props} title={persona.name} document={document} />;
}

function personaMarkdown({ summary, prompt, problems }: Persona, place: string): string {
  const notes = problems.map(({ line, message }) => `- line ${line}: ${message}`);
  const read = notes.length > 0 ? ['## How its file was read', notes.join('\n')] : [];
  return [summary, `*${place}*`, ...read, '## What it is told', prompt].join('\n\n');
}
