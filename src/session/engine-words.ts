import { sendable } from './conversation.ts';
import { type Block, type EngineReason, isToolUse, textOf } from './events.ts';

/** The words of ours that go with each reason. */
export const ENGINE_WORDS: Record<Exclude<EngineReason, 'retry' | 'repair'>, string> = {
  'ask-first':
    'You began the report without having asked anything. This persona always asks first: call the `ask` tool now with the one to four questions whose answers would change the design most, then write the report from the answers.',
  nudge:
    'That reply held neither the report nor a tool call, and nobody is there to answer. Write the report now, beginning with a line `# Title`; state as assumptions what you would have asked.',
  'go-on':
    'Your reply reached its length limit. Go on with the very next character: repeat nothing, do not begin again, do not comment.',
};

/** How a reply that ran into its length limit is gone on with: by what it was cut in. */
export function goOnWords(content: readonly Block[]): string {
  if (content.some(isToolUse)) return CUT_CALL;
  return sendable(content, 'max_tokens').length > 0 ? ENGINE_WORDS['go-on'] : CUT_THINKING;
}

/** What a model is told that said neither report nor call; of a reply that held nothing at all, nobody need be spoken of. */
export function nudgeWords(content: readonly Block[]): string {
  return textOf(content).trim() === '' ? EMPTY : ENGINE_WORDS.nudge;
}

const EMPTY =
  'Your last reply held nothing. Go on with what is due next: a tool call, or the report, beginning with a line `# Title`.';

const CUT_CALL =
  'Your call was cut off at the length limit, and did not run. Send it again, whole, or in smaller pieces.';

const CUT_THINKING =
  'Your reply reached its length limit before you had said anything. Think less about it, and say now what comes next.';
