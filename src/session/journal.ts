import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import type { Failure } from '../failure.ts';
import { isDurable, type SessionEvent } from './events.ts';

/**
 * The log on disk: one file a session, one record a line, `CHECKSUM JSON`. The checksum is the CRC-32 of the JSON in
 * eight hex digits, seeded with the checksum of the line before: a line that is damaged, lost, doubled or out of place
 * is found. The first record names the format. A torn last line is what a kill leaves, and is cut off; from any other
 * damage on, the rest is set aside, and said.
 */
export type Journal = {
  /** Writes a durable event; live ones are passed over. Never throws. */
  write(event: SessionEvent): void;
  close(): void;
};

export type JournalContent = {
  events: SessionEvent[];
  /** Bytes of the file that are sound, and the checksum of the last line in them. */
  soundBytes: number;
  chain: number;
  /** What is wrong with the rest; absent when the file is whole. A torn last line is no damage. */
  damage?: { line: number; message: string };
};

const FORMAT = { journal: 'backend-architect', v: 1 };

/**
 * @param after what the file holds already; absent for a new file, which must not be there yet.
 * @param onFailure hears once that the journal can no longer be written; the session goes on in memory.
 */
export function openJournal(
  path: string,
  after: JournalContent | undefined,
  onFailure: (failure: Failure) => void,
): Journal {
  let file: number | undefined = openSync(path, after ? 'a' : 'ax', 0o600);
  let chain = after?.chain ?? 0;
  const flusher = createFlusher();
  const put = (value: unknown, flush: 'now' | 'soon' | 'never'): void => {
    if (file === undefined) return;
    try {
      const json = JSON.stringify(value);
      chain = crc32(json, chain);
      writeAll(file, `${hex(chain)} ${json}\n`);
      if (flush === 'now') fdatasyncSync(file);
      else if (flush === 'soon') flusher.flush(file);
    } catch (thrown) {
      closeQuietly(file);
      file = undefined;
      onFailure(unwritable(path, thrown));
    }
  };
  if (!after) put(FORMAT, 'now');
  return {
    write(event) {
      if (isDurable(event)) put(event, FLUSH[event.type] ?? 'now');
    },
    close() {
      if (file !== undefined) flusher.close(file);
      file = undefined;
    },
  };
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
    message: `The session can no longer be written to ${path}: ${reason}`,
    next: 'Save the report before you leave: this session cannot be resumed past this point.',
  };
}

/** Reads a journal as far as it is sound. Never throws for what the file holds; a missing file throws as `fs` does. */
export function readJournal(path: string): JournalContent {
  const bytes = readFileSync(path);
  const events: SessionEvent[] = [];
  let from = 0;
  let chain = 0;
  for (let line = 1; from < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, from);
    if (end === -1) break;
    const read = readRecord(bytes.toString('utf8', from, end), chain);
    const problem = read ? (line === 1 ? wrongFormat : wrongEvent)(read.value) : 'its checksum does not fit';
    if (!read || problem) return { events, soundBytes: from, chain, damage: { line, message: problem ?? '' } };
    if (line > 1) events.push(read.value as SessionEvent);
    chain = read.chain;
    from = end + 1;
  }
  return { events, soundBytes: from, chain };
}

/**
 * Makes a journal ready to be written on: what is not sound leaves the file, and all of the file as it was is kept
 * beside it when it was damaged rather than torn. Returns where.
 */
export function mendJournal(path: string, content: JournalContent): string | undefined {
  if (!content.damage) {
    truncateSync(path, content.soundBytes);
    return undefined;
  }
  const sound = readFileSync(path).subarray(0, content.soundBytes);
  const aside = freeName(`${path}.damaged`);
  renameSync(path, aside);
  const file = openSync(path, 'wx', 0o600);
  writeAll(file, sound);
  fdatasyncSync(file);
  closeSync(file);
  return aside;
}

function readRecord(line: string, before: number): { value: unknown; chain: number } | undefined {
  const json = line.slice(9);
  const chain = crc32(json, before);
  if (line[8] !== ' ' || hex(chain) !== line.slice(0, 8)) return undefined;
  try {
    return { value: JSON.parse(json), chain };
  } catch {
    return undefined;
  }
}

function hex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}

function wrongFormat(value: unknown): string | undefined {
  const { journal, v } = (value ?? {}) as { journal?: unknown; v?: unknown };
  if (journal !== FORMAT.journal) return 'it does not begin as a journal does';
  if (v !== FORMAT.v) return `it is of format ${String(v)}, and this version reads format ${FORMAT.v}`;
  return undefined;
}

function wrongEvent(value: unknown): string | undefined {
  const { seq, type } = (value ?? {}) as { seq?: unknown; type?: unknown };
  return typeof seq === 'number' && typeof type === 'string' ? undefined : 'it holds no event';
}

function writeAll(file: number, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
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
