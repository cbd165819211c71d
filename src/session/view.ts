import type { Failure } from '../failure.ts';
import { type CheckState, foldChecks, NO_CHECKS } from './check-state.ts';
import { addText, beginTurn, type Draft, EMPTY_DRAFT, endTurn, setAside } from './draft.ts';
import {
  type Block,
  type EngineReason,
  isThinking,
  isToolUse,
  NO_USAGE,
  type SessionEvent,
  type SessionOptions,
  type SessionStarted,
  type StopReason,
  stopOf,
  textOf,
  type Usage,
} from './events.ts';
import { looseReport } from './loose-report.ts';
import type { Answer, Question } from './question.ts';
import { type Repair, repairOf, revertedTo } from './repair.ts';

/** What the faces show: a fold over the log. Every value is immutable; an item, once there, never changes. */
export type View = {
  phase: Phase;
  started?: SessionStarted;
  /** What has happened, in order: for the scrollback. */
  items: readonly Item[];
  /** The turn that runs, or ran last; 0 before the first. */
  turn: number;
  /** The open block of the running turn. */
  tail: string;
  /** Characters of the running turn that have settled. */
  settled: number;
  /** Only between two durable events: what no fact depends on. */
  live: Live;
  question?: { call: string; questions: Question[] };
  /** The user wants no more questions. */
  enough?: true;
  /** Everything asked so far, with the answer where there is one. */
  asked: readonly { question: Question; answer?: Answer }[];
  /** Tools that run now. */
  tools: readonly { call: string; name: string; input: unknown }[];
  draft: Draft;
  usage: Usage;
  /** US dollars, as far as prices are known. */
  cost: number;
  /** What the checks have said of the report. */
  checks: CheckState;
  /** What stood before the repair that is under way. */
  repair?: Repair;
  /** `draft`: it waits for a repair, and is saved again after it. */
  saved?: { path: string; version: number; revision: number; hash: string; draft: boolean };
  /** Why the session stands still or is over, when that was not wished for. */
  failure?: Failure;
};

/**
 * - `idle`: no session yet. `thinking`: a request is out, no text yet. `writing`: text comes. `working`: tools run.
 * - `asking`: a question waits for the user. `waiting`: the user has the floor. `over`: nothing more happens.
 */
export type Phase = 'idle' | 'thinking' | 'writing' | 'working' | 'asking' | 'waiting' | 'over';

export type Live = { thinking: string; waiting?: { attempt: number; waitMs: number; failure: Failure } };

/** One thing in the transcript. `seq` is its event's, and its identity. */
export type Item = { seq: number } & (
  | { kind: 'brief'; text: string }
  | { kind: 'said'; text: string }
  | { kind: 'block'; turn: number; markdown: string }
  | { kind: 'thought'; text: string }
  | { kind: 'tool'; name: string; input: unknown; summary: string; isError: boolean }
  | { kind: 'answers'; questions: Question[]; answers: Answer[] }
  | { kind: 'engine'; reason: EngineReason }
  | { kind: 'failure'; failure: Failure }
  | { kind: 'resumed' }
  | { kind: 'notice'; text: string }
  /** The whole report was checked. */
  | { kind: 'checked'; checks: CheckState }
  | { kind: 'reverted'; reason: string }
  | { kind: 'saved'; path: string; version: number; draft: boolean }
);

const QUIET: Live = { thinking: '' };

export const EMPTY_VIEW: View = {
  phase: 'idle',
  items: [],
  turn: 0,
  tail: '',
  settled: 0,
  live: QUIET,
  asked: [],
  tools: [],
  draft: EMPTY_DRAFT,
  checks: NO_CHECKS,
  usage: NO_USAGE,
  cost: 0,
};

/** The view after one more event. What still arrives after the end is kept; the session stays over, for the reason it ended. */
export function foldView(view: View, event: SessionEvent): View {
  const folded = fold(view, event);
  if (view.phase !== 'over' || event.type === 'session.resumed') return folded;
  const { failure } = view;
  return { ...without(folded, 'failure'), phase: 'over', ...(failure && { failure }) };
}

