import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Migration } from '../../src/session/format.ts';
import { mendJournal, openJournal } from '../../src/session/journal.ts';
import { noticeOf } from '../../src/session/journal-words.ts';
import { readJournal } from '../../src/session/read-journal.ts';
import { recordOf } from '../../src/session/record.ts';
import { begun, play, turnOf } from '../support/sample-session.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(folder, 'one.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

const EVENTS = play(begun({ brief: 'Büchær 📚\u2028' }), ...turnOf(1, 'Hello.'), ...turnOf(2, 'Again.')).events;

function written(): Buffer {
  const journal = openJournal(path, undefined, fail);
  for (const event of EVENTS) journal.write(event);
  journal.close();
  return readFileSync(path);
}

function fail(): never {
  throw new Error('the journal failed');
}

function linesOf(bytes: Buffer): string[] {
  return bytes.toString().split('\n').slice(0, -1);
}

describe('a journal', () => {
  it('gives back what was written, and leaves live events out', () => {
    const journal = openJournal(path, undefined, fail);
    for (const event of EVENTS) journal.write(event);
    journal.write({ seq: 99, at: '', type: 'text.delta', turn: 1, text: 'x' });
    journal.close();
    expect(readJournal(path)).toMatchObject({ events: EVENTS });
    expect(readJournal(path).damage).toBeUndefined();
  });

  it('is for its owner alone, and never begins on a file that is there', () => {
    written();
    expect(() => openJournal(path, undefined, fail)).toThrow(/EEXIST/);
  });

  it('goes on after what is there', () => {
    written();
    const journal = openJournal(path, readJournal(path), fail);
    journal.write({ seq: 50, at: '', type: 'session.ended' });
    journal.close();
    expect(readJournal(path)).toMatchObject({ events: [...EVENTS, { seq: 50, type: 'session.ended' }] });
    expect(readJournal(path).damage).toBeUndefined();
  });

  it('loses at most the line that a kill tore, wherever it was cut', () => {
    const bytes = written();
    const ends = linesOf(bytes).map((_, index, lines) =>
      Buffer.byteLength(`${lines.slice(0, index + 1).join('\n')}\n`),
    );
    for (let length = ends[0] ?? 0; length <= bytes.length; length += 5) {
      writeFileSync(path, bytes.subarray(0, length));
      const content = readJournal(path);
      // A record that lacks only the end of its line is whole.
      const whole = ends.filter((end) => end - 1 <= length).length - 1;
      expect(content.events).toEqual(EVENTS.slice(0, whole));
      expect(content.damage).toBeUndefined();
      expect(mendJournal(path, content)).toEqual({ chain: content.chain });
      expect(readFileSync(path)).toEqual(bytes.subarray(0, ends[whole]));
    }
  });

  /** What damage does to the lines, and how many of the records are sound after it. */
  type Damage = [string, (lines: string[]) => string[], number];
  const changed = (index: number, change: (line: string) => string) => (lines: string[]) =>
    lines.map((line, each) => (each === index ? change(line) : line));

  it.each<Damage>([
    ['a lost line', (lines) => lines.filter((_, index) => index !== 2), 1],
    [
      'two lines that changed places',
      (lines) => [...lines.slice(0, 3), ...lines.slice(3, 5).reverse(), ...lines.slice(5)],
      3,
    ],
    ['a changed letter', changed(2, (line) => line.replace('turn', 'tern')), 1],
    ['a line that ends too early', changed(3, (line) => line.slice(0, 30)), 2],
    ['a line of NULs in place of one', changed(3, () => '\0'.repeat(60)), 2],
    ['a changed last line', changed(EVENTS.length, (line) => line.replace('{', '{"x":1,')), EVENTS.length - 1],
    ['NULs at its end', (lines) => [...lines, '\0'.repeat(4096)], EVENTS.length],
    ['a doubled line', (lines) => [...lines.slice(0, 3), lines[2] ?? '', ...lines.slice(3)], EVENTS.length],
    ['the whole of it twice', (lines) => [...lines, ...lines], EVENTS.length],
    ['garbage in between', (lines) => [...lines.slice(0, 2), '\0\0 garbage', '{}', ...lines.slice(2)], EVENTS.length],
    ['a damaged first line', changed(0, () => '{'), EVENTS.length],
    ['a lost first line', (lines) => lines.slice(1), EVENTS.length],
  ])('finds %s, keeps what is sound, and sets the whole file aside', (_name, damage, sound) => {
    const lines = linesOf(written());
    writeFileSync(path, `${damage(lines).join('\n')}\n`);
    const before = readFileSync(path);
    const content = readJournal(path);
    expect(content.damage).toMatchObject({ line: expect.any(Number), message: expect.any(String) });
    expect(content.events).toEqual(EVENTS.slice(0, sound));
    const { aside } = mendJournal(path, content);
    expect(aside && readFileSync(aside)).toEqual(before);
    expect(linesOf(readFileSync(path))).toEqual(lines.slice(0, sound + 1));
    expect(readdirSync(folder).sort()).toEqual(['one.jsonl', 'one.jsonl.damaged-1']);
  });

  it.each<[string, (text: string) => string]>([
    ['the line ends of another system', (text) => text.replaceAll('\n', '\r\n')],
    ['the line ends of another system in its midst', (text) => text.replace('}\n', '}\r\n')],
    ['a byte order mark', (text) => `\ufeff${text}`],
  ])('to which an editor gave %s is whole, is written on as before, and is kept as it was', (_name, edit) => {
    const bytes = written();
    const edited = edit(bytes.toString());
    writeFileSync(path, edited);
    const content = readJournal(path);
    expect(content).toMatchObject({ events: EVENTS });
    expect(content.damage).toBeUndefined();
    const { aside } = mendJournal(path, content);
    expect(aside).toBe(`${path}.edited-1`);
    expect(readFileSync(aside ?? '', 'utf8')).toBe(edited);
    expect(noticeOf(content, aside)).toMatch(/line ends.*byte order mark.*kept at .*\.edited-1\.$/);
    expect(readFileSync(path)).toEqual(bytes);
    expect(mendJournal(path, readJournal(path)).aside).toBeUndefined();
  });

  it('that lacks only its last line end is given one, and nothing is kept beside it', () => {
    const bytes = written();
    writeFileSync(path, bytes.subarray(0, -1));
    const content = readJournal(path);
    expect(content).toMatchObject({ events: EVENTS });
    expect(mendJournal(path, content).aside).toBeUndefined();
    expect(readFileSync(path)).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['one.jsonl']);
  });

  it('keeps for reading what a damaged line and those after it still say', () => {
    const lines = linesOf(written()).map((line, index) => (index === 2 ? `00000000${line.slice(8)}` : line));
    writeFileSync(path, `${lines.join('\n')}\n`);
    const { events, damage } = readJournal(path);
    expect(events).toHaveLength(1);
    expect([...events, ...(damage?.legible ?? [])]).toEqual(EVENTS);
  });

  it('of an older format is read by way of its migrations, and written on in today’s', () => {
    const old = EVENTS.map(({ type, ...rest }) => ({ ...rest, kind: type }));
    let chain = 0;
    const lines = [{ journal: 'backend-architect', v: 1 }, ...old].map((value) => {
      const record = recordOf(value, chain);
      chain = record.chain;
      return record.line;
    });
    writeFileSync(path, lines.join(''));
    const migrations: Migration[] = [
      ({ kind, ...rest }) => ({ ...rest, was: kind }),
      ({ was, ...rest }) => ({ ...rest, type: was }),
    ];
    const content = readJournal(path, migrations);
    expect(content).toMatchObject({ events: EVENTS, v: 1 });
    expect(content.damage).toBeUndefined();
    const { aside } = mendJournal(path, content, migrations);
    expect(aside && readFileSync(aside, 'utf8')).toEqual(lines.join(''));
    expect(readJournal(path, migrations)).toMatchObject({ events: EVENTS, v: 3, plain: true });
  });

  it.each([
    ['with its checksum', (header: object) => recordOf(header, 0).line],
    ['with a checksum of another kind', (header: object) => `sha256:ab ${JSON.stringify(header)}\n`],
  ])('of a newer format is known as such, %s, and nothing of it is read', (_name, line) => {
    const [, ...lines] = linesOf(written());
    writeFileSync(path, `${line({ journal: 'backend-architect', v: 2, more: true })}${lines.join('\n')}\n`);
    expect(readJournal(path)).toMatchObject({ events: [], newer: 2 });
  });

  it('of nothing, or of another kind, holds nothing', () => {
    writeFileSync(path, '');
    expect(readJournal(path)).toMatchObject({ events: [] });
    writeFileSync(path, 'hello\n');
    expect(readJournal(path)).toMatchObject({
      events: [],
      damage: { line: 1, message: 'it is no record', legible: [] },
    });
  });

  it('tells once that it cannot be written', () => {
    const told: string[] = [];
    const journal = openJournal('/dev/full', { chain: 0 }, ({ message }) => told.push(message));
    for (const event of EVENTS) journal.write(event);
    journal.close();
    expect(told).toEqual([expect.stringContaining('ENOSPC')]);
  });

  it('never begins where its first line cannot be written', () => {
    mkdirSync(path);
    expect(() => openJournal(path, undefined, fail)).toThrow();
  });

  it('counts a last line without its end as torn', () => {
    written();
    appendFileSync(path, '{"half');
    expect(readJournal(path)).toMatchObject({ events: EVENTS });
  });
});
