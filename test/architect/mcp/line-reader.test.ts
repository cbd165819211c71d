import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineReader } from '../../../src/architect/mcp/line-reader.ts';

test('however what is printed is cut, the same messages are read', () =>
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), fc.string())),
      fc.array(fc.integer({ min: 1, max: 9 })),
      (messages, sizes) => {
        const bytes = Buffer.from(messages.map((each) => `${JSON.stringify(each)}\r\nnoise\n`).join(''));
        const reader = new LineReader();
        const read: unknown[] = [];
        let at = 0;
        for (let turn = 0; at < bytes.length; turn += 1) {
          const size = sizes.length === 0 ? bytes.length : (sizes[turn % sizes.length] ?? 1);
          read.push(...reader.push(bytes.subarray(at, at + size)));
          at += size;
        }
        expect(read).toEqual(JSON.parse(JSON.stringify(messages)));
      },
    ),
    { numRuns: 60, seed: 3 },
  ));

test('a line without end is refused, and does not take ever more memory', () => {
  const reader = new LineReader();
  const megabyte = Buffer.alloc(1024 * 1024, 'y');
  const said = Array.from({ length: 11 }, () => reader.push(megabyte));
  expect(said.slice(0, 10).every((each) => Array.isArray(each))).toBe(true);
  expect(said[10]).toBe('it printed a line of more than 10 MB');
});

test('garbage is passed over up to a bound', () => {
  const reader = new LineReader();
  const garbage = Buffer.from('garbage '.repeat(1_000).concat('\n'));
  let last: unknown[] | string = [];
  for (let count = 0; count < 200 && typeof last !== 'string'; count += 1) last = reader.push(garbage);
  expect(last).toBe('it prints what is no message of the protocol');
  expect(new LineReader().push(Buffer.from('{broken\n[1]\n7\n\n{"a":1}\n'))).toEqual([{ a: 1 }]);
});