function fold(view: View, event: SessionEvent): View {
  const { seq } = event;
  switch (event.type) {
    case 'text.delta':
      return { ...view, phase: 'writing', tail: view.tail + event.text, live: QUIET };
    case 'thinking.delta':
      return { ...view, live: { thinking: view.live.thinking + event.text } };
    case 'turn.waiting': {
      const { attempt, waitMs, failure } = event;
      return { ...view, live: { thinking: '', waiting: { attempt, waitMs, failure } } };
    }
    case 'session.started':
      return add({ ...view, started: event, phase: 'thinking' }, { seq, kind: 'brief', text: event.brief });
    case 'session.resumed':
      return add(
        { ...without(view, 'failure'), ...limited(view, event.limits), phase: view.question ? 'asking' : 'thinking' },
        { seq, kind: 'resumed' },
      );
    case 'turn.started': {
      const goesOn = view.draft.cursor.inReport;
      const draft = beginTurn(view.draft, goesOn);
      return quiet({ ...without(view, 'failure'), phase: 'thinking', turn: event.turn, tail: '', settled: 0, draft });
    }
    case 'text.settled':
      return add(
        {
          ...view,
          phase: 'writing',
          tail: '',
          settled: view.settled + event.markdown.length,
          draft: addText(view.draft, event.markdown),
        },
        { seq, kind: 'block', turn: event.turn, markdown: event.markdown },
      );
    case 'text.tail':
      return quiet({ ...view, phase: 'writing', tail: event.markdown });
    case 'turn.ended':
      return endOfTurn(view, event);
    case 'turn.failed':
      return failedTurn(view, event);
    case 'stop.asked':
      return quiet(view);
    case 'engine.said':
      return add(
        { ...view, phase: 'thinking', ...(event.reason === 'repair' && repairOf(view)) },
        { seq, kind: 'engine', reason: event.reason },
      );
    case 'question.asked': {
      const { call, questions } = event;
      const asked = [...view.asked, ...questions.map((question) => ({ question }))];
      return quiet({ ...view, phase: 'asking', question: { call, questions }, asked });
    }
    case 'question.answered':
      return answered(view, event);
    case 'tool.started': {
      const { call, name, input } = event;
      return quiet({ ...view, phase: 'working', tools: [...view.tools, { call, name, input }] });
    }
    case 'tool.ended': {
      const tool = view.tools.find((running) => running.call === event.call);
      const { summary, isError } = event;
      const tools = view.tools.filter((running) => running.call !== event.call);
      const item = { kind: 'tool' as const, name: tool?.name ?? '', input: tool?.input, summary, isError };
      return add({ ...view, tools }, { seq, ...item });
    }
    case 'floor.given':
      return quiet({ ...view, phase: 'waiting' });
    case 'user.said': {
      const draft = setAside(view.draft);
      const heard = without(without(view, 'failure'), 'repair');
      return add({ ...heard, phase: 'thinking', draft }, { seq, kind: 'said', text: event.text });
    }
    case 'notice':
      return add(view, { seq, kind: 'notice', text: event.text });
    case 'artifact.checked':
      return { ...view, checks: foldChecks(view.checks, event, view.draft.revision) };
    case 'together.checked': {
      const checks = foldChecks(view.checks, event, view.draft.revision);
      return add({ ...view, checks }, { seq, kind: 'checked', checks });
    }
    case 'report.reverted':
      return add(
        { ...without(view, 'repair'), ...revertedTo(view, event.reason) },
        { seq, kind: 'reverted', reason: event.reason },
      );
    case 'report.saving':
      return quiet(view);
    case 'report.saved': {
      const { path, version, hash, draft = false } = event;
      const saved = { path, version, revision: view.draft.revision, hash, draft };
      const kept = draft ? view : without(view, 'repair');
      return add({ ...kept, saved }, { seq, kind: 'saved', path, version, draft });
    }
    case 'report.unsaved':
    case 'session.failed':
    case 'session.cancelled': {
      const phase = event.type === 'report.unsaved' ? view.phase : 'over';
      return add({ ...view, phase, failure: event.failure }, { seq, kind: 'failure', failure: event.failure });
    }
    case 'session.ended':
      return quiet({ ...view, phase: 'over' });
    default:
      return event satisfies never;
  }
}

/** Adds an item; a durable event also ends whatever was only live. */
function add(view: View, item: Item): View {
  return quiet({ ...view, items: [...view.items, item] });
}

function quiet(view: View): View {
  return view.live === QUIET ? view : { ...view, live: QUIET };
}

function without<Key extends 'failure' | 'question' | 'repair'>(view: View, key: Key): Omit<View, Key> & View {
  const { [key]: _dropped, ...rest } = view;
  return rest as Omit<View, Key> & View;
}

function limited(view: View, limits: Partial<SessionOptions>): Partial<View> {
  if (!view.started) return {};
  return { started: { ...view.started, options: { ...view.started.options, ...limits } } };
}

function endOfTurn(view: View, event: Extract<SessionEvent, { type: 'turn.ended' }>): View {
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
function failedTurn(view: View, event: Extract<SessionEvent, { type: 'turn.failed' }>): View {
  const { failure, partial, turn, seq } = event;
  const rest = partial.slice(view.settled);
  const counted = count({ ...view, tail: '', phase: 'thinking', failure }, event);
  const kept = rest.trim() ? add(counted, { seq, kind: 'block', turn, markdown: rest }) : counted;
  if (failure.kind === 'must-ask') return quiet({ ...without(kept, 'failure'), draft: EMPTY_DRAFT });
  return add(kept, { seq: seq + 0.5, kind: 'failure', failure });
}

function count(view: View, { usage, cost }: { usage?: Usage; cost?: number }): View {
  if (!usage) return view;
  const total = {
    input: view.usage.input + usage.input,
    output: view.usage.output + usage.output,
    cacheRead: view.usage.cacheRead + usage.cacheRead,
    cacheWrite: view.usage.cacheWrite + usage.cacheWrite,
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

function answered(view: View, event: Extract<SessionEvent, { type: 'question.answered' }>): View {
  const { answers, seq } = event;
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const asked = view.asked.map((entry) => {
    const answer = byId.get(entry.question.id);
    return answer ? { ...entry, answer } : entry;
  });
  const questions = view.question?.questions ?? [];
  const next = {
    ...without(view, 'question'),
    phase: 'thinking' as const,
    asked,
    ...(event.enough && { enough: event.enough }),
  };
  return add(next, { seq, kind: 'answers', questions, answers });
}
