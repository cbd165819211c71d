import { expect, test } from 'vitest';
import { limitsIn } from '../../../../src/artifacts/together/contract/said-limits.ts';

test.each([
  ['at most 12 characters', 'string', { maxLength: 12 }],
  ['max. 1,024 chars, shown in lists', 'string', { maxLength: 1024 }],
  ['2 to 40 characters', 'string', { maxLength: 40 }],
  ['max length: 80', 'string', { maxLength: 80 }],
  ['exactly 4 letters', 'string', { maxLength: 4 }],
  ['64 characters or fewer', 'string', { maxLength: 64 }],
  ['UUID chosen by the client', 'string', { format: 'uuid' }],
  ['one of u, g or r', 'string', { values: ['u', 'g', 'r'] }],
  ['`open`, `shut`', 'string', { values: ['open', 'shut'] }],
  ['draft | live | archived', 'string', { values: ['draft', 'live', 'archived'] }],
  ['1 (highest) to 5', 'integer', { minimum: 1, maximum: 5 }],
  ['at least 0', 'integer', { minimum: 0 }],
  ['one of the three that the station knows', 'string', {}],
  ['see `open` and the rest', 'string', {}],
  ['the UUID of its owner', 'string', {}],
  ['kept for 30 days', 'integer', {}],
  ['at most 12 characters', 'boolean', {}],
])('reads “%s” beside a %s', (note, kind, limits) => {
  expect(limitsIn(note, kind)).toEqual(limits);
});
