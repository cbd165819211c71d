import type { CheckedDocument } from '../artifacts/check.ts';
import type { Checks } from '../artifacts/checks.ts';
import { reportBody } from '../report/markdown.ts';
import { reportOf } from '../report/report.ts';
import { lostIn } from '../session/repair.ts';
import type { Session } from '../session/session.ts';
import { appendParts } from './append-parts.ts';
import { disputesIn } from './repair-words.ts';

/**
 * Checks the whole report, each artifact and all together, and appends what came of it. A user who stops it, or
 * leaves, ends it: what was not checked then says so. Never rejects.
 */
export async function checkReport(session: Session, checks: Checks | undefined): Promise<void> {
  const report = reportOf(session.events, session.view);
  const stopping = new AbortController();
  const unsubscribe = session.subscribe(({ type }) => {
    if (type === 'stop.asked' || type === 'session.cancelled') stopping.abort();
  });
  const checked: CheckedDocument =
    report && checks ? await checks.check(reportBody(report), { signal: stopping.signal }) : UNCHECKED;
  unsubscribe();
  const round = repairsSoFar(session);
  appendParts(session, checked.artifacts, round);
  const { view } = session;
  session.append({
    type: 'together.checked',
    round,
    count: checked.artifacts.length,
    findings: [...checked.together, ...strays(view.draft.strays)],
    inventory: checked.inventory,
    lost: lostIn(view, checked.inventory),
    disputes: disputesIn(session),
  });
}

/** Repairs since the user last spoke. */
export function repairsSoFar({ events }: Session): number {
  const from = events.findLastIndex(({ type }) => type === 'user.said') + 1;
  return events.slice(from).filter((event) => event.type === 'engine.said' && event.reason === 'repair').length;
}

/** A heading that a repair may not add stands nowhere in the file: so these have no line of their own. */
function strays(headings: readonly string[]): CheckedDocument['together'] {
  return headings.map((heading) => ({
    level: 'warning',
    rule: 'report/new-section',
    message: `A repair wrote a section that was not there, and it was left out: ${heading}`,
    line: 1,
  }));
}

const UNCHECKED: CheckedDocument = {
  artifacts: [],
  together: [
    { level: 'note', rule: 'report/not-checked', message: 'There was nothing here to check it with.', line: 1 },
  ],
  inventory: [],
};
