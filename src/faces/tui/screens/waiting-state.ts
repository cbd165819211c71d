import type { Persona } from '../../../personas/persona.ts';
import { nextStepIn } from '../../../report/next-step.ts';
import { reportOf } from '../../../report/report.ts';
import { type CheckState, errorCount } from '../../../session/check-state.ts';
import { progress } from '../../../session/draft.ts';
import type { SessionEvent } from '../../../session/events.ts';
import type { Session } from '../../../session/session.ts';
import type { View } from '../../../session/view.ts';
import type { Scene } from '../feed.ts';
import { dollars, plural, shortCount, span } from '../parts/numbers.ts';
import { pathWithin } from '../parts/path-within.ts';
import { isMetered, tokensOf } from '../parts/status-line.ts';
import type { Stage } from '../stage.ts';

/** Why the user has the floor, and so what enter does while nothing is typed. */
export type Floor =
  | { state: 'saved'; path: string; file: string; version: number }
  /** The text is safe in the log, and has no file yet. */
  | { state: 'unsaved'; message: string; next?: string }
  | { state: 'stopped' }
  | { state: 'failed'; message: string; next?: string }
  /** The architect said something, and no report is due. */
  | { state: 'talk' };

/** Reads it off the view. */
export function floorOf({ failure, saved, draft, started }: View): Floor {
  const current = saved?.revision === draft.revision ? saved : undefined;
  // Saved elsewhere after all: the failure is history.
  if (failure && !(failure.kind === 'not-saved' && current)) {
    if (failure.kind === 'stopped') return { state: 'stopped' };
    const { message, next } = failure;
    return { state: failure.kind === 'not-saved' ? 'unsaved' : 'failed', message, ...(next ? { next } : {}) };
  }
  if (!current) return { state: 'talk' };
  const path = pathWithin(started?.workspace ?? '', current.path);
  return { state: 'saved', path, file: current.path, version: current.version };
}

/** Who the report names to go on, of those that need no look first; never the one who wrote it. */
export function nextPersona(stage: Stage, session: Session): Persona | undefined {
  const { items } = stage.personas;
  const others = items.filter(({ slug }) => slug !== session.view.started?.persona.slug);
  const next = nextStepIn(
    stage.readReport(session),
    others.map(({ slug }) => slug),
  );
  const persona = others.find(({ slug }) => slug === next?.slug);
  return persona;
}

/** What the one who goes on is asked: what the report is called comes first, and names the next one. */
export function handOverBrief(title: string): string {
  return `${title.replace(/[.!?]+$/, '')}. Go on from the design that is given as context.`;
}

/** What there is by now, as rows of words: the report, and what it took. */
export function summaryOf({ view, worked }: Scene, events: readonly SessionEvent[]): string[][] {
  return [reportWords(view, events), [...meterWords(view), span(worked)]].filter((words) => words.length > 0);
}

function reportWords(view: View, events: readonly SessionEvent[]): string[] {
  const report = reportOf(events, view);
  if (!report) return [];
  const due = view.started?.sections ?? [];
  const missing = progress(view.draft, due).filter(({ done }) => !done).length;
  return [
    plural(report.sections.length, 'section'),
    ...(missing > 0 ? [`${missing} of ${due.length} due not written`] : []),
    ...(report.checks ? checkWords(report.checks) : []),
    ...(report.questions.length > 0 ? [plural(report.questions.length, 'question')] : []),
    report.assumptions.length > 0 ? plural(report.assumptions.length, 'assumption') : 'no assumptions',
  ];
}

/** `11 artifacts, 9 proved`, then what is wrong in them. */
function checkWords(checks: CheckState): string[] {
  const { parts } = checks;
  if (parts.length === 0) return [];
  const proved = parts.filter(({ proof }) => proof !== 'not checked').length;
  const errors = errorCount(checks);
  return [
    `${plural(parts.length, 'artifact')}, ${proved === parts.length ? 'all' : proved} proved`,
    ...(errors > 0 ? [plural(errors, 'error')] : []),
  ];
}

function meterWords(view: View): string[] {
  if (!isMetered(view)) return [];
  const { usage, cost } = view;
  const all = tokensOf(usage);
  const cached = usage.cacheRead > 0 ? ` (${Math.round((usage.cacheRead / all) * 100)} % from cache)` : '';
  return [`${shortCount(all)} tokens${cached}`, dollars(cost)];
}
