import { reportMarkdown } from '../report/markdown.ts';
import { readReport } from '../report/read-report.ts';
import { reportOf } from '../report/report.ts';
import { hashOf } from '../report/save.ts';
import { standingText } from '../report/standing-text.ts';
import type { EventBody, SessionEvent } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import { adoptedAfterLoss } from './revise/adopt.ts';

/**
 * What a damaged session goes on from, where its lost records say that its report was saved, and the file stands as it was
 * then: it is not done again, nor saved a second time. Where the sound records hold all of the report, only that it was
 * saved is brought back; else the report is taken from its file.
 *
 * @param lost what damaged records say, unchecked: the bytes of the file must bear it out
 */
export function doneAfterAll(
  { events, view }: Session,
  lost: readonly SessionEvent[],
): Extract<EventBody, { type: 'report.saved' | 'report.adopted' }> | undefined {
  const known = events.at(-1)?.seq ?? 0;
  const saved = lost.filter(({ seq }) => seq > known).findLast((event) => event.type === 'report.saved');
  // A draft still waits for its repair.
  if (!saved || saved.draft) return undefined;
  const { path, version, hash } = saved;
  const text = standingText(saved);
  const report = text && readReport(text);
  if (!report || report.session !== view.started?.id) return undefined;
  const recorded = reportOf(events, view);
  return recorded && hashOf(reportMarkdown(recorded)) === hash
    ? { type: 'report.saved', path, version, hash }
    : adoptedAfterLoss({ path, hash, report }, view.asked);
}
