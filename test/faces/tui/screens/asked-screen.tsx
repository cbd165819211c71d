import { Text } from 'ink';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { Asked } from '../../../../src/faces/tui/screens/asked.tsx';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { useSession } from '../../../../src/faces/tui/use-session.ts';
import type { EventBody } from '../../../../src/session/events.ts';
import type { Question } from '../../../../src/session/question.ts';
import type { Session } from '../../../../src/session/session.ts';
import { draw } from '../../../support/ink.tsx';
import { begun, play, turnOf } from '../../../support/sample-session.ts';
import { stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

export const asks = (call: string, ...questions: Question[]): EventBody => ({
  type: 'question.asked',
  call,
  questions,
});

/** A session whose architect has asked this. */
export function asking(...questions: Question[]): Session {
  return play(begun(), asks('a', ...questions));
}

/** What the architect says to a reply, and the same questions again, as the engine does it. */
export function repliesTo(session: Session, words: string): void {
  const { repliedTo, turn } = session.view;
  if (!repliedTo) throw new Error('nobody replied');
  play(session, ...turnOf(turn + 1, `${words}\n\n`), asks(repliedTo.call, ...repliedTo.questions));
}

type Size = { columns?: number; rows?: number };

/** The questions of a session on the screen; while none is open, the phase stands in their place. */
export function showAsked(session: Session, stage: Stage & { kept: Map<string, string> } = stageOf(), size: Size = {}) {
  const { columns = 80, rows = 23 } = size;
  const onLeave = vi.fn();
  const node = <Live {...screenProps(stage, { columns, rows, onLeave })} session={session} />;
  return { ...draw(node, { columns, rows: rows + 1 }), stage, onLeave };
}

function Live(props: ReturnType<typeof screenProps> & { session: Session }): ReactNode {
  const scene = useSession(props.session, props.stage.now, false);
  const { phase } = scene.view;
  if (phase !== 'asking') return <Text>{phase}</Text>;
  const none = () => undefined;
  const on = { onRead: none, onHandOver: none, onResume: async () => undefined };
  return <Asked {...props} {...on} scene={scene} tail={[]} motion={false} />;
}
