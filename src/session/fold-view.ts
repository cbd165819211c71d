import { foldAsked } from './asked.ts';
import { add, quiet, without } from './change-view.ts';
import { foldChecks } from './check-state.ts';
import { addText, beginTurn, type Draft, holdSections, leaveReport, setAside } from './draft.ts';
import type { SessionEvent, SessionOptions } from './events.ts';
import { foldFailedTurn, foldTurnEnd } from './fold-turn-end.ts';
import { repairOf, revertedTo } from './repair.ts';
import { adoptedReport, keptAsSaved, standingOf } from './standing.ts';
import { type Phase, QUIET, type View } from './view.ts';

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
      return add(
        { ...view, started: event, readOnly: event.options.readOnly ?? false, phase: 'thinking' },
        { seq, kind: 'brief', text: event.brief },
      );
    case 'session.resumed':
      return add(
        { ...without(view, 'failure', 'permission'), ...limited(view, event.limits), phase: phaseOnResume(view) },
        { seq, kind: 'resumed' },
      );
    case 'model.changed':
      return otherModel(view, event);
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
          draft: addText(event.anew ? leaveReport(view.draft) : view.draft, event.markdown),
        },
        { seq, kind: 'block', turn: event.turn, markdown: event.markdown },
      );
    case 'text.tail':
      return quiet({ ...view, phase: 'writing', tail: event.markdown });
    case 'turn.ended':
      return foldTurnEnd(view, event);
    case 'turn.failed':
      return foldFailedTurn(view, event);
    case 'stop.asked':
      return quiet(view);
    case 'engine.said':
      return add(
        { ...view, phase: 'thinking', ...(event.reason === 'repair' && repairOf(view)) },
        { seq, kind: 'engine', reason: event.reason },
      );
    case 'question.asked':
      return quiet({ ...askedAfter(view, event), phase: 'asking' });
    case 'question.answered': {
      const given = new Set(event.answers.map(({ id }) => id));
      const questions = view.question?.questions.filter(({ id }) => given.has(id)) ?? [];
      const after = { ...askedAfter(view, event), phase: 'thinking' as const };
      return add(after, { seq, kind: 'answers', questions, answers: event.answers });
    }
    case 'question.replied':
      return add({ ...askedAfter(view, event), phase: 'thinking' }, { seq, kind: 'said', text: event.text });
    case 'answer.changed':
      return changedAnswer(view, event);
    case 'tool.started': {
      const { call, name, input } = event;
      return quiet({ ...view, phase: 'working', tools: [...view.tools, { call, name, input }] });
    }
    case 'tool.output':
      return { ...view, live: { ...view.live, output: lastOf(`${view.live.output ?? ''}${event.text}`) } };
    case 'tool.ended': {
      const tool = view.tools.find((running) => running.call === event.call);
      const { summary, isError } = event;
      const tools = view.tools.filter((running) => running.call !== event.call);
      const item = { kind: 'tool' as const, name: tool?.name ?? '', input: tool?.input, summary, isError };
      return add({ ...view, tools }, { seq, ...item });
    }
    case 'permission.asked': {
      const { call, action, offer, guarded } = event;
      const asked = { call, action, ...(offer !== undefined && { offer }), ...(guarded !== undefined && { guarded }) };
      return quiet({ ...view, phase: 'permitting', permission: asked });
    }
    case 'permission.given':
      return permitted(view, event);
    case 'mode.changed':
      return add({ ...view, readOnly: event.readOnly }, { seq, kind: 'mode', readOnly: event.readOnly });
    case 'floor.given':
      return quiet({ ...view, phase: 'waiting' });
    case 'user.said':
      return add(revising(view, setAside(view.draft)), { seq, kind: 'said', text: event.text });
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
    case 'report.proposed':
      return quiet({ ...view, phase: 'deciding' });
    case 'report.accepted':
      return quiet({ ...view, phase: 'working' });
    case 'report.kept':
      return add(
        { ...without(view, 'standing', 'repair'), phase: 'thinking', ...keptAsSaved(view) },
        { seq, kind: 'kept' },
      );
    case 'report.adopted': {
      const { path, version } = event;
      // Whatever was under way, what the file holds comes after it.
      const rest = without(view, 'failure', 'permission', 'question', 'repair', 'repliedTo', 'standing');
      const adopted = { ...rest, tools: [], ...adoptedReport(view, event) };
      return add(adopted, { seq, kind: 'adopted', path, version });
    }
    case 'context.added':
    case 'report.saving':
      return quiet(view);
    case 'report.saved': {
      const { path, version, hash, draft = false } = event;
      const saved = { path, version, revision: view.draft.revision, hash, draft };
      const kept = draft ? view : without(view, 'repair', 'standing');
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

function limited(view: View, limits: Partial<SessionOptions>): Partial<View> {
  if (!view.started) return {};
  const { readOnly = view.readOnly } = limits;
  return { started: { ...view.started, options: { ...view.started.options, ...limits } }, readOnly };
}

/** One that the user turned to because of a failure has dealt with it. */
function otherModel(view: View, { seq, model }: Extract<SessionEvent, { type: 'model.changed' }>): View {
  const { started } = view;
  if (!started) return quiet(view);
  const phase = view.phase === 'waiting' ? 'thinking' : view.phase;
  const text = `${model.id} goes on in place of ${started.model.id}.`;
  return add({ ...without(view, 'failure'), started: { ...started, model }, phase }, { seq, kind: 'notice', text });
}

/** What was asked is folded on its own: a key that is gone there is gone here. */
function askedAfter(view: View, event: Parameters<typeof foldAsked>[1]): View {
  const { question, repliedTo, ...rest } = view;
  const open = { ...(question && { question }), ...(repliedTo && { repliedTo }) };
  const { asked, enough, oneByOne, unseen, numbered } = view;
  return { ...rest, ...foldAsked({ asked, oneByOne, unseen, numbered, ...(enough && { enough }), ...open }, event) };
}

function changedAnswer(view: View, event: Extract<SessionEvent, { type: 'answer.changed' }>): View {
  const { seq, answer } = event;
  const entry = view.asked.find(({ question }) => question.id === answer.id);
  const held = holdSections(setAside(view.draft));
  // The answers stand in the report: it is another one, also where no section changes.
  const after = askedAfter(revising(view, { ...held, revision: held.revision + 1 }), event);
  if (!entry) return quiet(after);
  const { question, answer: before } = entry;
  return add(after, { seq, kind: 'answer-changed', question, answer, ...(before && { before }) });
}

function permitted(view: View, { seq, action, leave }: Extract<SessionEvent, { type: 'permission.given' }>): View {
  const { allow, by, rule } = leave;
  const granted = allow && by === 'user' && rule !== undefined ? [...view.granted, rule] : view.granted;
  return add({ ...without(view, 'permission'), phase: 'working', granted }, { seq, kind: 'leave', action, leave });
}

/** The user wants the report otherwise: what stands is kept beside, to be compared with, and to come back to. */
function revising(view: View, draft: Draft): View {
  return { ...without(view, 'failure', 'repair'), ...standingOf(view), phase: 'thinking', draft };
}

function phaseOnResume({ question, phase }: View): Phase {
  if (question) return 'asking';
  return phase === 'deciding' ? phase : 'thinking';
}

/** The end of what a tool says: enough for the few rows there are. */
function lastOf(output: string): string {
  return output.slice(-OUTPUT_SHOWN);
}

const OUTPUT_SHOWN = 2000;
