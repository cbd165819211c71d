import { resolve } from 'node:path';
import type { ExportFlags } from '../../args/export-command.ts';
import type { Failure } from '../../failure.ts';
import { reportMarkdown } from '../../report/markdown.ts';
import { reportOf } from '../../report/report.ts';
import { shownPath } from '../../report/save.ts';
import { foldView } from '../../session/fold-view.ts';
import { readSession, type Store } from '../../session/store.ts';
import { EMPTY_VIEW } from '../../session/view.ts';
import { sanitizeLine } from '../../text/sanitize.ts';
import type { World } from '../../world.ts';
import { findReport } from '../revise/find-report.ts';
import { EXPORT_FORMS, exportReport } from './export-report.ts';

/** `backend-architect export REPORT`: a saved report, or a session's, in other forms. Prints the path of each file. */
export async function exportCommand(
  world: World,
  store: Store,
  { report, flags }: { report: string; flags: ExportFlags },
): Promise<Failure | undefined> {
  const forms = EXPORT_FORMS.filter((form) => flags[form]);
  if (forms.length === 0) return NO_FORM;
  if (forms.length > 1 && flags.out !== undefined) return ONE_PLACE;
  const found = await findReport(report, world.cwd, store);
  if ('kind' in found) return found;
  const markdown = found.file ? found.file.text : found.session && ofSession(store, found.session);
  if (!markdown) return noReport(report);
  for (const form of forms) {
    const written = await exportReport(markdown, form, {
      cwd: world.cwd,
      ...(found.file && { file: found.file.path }),
      ...(flags.out !== undefined && { out: resolve(world.cwd, flags.out) }),
      ...(flags.force && { replace: true }),
    });
    if ('kind' in written) return written;
    for (const path of written) world.stdout.write(`${sanitizeLine(shownPath(path, world.cwd))}\n`);
  }
  return undefined;
}

/** The report as the log has it; nothing where none was written. */
function ofSession(store: Store, id: string): string | undefined {
  const { events } = readSession(store, id);
  const report = reportOf(events, events.reduce(foldView, EMPTY_VIEW));
  return report && reportMarkdown(report);
}

const NO_FORM: Failure = {
  kind: 'usage',
  message: '`export` needs to know what the report is to become.',
  next: 'Add one or more of --html, --adr, --artifacts, --json.',
};

const ONE_PLACE: Failure = {
  kind: 'usage',
  message: '--out names one place, and several forms are asked for.',
  next: 'Export one form at a time, or leave --out away: each then has a place beside the report.',
};

function noReport(report: string): Failure {
  return {
    kind: 'usage',
    message: `The session ${sanitizeLine(report)} has no report yet.`,
    next: `Go on with it first: \`backend-architect resume ${sanitizeLine(report)}\`.`,
  };
}
