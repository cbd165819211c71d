import { type ReactNode, useState } from 'react';
import { keptSessions } from './late-sessions.ts';
import type { PhaseProps } from './phase-props.ts';
import type { SessionDesk } from './session-commands.ts';
import { type Page, Told } from './told.tsx';

/** What a command shows in place of a screen, until escape. */
export type Asides = Pick<SessionDesk, 'show' | 'list' | 'leave'> & {
  /** Stands in place of the screen; nothing: the screen itself is shown. */
  aside: ReactNode;
};

/** For the screens of a session in which words are typed. */
export function useAsides(props: PhaseProps): Asides {
  const [page, show] = useState<Page | 'sessions'>();
  const back = (): void => show(undefined);
  return {
    show,
    list: () => show('sessions'),
    leave() {
      // Named, it needs no second press.
      props.onLeave();
      props.onLeave();
    },
    aside: page && asideOf(props, page, back),
  };
}

function asideOf(props: PhaseProps, page: Page | 'sessions', onBack: () => void): ReactNode {
  if (page !== 'sessions') return <Told {...props} page={page} onBack={onBack} />;
  return <keptSessions.Screen {...props} current={props.scene.view.started?.id} onBack={onBack} />;
}
