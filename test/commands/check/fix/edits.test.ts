import { describe, expect, it } from 'vitest';
import { applyEdits, editsIn } from '../../../../src/commands/check/fix/edits.ts';
import { call, text } from '../../../support/sample-session.ts';

describe('edits', () => {
  it('are the calls of the one tool, those of another shape aside', () =>
    expect(
      editsIn([
        text('I change two things.'),
        call('a', 'edit', { old: 'x', new: 'y' }),
        call('b', 'edit', { old: '', new: 'y' }),
        call('c', 'edit', 'x'),
        call('d', 'bash', { old: 'x', new: 'y' }),
      ]),
    ).toEqual([{ old: 'x', new: 'y' }]));

  it('replace what is there once, letter for letter', () =>
    expect(applyEdits('a $& b', [{ old: 'b', new: '$& $1' }])).toEqual({ text: 'a $& $& $1', refused: 0 }));

  it.each(['a', 'z'])('leave out what is there twice or not at all: %s', (old) =>
    expect(applyEdits('a a', [{ old, new: 'b' }])).toEqual({ text: 'a a', refused: 1 }),
  );

  it('build on one another', () =>
    expect(
      applyEdits('one', [
        { old: 'one', new: 'two' },
        { old: 'two', new: 'three' },
      ]).text,
    ).toBe('three'));
});
