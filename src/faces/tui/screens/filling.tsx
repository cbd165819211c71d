import type { ReactNode } from 'react';
import { bytes } from '../parts/numbers.ts';
import { Say } from '../parts/say.tsx';
import type { ScreenProps } from '../screen-props.ts';
import type { Pipe } from '../stage.ts';
import { usePipe } from '../use-pipe.ts';

export type FillingProps = ScreenProps & {
  pipe: Pipe;
  /** Goes on although what was piped in cannot be used. */
  onWithout(): void;
  onBack(): void;
};

/** Everything is said, and standard input is still filling; or it cannot be used. */
export function Filling({ pipe, onWithout, onBack, ...props }: FillingProps): ReactNode {
  const now = usePipe({ pipe, look: props.stage.look });
  const { failure } = pipe;
  if (failure) {
    return (
      <Say
        {...props}
        title="What was piped in cannot be used"
        text={[`${props.theme.signs.bad} ${failure.message}`, ...(failure.next ? [failure.next] : [])]}
        words={{ go: 'go on without it' }}
        onGo={onWithout}
        onBack={onBack}
      />
    );
  }
  return (
    <Say
      {...props}
      title="Standard input is still coming"
      text={[`${now?.bytes === undefined ? '' : `${bytes(now.bytes)} so far. `}The session begins when it ends.`]}
      words={{ go: 'take what has come' }}
      onGo={() => pipe.close()}
      onBack={onBack}
    />
  );
}
