import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, startForm } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import { restore, serialise } from '../../../../src/faces/tui/inputs/question-saved.ts';
import { pressed, type Stroke, typed } from '../../../../src/faces/tui/keys.ts';
import { ALL, CHORDS, COPY, press, REGIONS } from './questions.ts';

const anyKey = fc.oneof(
  fc.constantFrom(...CHORDS).map(pressed),
  fc.constantFrom('1', '2', '3', 'r', 'R', 's', 'n', 'w', ' ', 'words "quoted"\\', '图').map(typed),
  fc.constantFrom('pasted\n\tlines').map((text): Stroke => ({ kind: 'paste', text })),
);

describe('a form that was saved and restored', () => {
  it('holds every answer, and is on the same page', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 40 }), (keys) => {
        const { state } = press(startForm(ALL), keys);
        const again = restore(ALL, serialise(state));
        expect(answersOf(again)).toEqual(answersOf(state));
        expect(again.page).toBe(state.page);
        expect(serialise(again)).toBe(serialise(state));
      }),
    );
  });

  it('goes on in the middle of a word', () => {
    const { state } = press(startForm(ALL), ['tab', 'w', 'and Nor']);
    const { state: again } = press(restore(ALL, serialise(state)), ['way']);
    expect(answersOf(again)[1]?.text).toBe('and Norway');
  });

  it('knows a choice by its label, and a question by its id', () => {
    const { state } = press(startForm([COPY, REGIONS]), ['3', 'tab', '1', '3']);
    const other = { ...COPY, options: [...COPY.options].reverse() };
    const again = restore([{ ...REGIONS, id: 'Q7' }, other], serialise(state));
    expect(answersOf(again)).toEqual([
      { id: 'Q7', by: 'skipped', chosen: [] },
      { id: 'Q1', by: 'user', chosen: ['Nobody until the night'] },
    ]);
  });

  it.each([
    undefined,
    '',
    'no json',
    '[]',
    '"text"',
    'null',
    '{"drafts":7,"page":"x"}',
    '{"page":-3,"drafts":{"Q1":null,"Q2":{"chosen":"EU","words":4,"at":9,"note":[]}}}',
    '{"page":1.5}',
  ])('begins anew where %j cannot be read', (text) => {
    expect(restore(ALL, text)).toEqual(startForm(ALL));
  });

  it('opens the review where that was shown', () => {
    expect(restore(ALL, '{"page":99}').page).toBe(ALL.length);
  });
});
