import { type ReactNode, useMemo, useState } from 'react';
import { changesIn } from '../../../report/changes.ts';
import { reportOf } from '../../../report/report.ts';
import { errorsIn } from '../../../session/check-state.ts';
import { type Decision, Pager } from '../parts/pager.tsx';
import { changesDocument } from './deciding-document.ts';
import type { PhaseProps } from './phase-props.ts';
import { SayMore } from './say-more.tsx';

/** Below this width the keys that decide are named in a word each, and take all the room. */
const WIDE = 60;

/** How the report would differ from the one that is saved: it is saved only on a yes. */
export function Deciding(props: PhaseProps): ReactNode {
  const { stage, theme, columns, session, scene } = props;
  const { view } = scene;
  const [isSaying, say] = useState(false);
  const document = useMemo(() => {
    const changes = changesIn(session.events, view) ?? { sections: [], answers: [], untouched: [] };
    const isSpoken = stage.look.screenReader;
    return changesDocument(changes, errorsIn(view), { theme, columns: columns - 2, isSpoken });
  }, [stage, theme, columns, session, view]);
  if (isSaying) {
    const onSay = (text: string): boolean => session.send({ type: 'say', text });
    return <SayMore {...props} {...OTHERWISE} onSay={onSay} onBack={() => say(false)} />;
  }

  const version = reportOf(session.events, view)?.version;
  const decide = (decision: Decision): void => {
    if (decision === 'say') say(true);
    else session.send({ type: 'decide', accept: decision === 'save' });
  };
  const hints = columns < WIDE ? { help: '' } : { save: `save as version ${version}`, keep: 'keep as it was' };
  return (
    <Pager
      {...props}
      title="What changes"
      document={document}
      deciding={{ mode: 'deciding', hints, decide }}
      onBack={props.onLeave}
    />
  );
}

const OTHERWISE = {
  title: 'What else should be otherwise?',
  placeholder: 'say more, and it goes on from the change',
} as const;
