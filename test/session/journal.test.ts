import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mendJournal, openJournal, readJournal } from '../../src/session/journal.ts';
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
    for (let length = ends[0] ?? 0; length <= bytes.length; length += 7) {
      writeFileSync(path, bytes.subarray(0, length));
      const content = readJournal(path);
      const whole = ends.filter((end) => end <= length).length - 1;
      expect(content.events).toEqual(EVENTS.slice(0, whole));
      expect(content.damage).toBeUndefined();
      expect(mendJournal(path, content)).toBeUndefined();
      expect(readFileSync(path).length).toBe(content.soundBytes);
    }
  });

  it.each([
    ['a lost line', (lines: string[]) => lines.filter((_, index) => index !== 2)],
    ['a doubled line', (lines: string[]) => [...lines.slice(0, 3), lines[2], ...lines.slice(3)]],
    ['two lines that changed places', (lines: string[]) => [lines[0], lines[2], lines[1], ...lines.slice(3)]],
    [
      'a changed letter',
      (lines: string[]) => lines.map((line, index) => (index === 2 ? line.replace('turn', 'tern') : line)),
    ],
    ['garbage', (lines: string[]) => [...lines.slice(0, 2), '\0\0\0 garbage', ...lines.slice(2)]],
  ])('finds %s, keeps what stands before it, and sets the whole file aside', (_name, damage) => {
    const bytes = written();
    writeFileSync(path, `${damage(linesOf(bytes)).join('\n')}\n`);
    const before = readFileSync(path);
    const content = readJournal(path);
    expect(content.damage).toMatchObject({ line: expect.any(Number) });
    expect(content.events).toEqual(EVENTS.slice(0, content.events.length));
    const aside = mendJournal(path, content);
    expect(aside && readFileSync(aside)).toEqual(before);
    expect(readJournal(path)).toMatchObject({ events: content.events });
    expect(readJournal(path).damage).toBeUndefined();
  });

  it('says what it is of when it is of another format or none', () => {
    writeFileSync(path, 'hello\n');
    expect(readJournal(path).damage).toEqual({ line: 1, message: 'its checksum does not fit' });
    expect(readJournal(path).events).toEqual([]);
  });

  it('is read whatever bytes are in it', () => {
    const bytes = written();
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.uint8Array({ maxLength: 40 }), (at, noise) => {
        writeFileSync(path, Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]));
        const { events } = readJournal(path);
        expect(events).toEqual(EVENTS.slice(0, events.length));
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('tells once that it can no longer be written', () => {
    const told: string[] = [];
    const journal = openJournal('/dev/full', { events: [], soundBytes: 0, chain: 0 }, ({ message }) =>
      told.push(message),
    );
    for (const event of EVENTS) journal.write(event);
    journal.close();
    expect(told).toEqual([expect.stringContaining('ENOSPC')]);
  });

  it('counts a last line without its end as torn', () => {
    written();
    appendFileSync(path, '{"half');
    expect(readJournal(path)).toMatchObject({ events: EVENTS });
  });
});
