import type { Failure } from '../failure.ts';
import { add, quiet, without } from './change-view.ts';
import { addText, beginTurn, type Draft, EMPTY_DRAFT, endTurn, undoTurn } from './draft.ts';
import {
  type Block,
  isThinking,
  isToolUse,
  type SessionEvent,
  type StopReason,
  stopOf,
  textOf,
  type Usage,
} from './events.ts';
import { looseReport } from './loose-report.ts';
import type { View } from './view.ts';

/** The view after a turn that came to its end. */
export function foldTurnEnd(view: View, event: Extract<SessionEvent, { type: 'turn.ended' }>): View {
  const { content, seq } = event;
  const draft = draftAfter(view, event);
  const counted = count({ ...view, draft, tail: '', phase: content.some(isToolUse) ? 'working' : 'thinking' }, event);
  const thought = thoughtIn(content);
  const told = thought ? add(counted, { seq, kind: 'thought', text: thought }) : quiet(counted);
  const failure = FAILED_STOPS[event.stop];
  return failure ? add({ ...told, failure }, { seq: seq + 0.5, kind: 'failure', failure }) : told;
}

/** A turn that was cut leaves the report open; of one that was refused, nothing is in it. */
function draftAfter(view: View, event: Extract<SessionEvent, { type: 'turn.ended' }>): Draft {
  const stop = stopOf(event);
  switch (stop) {
    case 'max_tokens':
    case 'pause_turn':
    case 'tool_use':
    case 'model_context_window_exceeded':
      return view.draft;
    case 'refusal':
      return undoTurn(view.draft);
    default:
      return endTurn(withLooseReport(view, event));
  }
}

/** Turns that came to their end, and did not do what they were to. */
export const FAILED_STOPS: Readonly<Partial<Record<StopReason, Failure>>> = {
  refusal: {
    kind: 'refused',
    message: 'The model refused to answer this brief.',
    next: 'Say it in other words.',
  },
  model_context_window_exceeded: {
    kind: 'model',
    message: "The session no longer fits into the model's context window.",
    next: 'Begin a new session with less context.',
  },
};

/** The draft, with the report of a reply that wrote it in another shape. Once it has been whole, only under its own title. */
function withLooseReport({ draft, started }: View, { content }: Extract<SessionEvent, { type: 'turn.ended' }>): Draft {
  if (!started || draft.cursor.inReport) return draft;
  const report = looseReport(textOf(content), started);
  return report === undefined ? draft : addText(beginTurn(draft, false), report);
}

/** What had come stays on the screen; of the report, only what had settled stays in it. */
export function foldFailedTurn(view: View, event: Extract<SessionEvent, { type: 'turn.failed' }>): View {
  const { failure, partial, turn, seq } = event;
  const rest = partial.slice(view.settled);
  const counted = count({ ...view, tail: '', phase: 'thinking', failure }, event);
  const kept = rest.trim() ? add(counted, { seq, kind: 'block', turn, markdown: rest }) : counted;
  if (failure.kind === 'must-ask') return quiet({ ...without(kept, 'failure'), draft: EMPTY_DRAFT });
  return add(kept, { seq: seq + 0.5, kind: 'failure', failure });
}

function count(view: View, { usage, cost }: { usage?: Usage; cost?: number }): View {
  if (!usage) return view;
  const searches = (view.usage.searches ?? 0) + (usage.searches ?? 0);
  const total = {
    input: view.usage.input + usage.input,
    output: view.usage.output + usage.output,
    cacheRead: view.usage.cacheRead + usage.cacheRead,
    cacheWrite: view.usage.cacheWrite + usage.cacheWrite,
    ...(searches > 0 && { searches }),
  };
  return { ...view, usage: total, cost: view.cost + (cost ?? 0) };
}

function thoughtIn(content: readonly Block[]): string {
  return content
    .filter(isThinking)
    .map((block) => block.thinking)
    .join('\n')
    .trim();
}
