import { NO_CHECKS } from './check-state.ts';
import { addText, beginTurn, type Draft, EMPTY_DRAFT, endTurn, undoTo } from './draft.ts';
import type { SessionEvent } from './events.ts';
import type { View } from './view.ts';

/** A report as it was saved, with what was checked and answered then: to compare a change with, and to come back to. */
export type Standing = Pick<View, 'draft' | 'checks' | 'asked'>;

/** What stands when the user begins to change it; nothing where nothing is saved, or a change is under way already. */
export function standingOf({ standing, saved, draft, checks, asked }: View): { standing?: Standing } {
  if (standing) return { standing };
  return saved && !saved.draft && saved.revision === draft.revision ? { standing: { draft, checks, asked } } : {};
}

/** The view with the report, and the answers, as they were saved. */
export function keptAsSaved(view: View): Partial<View> {
  const { standing, saved, draft } = view;
  if (!standing || !saved) return {};
  const back: Draft = undoTo(standing.draft, draft);
  const { whole } = standing.checks;
  return {
    draft: back,
    asked: standing.asked,
    checks: { ...standing.checks, ...(whole && { whole: { ...whole, revision: back.revision } }) },
    saved: { ...saved, revision: back.revision },
  };
}

/** The view with the report, and the answers, of a saved file: nothing is checked of it yet. */
export function adoptedReport(
  { draft: before, numbered }: View,
  { path, version, hash, markdown, asked }: Extract<SessionEvent, { type: 'report.adopted' }>,
): Partial<View> {
  const read = endTurn(addText(beginTurn(EMPTY_DRAFT, false), markdown));
  const draft = { ...read, revision: before.revision + 1 };
  return {
    phase: 'waiting',
    tail: '',
    draft,
    checks: NO_CHECKS,
    asked,
    numbered: Math.max(numbered, ...asked.map(({ question }) => Number(question.id.slice(1)) || 0)),
    saved: { path, version, hash, revision: draft.revision, draft: false },
  };
}
