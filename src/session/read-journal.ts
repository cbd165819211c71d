import { readFileSync, statSync } from 'node:fs';
import type { SessionEvent } from './events.ts';
import { eventOfFormat, formatOf, headerChain, MIGRATIONS, type Migration, newestFormat } from './format.ts';
import { isTorn, readRecord, saidBy } from './record.ts';

/** What a journal holds, as far as it is sound. */
export type JournalContent = {
  events: SessionEvent[];
  /** The format it was written in. */
  v: number;
  /** The checksum of the last sound record. */
  chain: number;
  /** So many bytes from the start on are as we would write them today: what comes after is torn, strange or damaged. */
  soundBytes: number;
  /** Whether only such bytes hold sound records, so that the journal can be written on after cutting off the rest. */
  plain: boolean;
  /** Another program has given it line ends or a byte order mark that are not ours; nothing is lost by that. */
  edited?: true;
  /** Absent when every record is there. A torn last line is no damage: it is what a kill leaves. */
  damage?: Damage;
  /** The format of a newer version of the program: nothing else of it was read. */
  newer?: number;
  /** So many sound records are of types that only a newer version of the program knows: they are passed over. */
  unknown?: number;
};

export type Damage = {
  /** The first line that is wrong, and what is. */
  line: number;
  message: string;
  /** How many lines do not count. */
  lines: number;
  /** What they still say of events, unchecked and in their order: for reading, never to go on from. */
  legible: SessionEvent[];
};

/**
 * Reads a journal as far as it is sound. Lines that do not belong there are passed over where the next one still goes on
 * from the last sound one, for then nothing is missing; from the first record on that is really lost, the rest does not
 * count. A byte order mark and the line ends of other systems, as editors leave them, do no harm.
 *
 * Never throws for what the file holds. A path that is missing or no file throws as `fs` does.
 *
 * @param migrations for older formats
 */
export function readJournal(path: string, migrations: readonly Migration[] = MIGRATIONS): JournalContent {
  const today = newestFormat(migrations);
  const bytes = readFile(path);
  const marked = bytes.subarray(0, MARK.length).equals(MARK);
  const lines = linesOf(bytes, marked ? MARK.length : 0);
  const first = lines.next().value;
  const v = first && formatOf(saidBy(first.bytes));
  if (v !== undefined && v > today) return { events: [], v, chain: 0, soundBytes: 0, plain: false, newer: v };
  const isHeader = v !== undefined && first !== undefined && readRecord(first.bytes, 0) !== undefined;
  const content: JournalContent = { events: [], v: isHeader ? v : today, chain: 0, soundBytes: 0, plain: true };
  content.chain = headerChain(content.v);
  const strange: Line[] = [];
  const take = (line: Line): void => {
    content.plain &&= strange.length === 0 && line.plain && !marked && content.v === today;
    if (marked || line.returns) content.edited = true;
    if (content.plain) content.soundBytes = line.end;
  };
  const read = (line: Line): void => {
    if (addEvent(content, line.bytes, migrations)) take(line);
    else if (line.end > 0 || !isTorn(line.bytes)) strange.push(line);
  };
  if (first && isHeader) take(first);
  else if (first) {
    // An event that goes on from a header that is not there.
    if (first.end > 0) content.plain = false;
    read(first);
  }
  for (const line of lines) {
    read(line);
    if (strange.length >= MOST_STRANGE) break;
  }
  const damage = damageOf(strange, first !== undefined && first.end > 0 && !isHeader, content);
  return damage ? { ...content, damage } : content;
}

/** From so many lines on that do not belong there, no more is looked for: somebody has put something else in its place. */
const MOST_STRANGE = 50_000;

/**
 * `at` counts from 1; `end` is where the next line begins, 0 where its own end is missing; `plain`: as we write them;
 * `returns`: its end is that of another system.
 */
type Line = { bytes: Buffer; at: number; end: number; plain: boolean; returns: boolean };

/** Adds the event of a record that goes on from the last sound one. */
function addEvent(content: JournalContent, line: Buffer, migrations: readonly Migration[]): boolean {
  const record = readRecord(line, content.chain);
  const event = record && eventOfFormat(record.value, content.v, migrations);
  if (event === 'unknown') {
    content.unknown = (content.unknown ?? 0) + 1;
    content.chain = record?.chain ?? content.chain;
    return true;
  }
  if (!event || event.seq <= (content.events.at(-1)?.seq ?? 0)) return false;
  content.events.push(event);
  content.chain = record.chain;
  return true;
}

function damageOf(strange: Line[], headless: boolean, content: JournalContent): Damage | undefined {
  const [first] = strange;
  if (!first) return headless ? { line: 1, message: 'its first line is lost', lines: 0, legible: [] } : undefined;
  const known = new Set(content.events.map(({ seq }) => seq));
  const legible = strange.flatMap(({ bytes }) => {
    const event = eventOfFormat(saidBy(bytes), newestFormat(MIGRATIONS), MIGRATIONS);
    return event && event !== 'unknown' && !known.has(event.seq) ? [event] : [];
  });
  return { line: first.at, message: wrongWith(first, content), lines: strange.length, legible };
}

function wrongWith({ bytes: line }: Line, { chain }: JournalContent): string {
  if (line.includes(0)) return 'it holds NUL bytes';
  // The chain ends before the first line that does not count.
  if (readRecord(line, chain)) return 'it holds what a record of its type cannot';
  return /^[0-9a-f]{8} \{/.test(line.toString('latin1', 0, 10)) ? 'its checksum does not fit' : 'it is no record';
}

function readFile(path: string): Buffer {
  // A pipe in its place would be waited for without end.
  if (!statSync(path).isFile()) throw Object.assign(new Error('it is no file'), { code: 'EISDIR' });
  return readFileSync(path);
}

function* linesOf(bytes: Buffer, start: number): Generator<Line, undefined> {
  let from = start;
  for (let at = 1; from < bytes.length; at++) {
    const found = bytes.indexOf(NEWLINE, from);
    const end = found === -1 ? bytes.length : found;
    const returns = end > from && bytes[end - 1] === RETURN;
    const line = bytes.subarray(from, returns ? end - 1 : end);
    yield { bytes: line, at, end: found === -1 ? 0 : end + 1, plain: !returns && found !== -1, returns };
    from = end + 1;
  }
}

const MARK = Buffer.of(0xef, 0xbb, 0xbf);
const NEWLINE = 0x0a;
const RETURN = 0x0d;
