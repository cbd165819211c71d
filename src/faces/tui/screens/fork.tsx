import type { ReactNode } from 'react';
import type { Persona } from '../../../personas/persona.ts';
import type { SessionStarted } from '../../../session/events.ts';
import { Say } from '../parts/say.tsx';
import type { ScreenProps } from '../screen-props.ts';

/** Who goes on in a session of its own: another persona, or the same one with another model. */
export type Fork = {
  persona: Persona;
  /** As it was typed, and as people call it. */
  model?: { name: string; called: string };
};

export type ForkingProps = ScreenProps & {
  fork: Fork;
  started: SessionStarted;
  /** The report is saved, and goes along. */
  hasReport: boolean;
  onGo(): void;
  onBack(): void;
};

/** What another persona or model means, before it is done: what goes along, and what becomes of this session. */
export function Forking({ fork, started, hasReport, onGo, onBack, ...props }: ForkingProps): ReactNode {
  const { persona, model } = fork;
  const who = model ? `${persona.name} with ${model.called}` : persona.name;
  const { context, id } = started;
  const files = context.length === 1 ? 'the file' : `the ${context.length} files`;
  const given = [
    'the same brief',
    ...(context.length > 0 ? [`${files} that came with it`] : []),
    ...(hasReport ? ['this report'] : []),
  ];
  return (
    <Say
      {...props}
      apart
      title="Another session begins"
      text={[
        `${who} goes on, and is given ${listed(given)}.`,
        `This session is kept as it is: backend-architect resume ${id}`,
      ]}
      words={{ go: 'begin it', back: 'stay here' }}
      onGo={onGo}
      onBack={onBack}
    />
  );
}

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
