import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inputSchema, parseInput } from '../../../src/architect/tools/tool-input.ts';

const FIELDS = {
  name: { type: 'string', required: true, says: 'A name.', also: ['title'] },
  count: { type: 'integer', min: 1, max: 10, says: 'How many.' },
  all: { type: 'boolean', says: 'Whether all.' },
} as const;
const parse = (input: unknown) => parseInput('tool', FIELDS, input);

it('becomes a schema', () => {
  expect(inputSchema(FIELDS)).toEqual({
    type: 'object',
    properties: {
      name: { type: 'string', description: 'A name.' },
      count: { type: 'integer', description: 'How many.', minimum: 1, maximum: 10 },
      all: { type: 'boolean', description: 'Whether all.' },
    },
    required: ['name'],
  });
});

it.each([
  [
    { name: 'a', count: 3, all: false, more: 1 },
    { name: 'a', count: 3, all: false },
  ],
  [{ title: 'a' }, { name: 'a' }],
  [{ name: 'a', title: 'b' }, { name: 'a' }],
  [
    { name: 'a', count: '4', all: 'true' },
    { name: 'a', count: 4, all: true },
  ],
  [
    { name: 'a', count: 99 },
    { name: 'a', count: 10 },
  ],
  [
    { name: 'a', count: -1.5 },
    { name: 'a', count: 1 },
  ],
  [{ name: 'a', count: null, all: '' }, { name: 'a' }],
  ['{"name": "a", "count": 2}', { name: 'a', count: 2 }],
  ['a', { name: 'a' }],
  ['"a"', { name: 'a' }],
])('%j is read', (input, expected) => expect(parse(input)).toEqual({ ok: true, input: expected }));

it.each([
  [{}],
  [{ name: 3 }],
  [{ name: 'a', count: 'many' }],
  [{ name: 'a', all: 'perhaps' }],
  [[]],
  [null],
  [7],
  [''],
])('%j is refused with what to send', (input) =>
  expect(parse(input)).toMatchObject({
    ok: false,
    error: expect.stringContaining('{name: string, count?: integer, all?: boolean}'),
  }),
);

it('never throws', () => {
  fc.assert(fc.property(fc.anything(), (input) => typeof parse(input).ok === 'boolean'));
});
