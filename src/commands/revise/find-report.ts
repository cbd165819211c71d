import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failed, type Failure } from '../../failure.ts';
import { readReport, type SavedReport } from '../../report/read-report.ts';
import { findSession, type Store } from '../../session/store.ts';
import { sanitizeLine } from '../../text/sanitize.ts';

/** A report on disk. `path` is absolute, links resolved; `hash` is that of its bytes. */
export type ReportFile = { path: string; text: string; hash: string; report: SavedReport };

/** A report's file, its session, or both: whatever is there. At least one of them. */
export type Found = { file?: ReportFile; session?: string };

/** In bytes: no report is longer. */
const LONGEST = 16 * 1024 * 1024;

/** What a name means: a file where there is one, else a session, or the start of its id. */
export async function findReport(given: string, cwd: string, store: Store): Promise<Found | Failure> {
  const path = resolve(cwd, given);
  const there = await stat(path).catch(() => undefined);
  if (!there) {
    const session = sessionNamed(store, given);
    return session === undefined ? nothingThere(given) : { session };
  }
  if (!there.isFile() || there.size > LONGEST) return noReport(given);
  const bytes = await readFile(path).catch(() => undefined);
  const report = bytes && readReport(bytes.toString('utf8'));
  if (!bytes || !report) return noReport(given);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const file = { path: await realpath(path), text: bytes.toString('utf8'), hash, report };
  const session = sessionNamed(store, report.session);
  // The file says the whole id; the start of another one is not meant.
  return { file, ...(session === report.session && { session }) };
}

function sessionNamed(store: Store, id: string): string | undefined {
  try {
    return findSession(store, id);
  } catch (thrown) {
    if (thrown instanceof Failed) return undefined;
    throw thrown;
  }
}

function nothingThere(given: string): Failure {
  return {
    kind: 'usage',
    message: `There is no report and no session "${sanitizeLine(given)}".`,
    next: 'Name the file of a report, or see `backend-architect sessions`.',
  };
}

function noReport(given: string): Failure {
  return {
    kind: 'usage',
    message: `${sanitizeLine(given)} is no report that backend-architect saved: its frontmatter names no session, version and persona.`,
    next: 'For any other document: `backend-architect -c FILE "what should change"`.',
  };
}
