import { reportOf } from '../../../report/report.ts';
import { type CheckState, errorCount } from '../../../session/check-state.ts';
import { progress } from '../../../session/draft.ts';
import type { SessionEvent } from '../../../session/events.ts';
import type { View } from '../../../session/view.ts';
import type { Scene } from '../feed.ts';
import { dollars, plural, shortCount, span } from '../parts/numbers.ts';
import { pathWithin } from '../parts/path-within.ts';
import { isMetered, tokensOf } from '../parts/status-line.ts';

/** Why the user has the floor, and so what enter does while nothing is typed. */
export type Floor =
  | { state: 'saved'; path: string; version: number }
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
  return { state: 'saved', path: pathWithin(started?.workspace ?? '', current.path), version: current.version };
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
