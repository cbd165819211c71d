import type { Failure } from '../../../failure.ts';
import type { Persona } from '../../../personas/persona.ts';
import type { ContextRef } from '../../../session/events.ts';
import type { Session } from '../../../session/session.ts';
import type { Scene } from '../feed.ts';
import type { ScreenProps } from '../screen-props.ts';

/** What the screen of each phase of a session is drawn with. */
export type PhaseProps = ScreenProps & {
  session: Session;
  scene: Scene;
  /** The end of the block that is being written, as rows: at most `tailRoom(rows)`. */
  tail: readonly string[];
  /** Whether spinners and clocks run. */
  motion: boolean;
  /** Opens the report in the app. */
  onRead(): void;
  /** Another persona goes on with the report, in a session of its own. */
  onHandOver(next: HandOver): void;
  /** Something else is designed, in a session of its own. */
  onAnother?(): void;
  /** A kept session goes on in place of this one; gives why it cannot. */
  onResume(id: string): Promise<Failure | undefined>;
};

/** What the session that goes on begins with. */
export type HandOver = { persona: Persona; brief: string; context: readonly ContextRef[] };
