import type { ReactNode } from 'react';
import type { Failure } from '../../../failure.ts';
import { Say } from '../parts/say.tsx';
import type { ScreenProps } from '../screen-props.ts';

export type RefusedProps = ScreenProps & { failure: Failure; onAgain(): void; onBack(): void };

/** The session could not begin. Nothing that was entered is lost. */
export function Refused({ failure, onAgain, onBack, ...props }: RefusedProps): ReactNode {
  return (
    <Say
      {...props}
      title="It could not begin"
      text={[`${props.theme.signs.bad} ${failure.message}`, ...(failure.next ? [failure.next] : [])]}
      words={{ go: 'try again', back: 'back to the brief' }}
      onGo={onAgain}
      onBack={onBack}
    />
  );
}
