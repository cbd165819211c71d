import { Box } from 'ink';
import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react';
import type { Place } from './app-state.ts';
import type { Mode } from './keys.ts';
import { Beginning } from './screens/beginning.tsx';
import { Filling } from './screens/filling.tsx';
import { Help } from './screens/help.tsx';
import { Notice } from './screens/notice.tsx';
import { isFailure } from './screens/persona-words.ts';
import { Refused } from './screens/refused.tsx';
import type { ScreenProps } from './screens/screen-props.ts';
import { SessionScreen } from './screens/session-screen.tsx';
import { What } from './screens/what.tsx';
import { Who } from './screens/who.tsx';
import type { Stage } from './stage.ts';
import type { SizeStore } from './terminal-size.ts';
import { themeFor } from './theme-for.ts';
import { useEnd } from './use-end.ts';
import { type FormNow, useForm } from './use-form.ts';
import { INTERRUPTED, useLeaving } from './use-leaving.ts';
import { useStops } from './use-stops.ts';

type PlaceProps = ScreenProps & FormNow & { hidden: boolean; onOver(): void };

/** Where the user is decides what is shown. Each screen tells what was done on it; none knows another. */
const SCREENS: Record<Place, (props: PlaceProps) => ReactNode> = {
  who: (props) => (
    <Who {...props} brief={props.form.words} onTake={(persona) => props.move({ type: 'took', persona })} />
  ),
  'no-model': (props) => {
    const { choice, move } = props;
    const back = (): void => move({ type: 'back', from: 'no-model' });
    return choice && isFailure(choice) && <Refused {...props} failure={choice} onAgain={back} onBack={back} />;
  },
  what: (props) => {
    const { form, move, stage } = props;
    return (
      form.persona && (
        <What
          {...props}
          persona={form.persona}
          words={form.words}
          onWrite={(brief, files) => move({ type: 'wrote', brief, context: [...stage.form.context, ...files] })}
          onBack={(words) => move({ type: 'back', from: 'what', words })}
        />
      )
    );
  },
  filling: (props) => {
    const { move, stage } = props;
    return (
      stage.pipe && (
        <Filling
          {...props}
          pipe={stage.pipe}
          onWithout={() => move({ type: 'left-pipe' })}
          onBack={() => move({ type: 'back', from: 'filling' })}
        />
      )
    );
  },
  notice: (props) => {
    const { choice, move } = props;
    const notice = choice && !isFailure(choice) ? choice.notice : undefined;
    const go = (): void => move({ type: 'noticed' });
    return (
      <Notice {...props} notice={notice ?? ''} onGoOn={go} onBack={() => move({ type: 'back', from: 'notice' })} />
    );
  },
  refused: (props) => {
    const { form, move } = props;
    const again = (): void => move({ type: 'again' });
    return (
      form.failure && (
        <Refused
          {...props}
          failure={form.failure}
          onAgain={again}
          onBack={() => move({ type: 'back', from: 'refused' })}
        />
      )
    );
  },
  beginning: (props) => (
    <Beginning
      {...props}
      onBegun={(session) => props.move({ type: 'began', session })}
      onRefused={(failure) => props.move({ type: 'refused', failure })}
    />
  ),
  session: (props) => props.form.session && <SessionScreen {...props} session={props.form.session} />,
};

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
        {SCREENS[place]({ ...props, ...formNow, hidden, onOver: end })}
      </Box>
      {help && !isGone && <Help {...props} active modes={help} onBack={() => showHelp(undefined)} />}
    </Box>
  );
}
