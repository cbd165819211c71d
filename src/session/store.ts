import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failed, type Failure } from '../failure.ts';
import { makeFolder } from '../paths/make-folder.ts';
import type { SessionEvent } from './events.ts';
import { foldView } from './fold-view.ts';
import { type Journal, mendJournal, openJournal } from './journal.ts';
import { newerThan, noticeOf, passedOver, whereOf } from './journal-words.ts';
import { type Holders, releaseLock, takeLock } from './lock.ts';
import { type JournalContent, readJournal } from './read-journal.ts';
import { EMPTY_VIEW, type View } from './view.ts';

/** Where the journals are: `DIR/ID.jsonl`, each with a lock beside it while a program writes on it. */
export type Store = Holders & { dir: string };

export type Summary = {
  id: string;
  /** ISO times of the first event, and of the latest by the clock, which may have been set back since. */
  began: string;
  changed: string;
  persona: string;
  brief: string;
  workspace: string;
  model: string;
  /** `newer`: it was written by a newer version of the program, and was not read. */
  state: 'done' | 'asking' | 'open' | 'failed' | 'damaged' | 'newer';
  report?: string;
  /** Why it cannot be read, or not to its end. */
  problem?: string;
  /** What of it is whole, and what can be done about it, in a sentence. Only where there is a problem. */
  remedy?: string;
};

/** A journal opened to be gone on with. `notice` says what was set aside; `lost` is what damaged records still say, unchecked. */
export type Opened = {
  events: SessionEvent[];
  journal: Journal;
  lost: readonly SessionEvent[];
  notice?: string;
};

/** Begins the journal of a new session. Throws `Failed` when the place cannot be written. */
export function beginJournal(store: Store, id: string, onFailure: (failure: Failure) => void): Journal {
  try {
    makeFolder(store.dir);
    return locked(store, id, () => openJournal(pathOf(store, id), undefined, onFailure));
  } catch (thrown) {
    throw new Failed(notWritable(store, thrown));
  }
}

/** Takes up a session: its lock, its sound part, and the rest set aside. Throws `Failed` when that cannot be. */
export function resumeJournal(store: Store, id: string, onFailure: (failure: Failure) => void): Opened {
  const path = pathOf(store, id);
  mustExist(store, id);
  const taken: { content?: JournalContent; aside?: string } = {};
  try {
    const journal = locked(store, id, () => {
      const content = readJournal(path);
      if (content.newer !== undefined) throw new Failed(tooNew(id, path, content.newer));
      if (!isResumable(content)) throw new Failed(beyondRepair(id, path, content));
      const { chain, ...kept } = mendJournal(path, content);
      Object.assign(taken, kept, { content });
      return openJournal(path, { chain }, onFailure);
    });
    const { events = [], damage } = taken.content ?? {};
    const lost = damage?.legible ?? [];
    const notice = taken.content && noticeOf(taken.content, taken.aside);
    return { events, journal, lost, ...(notice && { notice }) };
  } catch (thrown) {
    throw new Failed(thrown instanceof Failed ? thrown.failure : unreadable(id, path, thrown));
  }
}

/** Every session, newest first. A file that cannot be read is listed as damaged, never left out. */
export function listSessions(store: Store): Summary[] {
  return idsOf(store)
    .map((id) => summarise(id, pathOf(store, id)))
    .sort((one, other) => (one.changed < other.changed ? 1 : -1));
}

/** The events of a session, for reading only. Throws `Failed` when there is none of that id, or it cannot be read. */
export function readSession(store: Store, id: string): JournalContent {
  mustExist(store, id);
  try {
    return readJournal(pathOf(store, id));
  } catch (thrown) {
    throw new Failed(unreadable(id, pathOf(store, id), thrown));
  }
}

/** Removes a session's files. Throws `Failed` when it is open somewhere or not there. */
export function removeSession(store: Store, id: string): void {
  mustExist(store, id);
  lock(store, id);
  for (const name of readdirSync(store.dir))
    if (name.startsWith(`${id}.`)) rmSync(join(store.dir, name), { recursive: true, force: true });
}

/** An id, or the start of one that no other session shares. */
export function findSession(store: Store, given: string): string {
  const ids = idsOf(store);
  if (ids.includes(given)) return given;
  const matching = ids.filter((id) => id.startsWith(given));
  if (matching.length === 1 && matching[0]) return matching[0];
  throw new Failed(unknownSession(store, given));
}

function idsOf(store: Store): string[] {
  try {
    return readdirSync(store.dir).flatMap((name) => (name.endsWith('.jsonl') ? [name.slice(0, -6)] : []));
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Failed(notWritable(store, thrown));
  }
}

function summarise(id: string, path: string): Summary {
  try {
    const content = readJournal(path);
    const { events } = content;
    const view = events.reduce(foldView, EMPTY_VIEW);
    const summary: Summary = {
      id,
      began: events[0]?.at ?? '',
      changed: latestOf(events) ?? changedAt(path),
      persona: view.started?.persona.slug ?? '',
      brief: view.started?.brief ?? '',
      workspace: view.started?.workspace ?? '',
      model: view.started?.model.id ?? '',
      state: stateOf(events, view),
    };
    const saved = view.saved ?? content.damage?.legible.findLast((event) => event.type === 'report.saved');
    if (saved) summary.report = saved.path;
    return { ...summary, ...troubleOf(id, content) };
  } catch (thrown) {
    const nothing = { began: '', changed: changedAt(path), persona: '', brief: '', workspace: '', model: '' };
    return { id, ...nothing, state: 'damaged', problem: reasonOf(thrown), remedy: REMEDY.look(path) };
  }
}

