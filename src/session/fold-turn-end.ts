import { add, quiet, without } from './change-view.ts';
import { addText, beginTurn, type Draft, EMPTY_DRAFT, endTurn } from './draft.ts';
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
  const draft = goesOn(stopOf(event)) ? view.draft : endTurn(withLooseReport(view, event));
  const counted = count({ ...view, draft, tail: '', phase: content.some(isToolUse) ? 'working' : 'thinking' }, event);
  const thought = thoughtIn(content);
  return thought ? add(counted, { seq, kind: 'thought', text: thought }) : quiet(counted);
}

function goesOn(stop: StopReason): boolean {
  return stop === 'max_tokens' || stop === 'pause_turn' || stop === 'tool_use';
}

/** The draft, with the report of a reply that wrote it in another shape. Once it has been whole, only under its own title. */
function withLooseReport(
  { draft, started }: View,
  { content, stop }: Extract<SessionEvent, { type: 'turn.ended' }>,
): Draft {
  if (!started || draft.cursor.inReport || stop === 'refusal') return draft;
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
