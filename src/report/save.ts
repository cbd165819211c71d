import { createHash } from 'node:crypto';
import { lstat, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { Failure } from '../failure.ts';
import { isInside } from '../paths/inside.ts';
import { makeFolder, SHARED } from '../paths/make-folder.ts';
import type { Session } from '../session/session.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { reportMarkdown } from './markdown.ts';
import { namesFor, slugOf } from './name.ts';
import { type Report, reportOf } from './report.ts';
import { nameWhole, syncFolder, whyNotWritten, writeWhole } from './whole-file.ts';

export type SaveOptions = {
  cwd: string;
  /** A path of the user's choice, relative to `cwd`; a folder when it is one or ends with a slash. */
  out?: string | undefined;
  /** Errors go back to the model after it, and this version is saved again. */
  draft?: boolean;
};

/** Where reports go below the workspace when the user names no place. */
const DEFAULT_FOLDER = join('docs', 'design');

/**
 * Saves the report of a session, and appends what came of it: `report.saving` before the file appears, then
 * `report.saved`, or `report.unsaved` with the reason. Never writes over anything: a taken name leads to the next free
 * one, and only the session's own draft is replaced. A save that a kill cut off, or whose record is lost, is adopted when
 * its file is there, whole. Never rejects.
 */
export async function saveReport(session: Session, { cwd, out, draft = false }: SaveOptions): Promise<void> {
  const { events, view } = session;
  const report = reportOf(events, view);
  if (!report || !view.started) return;
  const content = reportMarkdown({ ...report, unverified: draft });
  const hash = hashOf(content);
  try {
    const adopted = await cutOffSave(session, hash);
    const place = { cwd, ...(out !== undefined && { out }) };
    const mark = { version: report.version, hash, ...(draft && { draft }) };
    const path =
      adopted ?? (await replaceDraft(session, content, mark)) ?? (await write(session, report, content, mark, place));
    session.append({ type: 'report.saved', path, ...mark });
  } catch (thrown) {
    session.append({ type: 'report.unsaved', failure: unsaved(thrown) });
  }
}

/** The file of a save that was cut off after its link and before its record; what else it left there is removed. */
async function cutOffSave(session: Session, hash: string): Promise<string | undefined> {
  const last = session.events.findLast(({ type }) => type === 'report.saving' || type === 'report.saved');
  if (last?.type !== 'report.saving' || last.hash !== hash) return undefined;
  const there = await readFile(last.path).catch(() => undefined);
  if (!there || hashOf(there) !== hash) return undefined;
  for (const left of [draftName(session, last.version), freshName(last.path)])
    await unlink(join(dirname(last.path), left)).catch(() => undefined);
  return last.path;
}

/** Whether these very bytes stand under a name already: the save of a session whose record of it is lost. */
async function isThere(path: string, hash: string): Promise<boolean> {
  if ((await lstat(path).catch(() => undefined))?.isFile() !== true) return false;
  const there = await readFile(path).catch(() => undefined);
  return there !== undefined && hashOf(there) === hash;
}

/** Under which the report is written before it gets its name: the session's own, so that what a kill leaves is known. */
function draftName({ view }: Session, version: number): string {
  return `.${view.started?.id ?? ''}-v${version}.tmp`;
}

/** The same for what takes the place of a draft. */
function freshName(path: string): string {
  return `.${basename(path)}.tmp`;
}

/** What the log says of a save, beside its path. */
type Mark = { version: number; hash: string; draft?: boolean };

/**
 * Puts the report in the place of its own draft, when that stands there as we left it. Undefined when there is none,
 * or somebody has changed it since: theirs stays.
 */
async function replaceDraft(session: Session, content: string, mark: Mark): Promise<string | undefined> {
  const { saved } = session.view;
  if (!saved?.draft) return undefined;
  const { path } = saved;
  const there = await readFile(path).catch(() => undefined);
  const isLink = (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? true;
  if (isLink || !there || hashOf(there) !== saved.hash) return undefined;
  session.append({ type: 'report.saving', path, ...mark });
  const fresh = join(dirname(path), freshName(path));
  await writeWhole(fresh, content);
  await rename(fresh, path);
  await syncFolder(dirname(path));
  return path;
}

/** What tells the bytes of a file from any others, as the log has it. */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

async function write(
  session: Session,
  report: Report,
  content: string,
  mark: Mark,
  place: { cwd: string; out?: string },
): Promise<string> {
  const workspace = session.view.started?.workspace ?? place.cwd;
  const { folder, base } = await placeFor(report, workspace, place);
  const draft = join(folder, draftName(session, report.version));
  await writeWhole(draft, content);
  try {
    for (const name of namesFor(base, report.version)) {
      const path = join(folder, name);
      session.append({ type: 'report.saving', path, ...mark });
      if ((await nameWhole(draft, path, content)) || (await isThere(path, mark.hash))) return path;
    }
    throw new Error('no free name');
  } finally {
    await unlink(draft).catch(() => undefined);
  }
}

async function placeFor(
  report: Report,
  workspace: string,
  { cwd, out }: { cwd: string; out?: string },
): Promise<{ folder: string; base: string }> {
  const base = `${report.date}-${slugOf(report.title)}`;
  if (out === undefined) return { folder: await ownFolder(workspace), base };
  const path = resolve(cwd, out);
  await mustStay(workspace, path);
  const isFolder = out.endsWith('/') || out.endsWith(sep) || (await stat(path).catch(() => undefined))?.isDirectory();
  const folder = isFolder ? path : dirname(path);
  makeFolder(folder, SHARED);
  if (isFolder) return { folder, base };
  const ending = extname(path);
  return { folder, base: ending.toLowerCase() === '.md' ? basename(path, ending) : basename(path) };
}

/** What is named in the workspace must lie in it: a link on the way may have been put there by anybody. */
async function mustStay(workspace: string, path: string): Promise<void> {
  const root = await realpath(workspace);
  if (!isInside(root, path)) return;
  for (let above = path; above !== dirname(above); above = dirname(above)) {
    const real = await realpath(above).catch(() => undefined);
    if (real === undefined) continue;
    // A report never goes through a file that is a link: it takes the next free name.
    if (isInside(root, real) || !(await stat(real)).isDirectory()) return;
    throw new Error(`${above} is a link that leads out of the workspace, to ${real}`);
  }
}

/** The default folder, made step by step; a link on the way is refused, for it may lead out of the workspace. */
async function ownFolder(workspace: string): Promise<string> {
  let folder = await realpath(workspace);
  for (const part of DEFAULT_FOLDER.split(sep)) {
    folder = join(folder, part);
    const there = await lstat(folder).catch(() => undefined);
    if (there?.isSymbolicLink()) throw new Error(`${folder} is a link, and links are not followed there`);
    makeFolder(folder, SHARED);
  }
  return folder;
}

function unsaved(thrown: unknown): Failure {
  const { path, message } = thrown as NodeJS.ErrnoException;
  const reason = whyNotWritten(thrown) ?? message ?? String(thrown);
  const where = path ? ` in ${dirname(path)}` : '';
  return {
    kind: 'not-saved',
    message: `The report could not be saved${where}: ${reason}.`,
    next: 'Name another place with --out PATH.',
  };
}

/** A path as people read it, in one line: below the working directory without its start, elsewhere whole. */
export function shownPath(path: string, cwd: string): string {
  return sanitizeLine(isInside(cwd, path) ? relative(cwd, path) : path);
}