/** What is wrong with a journal, and what of it can be saved. */
function troubleOf(id: string, content: JournalContent): Pick<Summary, 'problem' | 'remedy'> & Partial<Summary> {
  const { newer, damage, events } = content;
  if (newer !== undefined) return { state: 'newer', problem: newerThan(newer), remedy: REMEDY.update };
  if (isResumable(content)) {
    if (!damage) return content.unknown ? { problem: passedOver(content.unknown), remedy: REMEDY.newer } : {};
    return { state: 'damaged', problem: whereOf(damage), remedy: REMEDY.resume(id, events.length) };
  }
  if (!damage) return { state: 'damaged', problem: 'it holds no session', remedy: REMEDY.empty(id) };
  const remedy = damage.legible.length > 0 ? REMEDY.show(id) : REMEDY.empty(id);
  return { state: 'damaged', problem: whereOf(damage), remedy };
}

const REMEDY = {
  resume: (id: string, count: number) =>
    `The ${count} records before it are sound: \`backend-architect resume ${id}\` goes on from them, and keeps the file beside it.`,
  show: (id: string) =>
    `It cannot be resumed; what can still be read of it is shown by \`backend-architect sessions show ${id}\`.`,
  empty: (id: string) => `There is nothing to save; \`backend-architect sessions remove ${id}\` takes it away.`,
  look: (path: string) => `See to ${path}.`,
  newer: 'The rest can be gone on with; update backend-architect to have all of it.',
  update: 'Update backend-architect to go on with it; it was left as it is.',
};

function isResumable({ events }: JournalContent): boolean {
  return events[0]?.type === 'session.started';
}

function latestOf(events: readonly SessionEvent[]): string | undefined {
  return events.reduce<string | undefined>((latest = '', { at }) => (at > latest ? at : latest), undefined);
}

/** When the file was last written, as an ISO time, where its events do not say; empty where nobody knows. */
function changedAt(path: string): string {
  try {
    return lstatSync(path).mtime.toISOString();
  } catch {
    return '';
  }
}

function stateOf(events: readonly SessionEvent[], view: View): Summary['state'] {
  if (view.question) return 'asking';
  if (view.saved?.revision === view.draft.revision && view.saved) return 'done';
  return events.at(-1)?.type === 'session.failed' ? 'failed' : 'open';
}

function pathOf(store: Store, id: string): string {
  return join(store.dir, `${id}.jsonl`);
}

function lockPath(store: Store, id: string): string {
  return join(store.dir, `${id}.lock`);
}

/** Two programs never write on one journal. */
function lock(store: Store, id: string): void {
  const holder = takeLock(lockPath(store, id), store);
  if (holder !== undefined) throw new Failed(openElsewhere(id, holder));
}

/** Opens a journal under its lock, which ends with it, or at once when it cannot be opened. */
function locked(store: Store, id: string, open: () => Journal): Journal {
  lock(store, id);
  const unlock = (): void => releaseLock(lockPath(store, id));
  try {
    const journal = open();
    return {
      ...journal,
      close() {
        journal.close();
        unlock();
      },
    };
  } catch (thrown) {
    unlock();
    throw thrown;
  }
}

function mustExist(store: Store, id: string): void {
  if (!idsOf(store).includes(id)) throw new Failed(unknownSession(store, id));
}

function unknownSession(store: Store, id: string): Failure {
  const count = idsOf(store).length;
  const next = count > 0 ? 'See `backend-architect sessions` for the ids there are.' : 'No session has been kept yet.';
  return { kind: 'usage', message: `There is no session ${JSON.stringify(id)}.`, next };
}

function openElsewhere(id: string, owner: number): Failure {
  const message = `Session ${id} is open in another program (process ${owner}).`;
  return { kind: 'usage', message, next: 'Leave it there first.' };
}

function beyondRepair(id: string, path: string, { damage }: JournalContent): Failure {
  const where = damage ? whereOf(damage) : 'it holds no session';
  const message = `Session ${id} cannot be gone on with: ${path}, ${where}.`;
  if (!damage || damage.legible.length === 0) return { kind: 'usage', message, next: 'Begin a new session.' };
  return { kind: 'usage', message, next: `See what is left of it with \`backend-architect sessions show ${id}\`.` };
}

function tooNew(id: string, path: string, newer: number): Failure {
  return {
    kind: 'usage',
    message: `Session ${id} cannot be read: ${newerThan(newer)} (${path}).`,
    next: REMEDY.update,
  };
}

function unreadable(id: string, path: string, thrown: unknown): Failure {
  return {
    kind: 'usage',
    message: `Session ${id} cannot be read: ${path}: ${reasonOf(thrown)}.`,
    next: REMEDY.look(path),
  };
}

function reasonOf(thrown: unknown): string {
  const { code, message } = thrown as NodeJS.ErrnoException;
  if (code === 'EISDIR') return 'it is no file';
  if (code === 'EACCES' || code === 'EPERM') return 'there is no permission to read it';
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'it is too large to be read';
  return message ?? String(thrown);
}

function notWritable(store: Store, thrown: unknown): Failure {
  if (thrown instanceof Failed) return thrown.failure;
  const { code = '', message } = thrown as NodeJS.ErrnoException;
  const reason = message ?? String(thrown);
  return {
    // A full disk is nobody's wrong word, unlike a place that cannot be.
    kind: /^(?:ENOSPC|EDQUOT|EFBIG|EIO)$/.test(code) ? 'not-saved' : 'usage',
    message: `Sessions cannot be kept in ${store.dir}: ${reason}`,
    next: 'Set XDG_STATE_HOME to a folder that can be written.',
  };
}
