import type { SessionEvent } from './events.ts';
import type { CheckedPart, Dispute, Finding } from './finding.ts';

/** What the checks have said of the report so far: a fold over the log. */
export type CheckState = {
  /** 0 while the report is as it was first written, n after its n-th repair. */
  round: number;
  /** By index. While the report is being written, those of the sections that are closed. */
  parts: readonly CheckedPart[];
  /** Absent until the whole report was held together. */
  whole?: WholeCheck;
  /** Why a repair was undone, each time it was. */
  undone: readonly string[];
  /** Findings that the model disputes. */
  disputes: readonly Dispute[];
};

export type WholeCheck = {
  /** Of the draft that was checked. */
  revision: number;
  together: readonly Finding[];
  /** What the design holds, by name: `table orders`, `endpoint GET /orders`. */
  inventory: readonly string[];
  /** What the repair before this check lost, though no finding named it. */
  lost: readonly string[];
};

export const NO_CHECKS: CheckState = { round: 0, parts: [], undone: [], disputes: [] };

type CheckEvent = Extract<SessionEvent, { type: 'artifact.checked' | 'together.checked' }>;

/** The state after one more of its events. `revision` is that of the draft. */
export function foldChecks(state: CheckState, event: CheckEvent, revision: number): CheckState {
  if (event.type === 'artifact.checked') {
    const parts = state.parts.filter(({ index }) => index !== event.part.index);
    const at = parts.findIndex(({ index }) => index > event.part.index);
    parts.splice(at === -1 ? parts.length : at, 0, event.part);
    return { ...state, round: event.round, parts };
  }
  const { round, count, findings, inventory, lost, disputes } = event;
  return {
    ...state,
    round,
    parts: state.parts.filter(({ index }) => index < count),
    whole: { revision, together: findings, inventory, lost },
    disputes: [...state.disputes, ...disputes],
  };
}

/** Everything that was found, by line. */
export function findingsOf({ parts, whole }: CheckState): Finding[] {
  return [...parts.flatMap(({ findings }) => findings), ...(whole?.together ?? [])].sort((a, b) => a.line - b.line);
}

/** How many errors stand. */
export function errorCount(state: CheckState | undefined): number {
  return state ? findingsOf(state).filter(({ level }) => level === 'error').length : 0;
}

/** The errors of a report as it stands; none while it was not checked. */
export function errorsIn({ checks, draft }: { checks: CheckState; draft: { revision: number } }): Finding[] {
  if (checks.whole?.revision !== draft.revision) return [];
  return findingsOf(checks).filter(({ level }) => level === 'error');
}
