import { Box } from 'ink';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../failure.ts';
import type { Session } from '../../../session/session.ts';
import type { Phase } from '../../../session/view.ts';
import { hasMotion } from '../has-motion.ts';
import { loadHighlighter } from '../markdown/highlight.ts';
import { settledItems, tailLines } from '../parts/transcript.ts';
import { TranscriptRows } from '../parts/transcript-rows.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { useLinks } from '../use-links.ts';
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
  /** A kept session goes on in place of this one; gives why it cannot. Never rejects. */
  onResume(id: string): Promise<Failure | undefined>;
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
  const { stage, columns, rows, session, hidden, onOver } = props;
  const { look } = stage;
  const theme = useLinks(props.theme, stage);
  const motion = hasMotion(look);
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
  const isReplaced = useRef(false);
  useEffect(() => (isOver && !isReplaced.current ? onOver() : undefined), [isOver, onOver]);
  const onResume = async (id: string): Promise<Failure | undefined> => {
    // It is over once another goes on, and the app is not.
    isReplaced.current = true;
    const failure = await props.onResume(id);
    isReplaced.current = failure === undefined;
    return failure;
  };

  const reading = isReading && view.phase === 'waiting';
  const tailRows = look.screenReader ? 0 : tailRoom(rows);
  const Screen = SCREENS[view.phase];
  const live = { ...props, theme, scene, motion, onResume, tail: tailLines(transcript, view.tail, tailRows, itemLook) };
  return (
    <>
      <TranscriptRows entries={transcript.entries} />
      <Box flexDirection="column" display={hidden ? 'none' : 'flex'}>
        {reading ? <Reader {...live} onBack={() => read(false)} /> : <Screen {...live} onRead={() => read(true)} />}
      </Box>
    </>
  );
}
