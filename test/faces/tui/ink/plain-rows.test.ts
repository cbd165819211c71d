import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// What the build puts plain rows in place of; the package names no way to it.
import InkOutput from '../../../../node_modules/ink/build/output.js';
import { type Operation, plainRows } from '../../../../src/faces/tui/ink/plain-rows.ts';
import { shownBy } from './shown.ts';

const SIZE = { width: 40, height: 6 };

type Write = { x: number; y: number; text: string };

describe('plainRows', () => {
  it('puts rows below one another, each at its place', () => {
    expect(
      rowsOf([
        { x: 0, y: 0, text: 'one\ntwo' },
        { x: 2, y: 3, text: 'three' },
      ]),
    ).toEqual(['one', 'two', '', '  three', '', '']);
  });

  it('draws each line as its component wants it', () => {
    const transformers = [(line: string, index: number) => `${index}${line}`, (line: string) => `<${line}>`];
    expect(plainRows([{ type: 'write', x: 0, y: 0, text: 'a\nb', transformers }], 2)?.output).toBe('<0a>\n<1b>');
  });

  it.each<[string, Operation[]]>([
    ['two texts in one row', [write(0, 0, 'left'), write(10, 0, 'right')]],
    ['clipped', [{ type: 'clip' }, write(0, 0, 'text'), { type: 'unclip' }]],
    ['left of the edge', [write(-1, 0, 'text')]],
    ['a style that goes on into the next line', [write(0, 0, '\x1B[31mred\nred\x1B[39m')]],
    ['a style that nothing ends', [write(0, 0, '\x1B[1mbold')]],
    ['a link', [write(0, 0, '\x1B]8;;https://example.com\x07link\x1B]8;;\x07')]],
    ['a mark that joins the character before it', [write(0, 0, 'e\u0301')]],
    ['a family of emoji', [write(0, 0, '👨‍👩‍👧')]],
    ['a tab', [write(0, 0, 'a\tb')]],
  ])('leaves to Ink: %s', (_, operations) => {
    expect(plainRows(operations, SIZE.height)).toBeUndefined();
  });

  it('gives the picture that Ink gives', () => {
    fc.assert(
      fc.property(fc.uniqueArray(someWrite, { selector: ({ y }) => y, maxLength: 4 }), (writes) => {
        const ours = plainRows(
          writes.map(({ x, y, text }) => write(x, y, text)),
          SIZE.height,
        );
        fc.pre(ours !== undefined);
        const theirs = new InkOutput(SIZE);
        for (const { x, y, text } of writes) theirs.write(x, y, text, { transformers: [] });
        expect(shownBy(ours?.output ?? '')).toEqual(shownBy(theirs.get().output));
        expect(ours?.height).toBe(SIZE.height);
      }),
      { numRuns: 300 },
    );
  });
});

function write(x: number, y: number, text: string): Operation {
  return { type: 'write', x, y, text, transformers: [] };
}

function rowsOf(writes: readonly Write[]): string[] | undefined {
  return plainRows(
    writes.map(({ x, y, text }) => write(x, y, text)),
    SIZE.height,
  )?.output.split('\n');
}

const STYLES = [
  ['\x1B[1m', '\x1B[22m'],
  ['\x1B[2m', '\x1B[22m'],
  ['\x1B[31m', '\x1B[39m'],
  ['\x1B[38;5;69m', '\x1B[39m'],
  ['\x1B[48;2;1;2;3m', '\x1B[49m'],
  ['\x1B[7m', '\x1B[27m'],
  ['\x1B[4m', '\x1B[0m'],
  ['', ''],
] as const;

const word = fc.stringMatching(/^[a-z数据é│ ]{0,7}$/);
const piece = fc.tuple(fc.constantFrom(...STYLES), word).map(([[begin, end], text]) => `${begin}${text}${end}`);
const line = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
const someWrite = fc.record<Write>({
  x: fc.nat(3),
  y: fc.nat(7),
  text: fc.array(line, { minLength: 1, maxLength: 2 }).map((lines) => lines.join('\n')),
});
