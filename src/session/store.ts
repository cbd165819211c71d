import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failed, type Failure } from '../failure.ts';
import type { SessionEvent } from './events.ts';
import { foldView } from './fold-view.ts';
import { type Journal, type JournalContent, mendJournal, openJournal, readJournal } from './journal.ts';
import { EMPTY_VIEW, type View } from './view.ts';

/** Where the journals are: `DIR/ID.jsonl`, each with a lock beside it while a program writes on it. */
export type Store = {
  dir: string;
  /** The program's own process id, and whether another one lives. */
  pid: number;
  isAlive: (pid: number) => boolean;
};

export type Summary = {
  id: string;
  /** ISO times of the first and the last event. */
  began: string;
  changed: string;
  persona: string;
  brief: string;
  workspace: string;
  model: string;
  state: 'done' | 'asking' | 'open' | 'failed' | 'damaged';
  report?: string;
  /** Why it is damaged, with the line. */
  problem?: string;
};

/** A journal opened to be gone on with. `notice` says what was set aside. */
export type Opened = { events: SessionEvent[]; journal: Journal; notice?: string };

/** Begins the journal of a new session. Throws `Failed` when the place cannot be written. */
export function beginJournal(store: Store, id: string, onFailure: (failure: Failure) => void): Journal {
  try {
    mkdirSync(store.dir, { recursive: true, mode: 0o700 });
    lock(store, id);
    return unlocking(store, id, openJournal(pathOf(store, id), undefined, onFailure));
  } catch (thrown) {
    throw new Failed(notWritable(store, thrown));
  }
}

/** Takes up a session: its lock, its sound part, and the rest set aside. Throws `Failed` when that cannot be. */
export function resumeJournal(store: Store, id: string, onFailure: (failure: Failure) => void): Opened {
  const path = pathOf(store, id);
  if (!existsSync(path)) throw new Failed(unknownSession(store, id));
  lock(store, id);
  const content = readJournal(path);
  if (content.events[0]?.type !== 'session.started') {
    unlock(store, id);
    throw new Failed(beyondRepair(id, path, content));
  }
  const aside = mendJournal(path, content);
  const { damage, ...sound } = content;
  const journal = unlocking(store, id, openJournal(path, sound, onFailure));
  const notice =
    aside &&
    `Line ${damage?.line} of the journal was damaged (${damage?.message}): what stood before it goes on, and the whole file is kept at ${aside}.`;
  return notice ? { events: content.events, journal, notice } : { events: content.events, journal };
}

/** Every session, newest first. A file that cannot be read is listed as damaged, never left out. */
export function listSessions(store: Store): Summary[] {
  return idsOf(store)
    .map((id) => summarise(id, pathOf(store, id)))
    .sort((one, other) => (one.changed < other.changed ? 1 : -1));
}

/** The events of a session, for reading only. Throws `Failed` when there is none of that id. */
export function readSession(store: Store, id: string): JournalContent {
  if (!existsSync(pathOf(store, id))) throw new Failed(unknownSession(store, id));
  return readJournal(pathOf(store, id));
}

/** Removes a session's files. Throws `Failed` when it is open somewhere or not there. */
export function removeSession(store: Store, id: string): void {
  if (!existsSync(pathOf(store, id))) throw new Failed(unknownSession(store, id));
  lock(store, id);
  for (const name of readdirSync(store.dir)) if (name.startsWith(`${id}.`)) rmSync(join(store.dir, name));
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
  if (!existsSync(store.dir)) return [];
  return readdirSync(store.dir).flatMap((name) => (name.endsWith('.jsonl') ? [name.slice(0, -6)] : []));
}

function summarise(id: string, path: string): Summary {
  try {
    const { events, damage } = readJournal(path);
    const view = events.reduce(foldView, EMPTY_VIEW);
    const first = events[0];
    const summary: Summary = {
      id,
      began: first?.at ?? '',
      changed: events.at(-1)?.at ?? '',
      persona: view.started?.persona.slug ?? '',
      brief: view.started?.brief ?? '',
      workspace: view.started?.workspace ?? '',
      model: view.started?.model.id ?? '',
      state: damage ? 'damaged' : stateOf(events, view),
    };
    if (view.saved) summary.report = view.saved.path;
    if (damage) summary.problem = `line ${damage.line}: ${damage.message}`;
    return summary;
  } catch (thrown) {
    const problem = thrown instanceof Error ? thrown.message : String(thrown);
    const nothing = { began: '', changed: '', persona: '', brief: '', workspace: '', model: '' };
    return { id, ...nothing, state: 'damaged', problem };
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

/** Two programs never write on one journal. The lock of a program that has died counts for nothing. */
function lock(store: Store, id: string): void {
  const path = lockPath(store, id);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(path, String(store.pid), { flag: 'wx', mode: 0o600 });
      return;
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
      const owner = Number(readFileSync(path, 'utf8'));
      if (Number.isInteger(owner) && owner > 0 && store.isAlive(owner)) throw new Failed(openElsewhere(id, owner));
      rmSync(path, { force: true });
    }
  }
}

function unlock(store: Store, id: string): void {
  rmSync(lockPath(store, id), { force: true });
}

function unlocking(store: Store, id: string, journal: Journal): Journal {
  return {
    write: journal.write,
    close() {
      journal.close();
      unlock(store, id);
    },
  };
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
  const where = damage ? `line ${damage.line}: ${damage.message}` : 'it holds no session';
  return { kind: 'usage', message: `Session ${id} cannot be read: ${path}, ${where}.`, next: 'Begin a new session.' };
}

function notWritable(store: Store, thrown: unknown): Failure {
  if (thrown instanceof Failed) return thrown.failure;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    kind: 'not-saved',
    message: `Sessions cannot be kept in ${store.dir}: ${reason}`,
    next: 'Set XDG_STATE_HOME to a folder that can be written.',
  };
}
