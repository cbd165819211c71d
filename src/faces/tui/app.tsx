import { Box } from 'ink';
import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react';
import type { Mode } from './keys.ts';
import { PLACES } from './places.tsx';
import type { ScreenProps } from './screen-props.ts';
import { Help } from './screens/help.tsx';
import type { Stage } from './stage.ts';
import type { SizeStore } from './terminal-size.ts';
import { themeFor } from './theme-for.ts';
import { useEnd } from './use-end.ts';
import { useForm } from './use-form.ts';
import { INTERRUPTED, useLeaving } from './use-leaving.ts';
import { useStops } from './use-stops.ts';

/** The whole app: a form until there is a session, then the session. */
export function App({ stage, size }: { stage: Stage; size: SizeStore }): ReactNode {
  const { columns, rows } = useSyncExternalStore(size.subscribe, size.size);
  const formNow = useForm(stage);
  const { form, place } = formNow;
  const { session, persona } = form;
  const [help, showHelp] = useState<readonly Mode[]>();
  const [isGone, end] = useEnd(stage, session);
  const leaving = useLeaving((failure) => {
    if (!session?.send({ type: 'leave', failure: INTERRUPTED })) end(failure);
  });
  useStops(stage);
  const theme = useMemo(
    () => themeFor(stage.look, session?.view.started?.persona ?? persona),
    [stage, session, persona],
  );

  const props: ScreenProps = {
    stage,
    theme,
    columns,
    rows: Math.max(1, rows - 1),
    active: !help,
    leaving: leaving.armed,
    onLeave: leaving.press,
    onHelp: (...modes) => showHelp(modes),
  };
  const hidden = help !== undefined || isGone;
  return (
    <Box flexDirection="column">
      <Box flexDirection="column" display={hidden && place !== 'session' ? 'none' : 'flex'}>
        {PLACES[place]({ ...props, ...formNow, hidden, onOver: end })}
      </Box>
      {help && !isGone && <Help {...props} active modes={help} onBack={() => showHelp(undefined)} />}
    </Box>
  );
}
