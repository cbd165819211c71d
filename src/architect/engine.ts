import type { Checks } from '../artifacts/checks.ts';
import type { Model } from '../model/model.ts';
import type { Mask } from '../session/masked.ts';
import type { Session } from '../session/session.ts';
import type { ReadMentions } from './mentioned.ts';
import type { Tool } from './tools/tool.ts';

/** What the loop works with: everything that reaches out of the program is handed in. */
export type Engine = {
  model: Model;
  tools: readonly Tool[];
  /** Absolute real path of the workspace. */
  workspace: string;
  /** A `PATH` to look for ripgrep on; without one, searching is done here. */
  programPath?: string;
  /** Reads what the user mentions of the servers of the session. Absent: there are none. */
  readMentions?: ReadMentions;
  /** Takes secrets out of what tools and servers bring, before it is on record or sent. Absent: they are sent. */
  mask?: Mask;
  /** Whether somebody is there to take the floor. */
  attended: boolean;
  /** What runs the design before it is saved. Absent: a session that wants checks is told that there are none. */
  checks?: Checks;
  /**
   * Writes the report and appends what came of it. Never rejects.
   *
   * @param draft whether errors go back to the model after it
   */
  save(session: Session, draft: boolean): Promise<void>;
  /** Resolves after so many milliseconds, or at once when the signal is aborted. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
};
