import { Box } from 'ink';
import { type ReactNode, useEffect, useState } from 'react';
import type { Session } from '../../../session/session.ts';
import type { Phase } from '../../../session/view.ts';
import { loadHighlighter } from '../markdown/highlight.ts';
import { settledItems, tailLines } from '../parts/transcript.ts';
import { TranscriptRows } from '../parts/transcript-rows.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { useSession } from '../use-session.ts';
import { useSignals } from '../use-signals.ts';
import { useTranscript } from '../use-transcript.ts';
import { Asked } from './asked.tsx';
import { AtWork, tailRoom } from './at-work.tsx';
import { Deciding } from './deciding.tsx';
import { Permission } from './permission.tsx';
import type { HandOver, PhaseProps } from './phase-props.ts';
import { Reader } from './reader.tsx';
import { Waiting } from './waiting.tsx';

export type SessionScreenProps = ScreenProps & {
  session: Session;
  /** Something else is shown in place of the live part. What has settled goes on all the same. */
  hidden: boolean;
  /** Another persona goes on with the report. */
  onHandOver(next: HandOver): void;
  /** Something else is designed, in a session of its own. */
  onAnother?(): void;
  /** The session is over, and what stays of it is drawn. */
  onOver(): void;
};

const SCREENS: Record<Phase, (props: PhaseProps) => ReactNode> = {
  idle: AtWork,
  thinking: AtWork,
  writing: AtWork,
  working: AtWork,
  asking: Asked,
  permitting: Permission,
  deciding: Deciding,
  waiting: Waiting,
  over: () => undefined,
};

/** A session: what has settled above, and below it the one thing that goes on now. */
export function SessionScreen(props: SessionScreenProps): ReactNode {
  const { stage, theme, columns, rows, session, hidden, onOver } = props;
  const { look } = stage;
  const motion = !look.screenReader && !look.reducedMotion;
  const scene = useSession(session, stage.now, motion);
  const { view } = scene;
  useSignals(stage, scene);
  const itemLook = {
    theme,
    columns,
    started: view.started,
    home: look.home,
    isSpoken: look.screenReader,
    modelName: stage.modelName,
  };
  const transcript = useTranscript(settledItems(view), itemLook);
  const [isReading, read] = useState(false);
  useEffect(() => void loadHighlighter(), []);
  const isOver = view.phase === 'over';
  useEffect(() => (isOver ? onOver() : undefined), [isOver, onOver]);

  const reading = isReading && view.phase === 'waiting';
  const tailRows = look.screenReader ? 0 : tailRoom(rows);
  const Screen = SCREENS[view.phase];
  const live = { ...props, scene, motion, tail: tailLines(transcript, view.tail, tailRows, itemLook) };
  return (
    <>
      <TranscriptRows entries={transcript.entries} />
      <Box flexDirection="column" display={hidden ? 'none' : 'flex'}>
        {reading ? <Reader {...props} onBack={() => read(false)} /> : <Screen {...live} onRead={() => read(true)} />}
      </Box>
    </>
  );
}
