import type { Checks } from '../artifacts/checks.ts';
import { reportBody } from '../report/markdown.ts';
import { reportOf } from '../report/report.ts';
import type { Session } from '../session/session.ts';
import { appendParts } from './append-parts.ts';

/** A report is checked again when so much more of it is closed: each time anew, the work would grow with its square. */
const GROWTH = 1.3;

/**
 * Checks the sections of a new report as they close, while the next ones are written. One check at a time, always of
 * all that is closed: a section may build on those before it. Returns how to stop.
 */
export function checkSections(session: Session, checks: Checks | undefined): () => void {
  if (!checks) return () => {};
  let running: AbortController | undefined;
  let seen = 0;
  let looked = 0;
  let pass = 0;

  const look = (): void => {
    const { draft, started } = session.view;
    if (!started?.options.checks || !isBeingWritten(session)) {
      running?.abort();
      [seen, looked] = [0, 0];
      return;
    }
    if (draft.cursor.pass !== pass) [seen, looked] = [0, 0];
    pass = draft.cursor.pass;
    const closed = closedIn(session);
    if (running || closed.length === looked) return;
    looked = closed.length;
    const length = codeIn(closed);
    if (length === 0 || length < seen * GROWTH) return;
    seen = length;
    void check(pass);
  };
  const check = async (from: number): Promise<void> => {
    running = new AbortController();
    const { events, view } = session;
    const report = reportOf(events, { ...view, draft: { ...view.draft, sections: closedIn(session) } });
    const { signal } = running;
    const checked = report && (await checks.check(reportBody(report), { signal, together: false }));
    running = undefined;
    const isCurrent = isBeingWritten(session) && session.view.draft.cursor.pass === from;
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

/** Characters of the sections that hold anything to check. */
function codeIn(sections: ReturnType<typeof closedIn>): number {
  return sections
    .filter(({ markdown }) => /^ {0,3}(?:```|~~~)/m.test(markdown))
    .reduce((sum, { markdown }) => sum + markdown.length, 0);
}

function closedIn({ view: { draft } }: Session): typeof draft.sections {
  return draft.sections.filter(({ closed }) => closed);
}
