import { sentenceOf } from '../failure.ts';
import { proofCounts } from '../report/verification.ts';
import { type CheckState, findingsOf } from '../session/check-state.ts';
import { progress } from '../session/draft.ts';
import type { SessionEvent } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { actionWords, leaveWords } from './action-words.ts';
import { countDown, type LastLine } from './count-down.ts';
import { toolWords } from './tool-words.ts';

/**
 * Tells how a session goes from here on: first whose session it is, then one plain line a fact. Returns how to stop.
 *
 * @param lastLine where it goes to a terminal: a wait is counted down in it. Absent: a wait is a line like any other.
 */
export function printProgress(session: Session, write: (line: string) => void, lastLine?: LastLine): () => void {
  const told = new Set(sectionsOf(session));
  for (const line of opening(session)) write(line);
  let endWait = (): void => {};
  const stop = session.subscribe((event) => {
    endWait();
    endWait = () => {};
    for (const line of [...linesOf(event, session, lastLine), ...sectionsDone(session, told)]) write(line);
    if (event.type !== 'turn.waiting' || !lastLine) return;
    const { waitMs, attempt } = event;
    endWait = countDown(waitMs, (leftMs) => `  ${waitWords({ leftMs, waitMs, attempt })}`, lastLine);
  });
  return () => {
    endWait();
    stop();
  };
}

function opening({ view: { started, items } }: Session): string[] {
  if (!started) return [];
  const { persona, model, id } = started;
  // What was said while it was being opened.
  const said = items.slice(items.findLastIndex(({ kind }) => kind !== 'notice') + 1);
  const notices = said.flatMap((item) => (item.kind === 'notice' ? [item.text] : []));
  if (items.some(({ kind }) => kind !== 'brief' && kind !== 'notice')) return [`Session ${id} goes on.`, ...notices];
  const by = model.provider === 'planner' ? 'the built-in planner' : model.id;
  const head = `${sanitizeLine(persona.name)} designs with ${by}. Session ${id}.`;
  return [head, ...(model.notice ? [model.notice] : []), ...notices];
}

function linesOf(event: SessionEvent, session: Session, lastLine?: LastLine): string[] {
  switch (event.type) {
    case 'turn.waiting': {
      const again = lastLine ? [] : [waitWords({ ...event, leftMs: event.waitMs })];
      const isTold = session.events.findLast(({ seq }) => seq < event.seq)?.type === 'turn.failed';
      const words = [...(isTold ? [] : [sentenceOf({ message: event.failure.message })]), ...again];
      return words.length > 0 ? [`  ${words.join(' ')}`] : [];
    }
    case 'tool.ended':
      return toolLine(session);
    case 'permission.given': {
      const outcome = leaveWords(event.leave);
      return outcome === undefined ? [] : [`  ! ${actionWords(event.action)}: ${outcome}`];
    }
    case 'question.asked':
      return event.questions.map(({ id, question }) => `  ? ${id} ${sanitizeLine(question)}`);
    case 'question.answered':
      return event.answers.map(({ id, by, chosen, text }) => {
        const said = [...chosen, ...(text ? [text] : [])].join('; ');
        return `  ${by === 'skipped' ? '-' : '>'} ${id} ${by === 'skipped' ? 'skipped' : sanitizeLine(said)}${by === 'assumption' ? ' (assumed)' : ''}`;
      });
    case 'turn.failed':
      if (event.failure.kind === 'must-ask') return ['  The persona began without asking; it is sent back to ask.'];
      // Any other failure ends the run, and is told at its end.
      return event.failure.retryable ? [`  ! ${sentenceOf({ message: event.failure.message })}`] : [];
    case 'model.changed':
      return [`  ${event.model.id} goes on.`];
    case 'together.checked':
      return checkLines(session.view.checks);
    case 'report.reverted':
      return [`  The repair was undone, because ${sanitizeLine(event.reason)}.`];
    case 'notice':
      return [event.text];
    default:
      return [];
  }
}

/** A wait from which a person would think that nothing goes on any more. */
const LONG_MS = 10_000;

function waitWords({ leftMs, waitMs, attempt }: { leftMs: number; waitMs: number; attempt: number }): string {
  const again = `Trying again in ${Math.ceil(leftMs / 1000)} s (try ${attempt + 1})`;
  return waitMs < LONG_MS ? `${again}.` : `${again}; Ctrl+C leaves, and nothing is lost.`;
}

/** What was proved, then each error and warning: the notes stand in the report. */
function checkLines(checks: CheckState): string[] {
  const told = findingsOf(checks).filter(({ level }) => level !== 'note');
  const after = checks.round > 0 ? ` after repair ${checks.round}` : '';
  return [
    `  Checked${after}: ${proofCounts(checks.parts)}.`,
    ...told.map(
      ({ level, line, message }) => `  ${level === 'error' ? 'x' : '!'} line ${line}: ${sanitizeLine(message)}`,
    ),
  ];
}

/** The tool that has just ended is the last item. */
function toolLine({ view }: Session): string[] {
  const item = view.items.at(-1);
  if (item?.kind !== 'tool') return [];
  return [
    `  ${item.isError ? '! ' : ''}${sanitizeLine(toolWords(item.name, item.input), 60)}   ${sanitizeLine(item.summary)}`,
  ];
}

function sectionsDone(session: Session, told: Set<string>): string[] {
  const fresh = sectionsOf(session).filter((heading) => !told.has(heading));
  for (const heading of fresh) told.add(heading);
  return fresh.map((heading) => `  + ${sanitizeLine(heading)}`);
}

/** The due sections that are written to their end. */
function sectionsOf({ view }: Session): string[] {
  const done = progress(view.draft, view.started?.sections ?? []).filter((section) => section.done);
  return done.map(({ heading }) => heading);
}
