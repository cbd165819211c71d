import { type ReactNode, useEffect, useRef } from 'react';
import { type Failure, toFailure } from '../../../failure.ts';
import type { Session } from '../../../session/session.ts';
import { isFailure } from '../is-failure.ts';
import { header } from '../parts/header.ts';
import { lastLine } from '../parts/last-line.ts';
import { Stack } from '../parts/stack.tsx';
import type { ScreenProps } from '../screen-props.ts';

export type BeginningProps = ScreenProps & {
  /** Begins the session; called once. */
  begin(): Promise<Session | Failure>;
  onBegun(session: Session): void;
  onRefused(failure: Failure): void;
};

/** Everything is said: the session begins. */
export function Beginning(props: BeginningProps): ReactNode {
  const { theme, columns, rows } = props;
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const { begin, onBegun, onRefused } = props;
    void begin()
      .catch(toFailure)
      .then((got) => (isFailure(got) ? onRefused(got) : onBegun(got)));
  }, [props]);
  const parts = [
    { name: 'title', rank: 0, lines: [header(theme, columns, 'It begins')] },
    lastLine(props, 'work', { stop: '', help: '' }),
  ];
  return <Stack rows={rows} parts={parts} />;
}
