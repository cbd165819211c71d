import { expect, it } from 'vitest';
import { maskedWords } from '../../src/session/masked.ts';

it('what was masked is named with its line, where that says something, and what can be done', () => {
  expect(maskedWords('notes.txt', [{ what: 'a GitHub token', line: 2 }, { what: 'a private key' }])).toBe(
    'notes.txt holds what looks like a secret, and is sent with a mark in its place: a GitHub token in line 2, a private key. --send-secrets sends it as it is.',
  );
});

it('of many, a few are named', () => {
  const all = Array.from({ length: 9 }, (_, at) => ({ what: 'a key', line: at + 1 }));
  expect(maskedWords('x', all)).toContain('a key in line 5, 4 more. ');
});
