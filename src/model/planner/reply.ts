import type { ToolUseBlock } from '../../session/events.ts';

/** One whole turn of the planner, before it is streamed. */
export type Reply =
  /** Tool calls, and a line that says what they are for. */
  | { kind: 'calls'; thinking: string; calls: ToolUseBlock[] }
  /** The report, some sections of it, or talk. */
  | { kind: 'text'; thinking: string; text: string };
