import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { wholeFrames } from '../../../src/faces/tui/whole-frames.ts';

const BEGIN = '\x1B[?2026h';
const END = '\x1B[?2026l';

describe('wholeFrames', () => {
  it('sends what stands between the marks of a frame in one piece, marks and all', () => {
    const { output, pieces } = collect();
    for (const text of [BEGIN, 'erase', 'settled\n', 'live', END]) output.write(text);
    expect(pieces).toEqual([`${BEGIN}erasesettled\nlive${END}`]);
  });

  it('sends what stands outside of them at once', () => {
    const { output, pieces } = collect();
    output.write('cursor');
    expect(pieces).toEqual(['cursor']);
    for (const text of [BEGIN, 'frame', END, 'after']) output.write(text);
    expect(pieces).toEqual(['cursor', `${BEGIN}frame${END}`, 'after']);
  });

  it('calls back who asks when it is written, and keeps the order', async () => {
    const { output, pieces } = collect();
    output.write(BEGIN);
    output.write('frame');
    output.write(END);
    await new Promise((resolve) => output.write('', resolve));
    expect(pieces.join('')).toBe(`${BEGIN}frame${END}`);
  });

  it('is the same stream in all else', () => {
    const { output, pieces } = collect({ columns: 80 });
    expect(output.columns).toBe(80);
    expect(output.writable).toBe(true);
    let resized = 0;
    const listener = () => {
      resized++;
    };
    output.on('resize', listener);
    output.emit('resize');
    output.off('resize', listener);
    output.emit('resize');
    expect(resized).toBe(1);
    expect(pieces).toEqual([]);
  });
});

function collect<T extends object>(more?: T): { output: Writable & T; pieces: string[] } {
  const pieces: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      if (chunk !== '') pieces.push(chunk);
      done();
    },
  });
  return { output: wholeFrames(Object.assign(stream, more ?? ({} as T))), pieces };
}
