import type { ReactNode } from 'react';
import type { Place } from './app-state.ts';
import { isFailure } from './is-failure.ts';
import { personaReader, sessionScreen } from './late-screens.ts';
import type { ScreenProps } from './screen-props.ts';
import { AskServers } from './screens/ask-servers.tsx';
import { Beginning } from './screens/beginning.tsx';
import { Filling } from './screens/filling.tsx';
import { Notice } from './screens/notice.tsx';
import { Refused } from './screens/refused.tsx';
import { What } from './screens/what.tsx';
import { Who } from './screens/who.tsx';
import type { FormNow } from './use-form.ts';

/** What the screen of each place is drawn with; each takes what it needs. */
export type PlaceProps = ScreenProps &
  FormNow & {
    /** Something else is shown in its place; only what a session settles goes on to the screen. */
    hidden: boolean;
    /** The session is over, and what stays of it is drawn. */
    onOver(): void;
  };

/** Where the user is decides what is shown. Each screen tells what was done on it; none knows another. */
export const PLACES: Record<Place, (props: PlaceProps) => ReactNode> = {
  who: (props) => (
    <Who {...props} brief={props.form.words} onTake={(persona) => props.move({ type: 'took', persona })} />
  ),
  trust: (props) => {
    const { form, move, stage } = props;
    const { persona } = form;
    const trust = (): void => {
      if (persona) stage.trust(persona);
      move({ type: 'trusted' });
    };
    const back = (): void => move({ type: 'back', from: 'trust' });
    return persona && <personaReader.Screen {...props} persona={persona} onTrust={trust} onBack={back} />;
  },
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
          onTake={(persona) => move({ type: 'took', persona })}
          onResume={props.resume}
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
  beginning: (props) => {
    const { form, move } = props;
    return (
      form.persona && (
        <AskServers {...props} persona={form.persona} onBack={() => move({ type: 'back', from: 'beginning' })}>
          <Beginning
            {...props}
            onBegun={(session) => move({ type: 'began', session })}
            onRefused={(failure) => move({ type: 'refused', failure })}
          />
        </AskServers>
      )
    );
  },
  session: (props) => {
    const { form, move } = props;
    return (
      form.session && (
        <sessionScreen.Screen
          key={form.session.view.started?.id}
          {...props}
          session={form.session}
          onResume={props.resume}
          onHandOver={(next) => move({ type: 'handed-over', ...next })}
          onAnother={() => move({ type: 'another' })}
        />
      )
    );
  },
};
