import type { Checks } from '../artifacts/checks.ts';
import { reportBody } from '../report/markdown.ts';
import { reportOf } from '../report/report.ts';
import type { Session } from '../session/session.ts';
import { appendParts } from './append-parts.ts';

/**
 * Checks each section of a new report when it closes, while the next one is written. One check at a time, always of
 * all that is closed: a section may build on those before it. Returns how to stop.
 */
export function checkSections(session: Session, checks: Checks | undefined): () => void {
  if (!checks) return () => {};
  let running: AbortController | undefined;
  let seen = '';

  const look = (): void => {
    const { draft, started } = session.view;
    if (!started?.options.checks || !isBeingWritten(session)) {
      running?.abort();
      seen = '';
      return;
    }
    const key = `${draft.cursor.pass}:${closedIn(session).length}`;
    if (running || key === seen || closedIn(session).length === 0) return;
    seen = key;
    void check(key);
  };
  const check = async (key: string): Promise<void> => {
    running = new AbortController();
    const { events, view } = session;
    const report = reportOf(events, { ...view, draft: { ...view.draft, sections: closedIn(session) } });
    const { signal } = running;
    const checked = report && (await checks.check(reportBody(report), { signal, together: false }));
    running = undefined;
    const isCurrent = isBeingWritten(session) && key.startsWith(`${session.view.draft.cursor.pass}:`);
    if (checked && isCurrent && !signal.aborted) appendParts(session, checked.artifacts, 0);
    look();
  };

  const unsubscribe = session.subscribe(({ type }) => {
    if (type === 'text.settled' || type === 'turn.ended' || type === 'turn.failed') look();
  });
  return () => {
    unsubscribe();
    running?.abort();
  };
}

/** Whether a first report is under way: later ones change section by section, and are checked as a whole. */
function isBeingWritten({ view: { draft } }: Session): boolean {
  return draft.cursor.inReport && !draft.whole;
}

function closedIn({ view: { draft } }: Session): typeof draft.sections {
  return draft.sections.filter(({ closed }) => closed);
}
