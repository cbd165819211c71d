import {
  closeSync,
  copyFileSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Failure } from '../failure.ts';
import { isDurable, type SessionEvent } from './events.ts';
import { headerOf, MIGRATIONS, type Migration, newestFormat } from './format.ts';
import type { JournalContent } from './read-journal.ts';
import { recordOf } from './record.ts';

/**
 * The log on disk: one file a session, one record a line (`record.ts`), the first of which names the format. A torn last
 * line is what a kill leaves, and is cut off; of a damaged file the sound part goes on, and the whole is kept beside it.
 */
export type Journal = {
  /** Writes a durable event; live ones are passed over. Never throws. */
  write(event: SessionEvent): void;
  close(): void;
  /** Whether everything has been written so far. */
  isWhole(): boolean;
};

/**
 * A record that could not be written, on a full disk say, is kept and tried again with the next one: the file never holds
 * a gap, and what was lost with the disk full is there once it is not.
 *
 * @param after what the file holds already; absent for a new file, which must not be there yet. Throws as `fs` does when
 * that cannot be opened or begun.
 * @param onFailure hears when the journal can no longer be written, once until it can be again; the session goes on in
 * memory.
 */
export function openJournal(
  path: string,
  after: Pick<JournalContent, 'chain'> | undefined,
  onFailure: (failure: Failure) => void,
): Journal {
  let file: number | undefined = openSync(path, after ? 'a' : 'ax', 0o600);
  let chain = after?.chain ?? begin(file, path);
  let size = fstatSync(file).size;
  let waiting = '';
  let failing = false;
  const flusher = createFlusher();
  const put = (line: string, flush: 'now' | 'soon' | 'never'): void => {
    if (file === undefined) return;
    waiting += line;
    try {
      if (failing && isFile(file)) ftruncateSync(file, size);
      writeAll(file, waiting);
      size += Buffer.byteLength(waiting);
      waiting = '';
      failing = false;
      if (flush === 'now') fdatasyncSync(file);
      else if (flush === 'soon') flusher.flush(file);
    } catch (thrown) {
      const told = failing;
      failing = true;
      if (!told) onFailure(unwritable(path, thrown));
    }
  };
  return {
    write(event) {
      if (!isDurable(event)) return;
      const record = recordOf(event, chain);
      chain = record.chain;
      put(record.line, FLUSH[event.type] ?? 'now');
    },
    close() {
      if (waiting !== '') put('', 'now');
      if (file !== undefined) flusher.close(file);
      file = undefined;
    },
    isWhole: () => !failing,
  };
}

/** The first record of a new journal; without it there is none. */
function begin(file: number, path: string): number {
  const { line, chain } = recordOf(headerOf(newestFormat(MIGRATIONS)), 0);
  try {
    writeAll(file, line);
    fdatasyncSync(file);
  } catch (thrown) {
    closeQuietly(file);
    rmSync(path, { force: true });
    throw thrown;
  }
  syncFolder(dirname(path));
  return chain;
}

function isFile(file: number): boolean {
  return fstatSync(file).isFile();
}

/**
 * A written record survives the end of the program as it is; a flush makes it survive the end of the machine. Text
 * comes in hundreds of blocks, and its turn's end repeats it, so it does not hold up the stream.
 */
const FLUSH: Partial<Record<SessionEvent['type'], 'soon' | 'never'>> = { 'text.settled': 'soon', 'text.tail': 'never' };

/** Flushes beside the program's work, one flush at a time; what was written meanwhile is in the next. */
function createFlusher(): { flush(file: number): void; close(file: number): void } {
  let running = false;
  let again = false;
  let closing = false;
  const flush = (file: number): void => {
    again = running;
    if (running) return;
    running = true;
    fdatasync(file, () => {
      running = false;
      if (closing) closeQuietly(file);
      else if (again) flush(file);
    });
  };
  return {
    flush,
    close(file) {
      closing = true;
      if (!running) closeQuietly(file);
    },
  };
}

function unwritable(path: string, thrown: unknown): Failure {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    kind: 'not-saved',
    message: `The session cannot be written to ${path} at the moment: ${reason}`,
    next: 'It goes on, and this is tried again with each step. Until then it cannot be resumed past this point.',
  };
}

/**
 * Makes a journal ready to be written on, so that a kill on the way loses nothing. A torn line is cut off; a file that
 * holds strange or damaged lines, was edited, or is of an older format, is written anew with what is sound, and kept as
 * it was beside it.
 *
 * @returns the checksum to go on from, and where the file is kept as it was
 */
export function mendJournal(
  path: string,
  content: JournalContent,
  migrations: readonly Migration[] = MIGRATIONS,
): { chain: number; aside?: string } {
  if (content.plain && !content.damage) {
    truncateSync(path, content.soundBytes);
    return { chain: content.chain };
  }
  const v = newestFormat(migrations);
  const why = whyKept(content, v);
  const aside = why && keepBeside(path, why);
  const fresh = `${path}.new`;
  const file = openSync(fresh, 'w', 0o600);
  let chain = 0;
  try {
    for (const value of [headerOf(v), ...content.events]) {
      const record = recordOf(value, chain);
      writeAll(file, record.line);
      chain = record.chain;
    }
    fdatasyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);
  syncFolder(dirname(path));
  return aside === undefined ? { chain } : { chain, aside };
}

/** Why a file that is written anew is kept as it was, in a word for its name; nothing where it only lacked its last line end. */
function whyKept({ damage, unknown, edited, v }: JournalContent, newest: number): string | undefined {
  if (damage) return 'damaged';
  if (unknown !== undefined) return 'newer';
  if (v !== newest) return `format-${v}`;
  return edited && 'edited';
}

/** A second name for the file as it is; a copy where the file system has no such thing. */
function keepBeside(path: string, why: string): string {
  const aside = freeName(`${path}.${why}`);
  try {
    linkSync(path, aside);
  } catch {
    copyFileSync(path, aside);
  }
  return aside;
}

function writeAll(file: number, content: string): void {
  const bytes = Buffer.from(content);
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
}

/** Makes a new name in a folder last, where the system can. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Windows opens no folders, and some file systems sync none.
  }
}

function closeQuietly(file: number): void {
  try {
    closeSync(file);
  } catch {
    // The disk that refused the write may refuse the close: there is nothing left to save.
  }
}

function freeName(path: string): string {
  for (let n = 1; ; n++) if (!existsSync(`${path}-${n}`)) return `${path}-${n}`;
}
