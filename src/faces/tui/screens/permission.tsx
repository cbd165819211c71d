import { type ReactNode, useMemo, useState } from 'react';
import { type Decision, Pager } from '../parts/pager.tsx';
import { permissionDocument, permissionTitle } from './permission-document.ts';
import type { PhaseProps } from './phase-props.ts';
import { SayMore } from './say-more.tsx';

/** Below this width the keys are named in a word each. */
const WIDE = 60;

/** What the architect would do, whole, and the question whether it may. */
export function Permission(props: PhaseProps): ReactNode {
  const asked = props.scene.view.permission;
  // Each question is read from its top: where the one before it was left says nothing about this one.
  return asked && <Question key={asked.call} {...props} asked={asked} />;
}

type QuestionProps = PhaseProps & { asked: NonNullable<PhaseProps['scene']['view']['permission']> };

function Question(props: QuestionProps): ReactNode {
  const { theme, columns, session, asked } = props;
  const [isSaying, say] = useState(false);
  const document = useMemo(() => permissionDocument(asked, { theme, columns: columns - 2 }), [asked, theme, columns]);
  const { call, offer } = asked;
  if (isSaying) {
    const deny = (words: string): boolean => session.send({ type: 'permit', call, allow: false, words });
    return <SayMore {...props} {...WHY_NOT} onSay={deny} onBack={() => say(false)} />;
  }

  const decide = (decision: Decision): void => {
    if (decision === 'read-only') session.send({ type: 'mode', readOnly: true });
    if (decision === 'deny-why') say(true);
    else if (decision === 'deny' || decision === 'read-only') session.send({ type: 'permit', call, allow: false });
    else if (decision === 'allow') session.send({ type: 'permit', call, allow: true });
    else if (decision === 'allow-session' && offer !== undefined)
      session.send({ type: 'permit', call, allow: true, forSession: true });
  };
  const short =
    columns < WIDE
      ? { allow: 'allow', 'allow-session': 'session', 'deny-why': '', up: '', search: '', help: '' }
      : { search: '' };
  const hints = { ...short, ...(offer === undefined && { 'allow-session': '' }) };
  return (
    <Pager
      {...props}
      fits
      title={permissionTitle(asked.action)}
      document={document}
      deciding={{ mode: 'permission', hints, decide }}
      onBack={props.onLeave}
    />
  );
}

const WHY_NOT = { title: 'Why not? The architect reads it.', placeholder: 'not that; do this instead' } as const;
