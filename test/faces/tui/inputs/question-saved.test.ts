import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf, startForm } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import { afterAnswers, afterReply, restore, serialise } from '../../../../src/faces/tui/inputs/question-saved.ts';
import { pressed, type Stroke, typed } from '../../../../src/faces/tui/keys.ts';
import { ALL, ALONE, BATCH, CHORDS, COPY, LOAD, OFFLINE, press, REGIONS } from './questions.ts';

const anyKey = fc.oneof(
  fc.constantFrom(...CHORDS).map(pressed),
  fc.constantFrom('1', '2', '3', 'r', 'R', 's', 'n', 'w', 'c', 'o', ' ', 'words "quoted"\\', '图').map(typed),
  fc.constantFrom('pasted\n\tlines').map((text): Stroke => ({ kind: 'paste', text })),
);

describe('a form that was saved and restored', () => {
  it('holds every answer, the words and the pace, and is on the same page', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 40 }), fc.constantFrom(BATCH, ALONE, {}), (keys, offer) => {
        const { state } = press(startForm(ALL, offer), keys);
        const again = restore(ALL, serialise(state), offer);
        expect(answersOf(again)).toEqual(answersOf(state));
        expect(again.page).toBe(state.isAlone ? state.marked : state.page);
        expect(again).toMatchObject({ enough: state.enough, oneByOne: state.oneByOne, isTalking: state.isTalking });
        expect(again.talk?.text).toBe(state.talk?.text);
        expect(serialise(again)).toBe(serialise(state));
      }),
      { seed: 6, numRuns: 100 },
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

  it('takes up what was being said in place of answers', () => {
    const { state } = press(startForm(ALL, BATCH), ['tab', 'c', 'why do you']);
    const { state: again, effects } = press(restore(ALL, serialise(state), BATCH), [' ask?', 'enter']);
    expect(effects).toEqual([{ type: 'reply', text: 'why do you ask?', about: expect.any(String) }]);
    expect(again.page).toBe(1);
  });

  it('takes up neither words nor a pace where these are not to be had', () => {
    const { state } = press(startForm(ALL, BATCH), ['o', 'c', 'why']);
    expect(restore(ALL, serialise(state))).toMatchObject({ talk: undefined, isTalking: false, oneByOne: undefined });
  });

  it.each([
    undefined,
    '',
    'no json',
    '[]',
    '"text"',
    'null',
    '{"drafts":7,"at":9,"enough":"yes","oneByOne":"no"}',
    '{"at":"Q9","drafts":{"Q1":null,"Q2":{"chosen":"EU","words":4,"at":9,"note":[]}}}',
    '{"talk":{},"isTalking":1,"drafts":[]}',
  ])('begins anew where %j cannot be read', (text) => {
    expect({ ...restore(ALL, text, BATCH), others: {} }).toEqual(startForm(ALL, BATCH));
  });
});

describe('what is kept for a session', () => {
  it('finds a question under a later call, while others are asked in between', () => {
    const { state } = press(startForm([COPY, OFFLINE], BATCH), ['tab', 'w', 'only in the mountains']);
    const left = afterAnswers(serialise(state), [COPY.id]);
    const between = press(restore([LOAD], left, BATCH), ['1', 'w', ' at noon']).state;
    const later = restore([OFFLINE], afterAnswers(serialise(between), [LOAD.id]), BATCH);
    expect(answersOf(later)).toEqual([{ id: 'Q3', by: 'user', chosen: [], text: 'only in the mountains' }]);
  });

  it('loses by an answer nothing but what was given to that question', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 40 }), fc.subarray(ALL, { minLength: 1 }), (keys, sent) => {
        const { state } = press(startForm(ALL, BATCH), keys);
        const left = afterAnswers(
          serialise(state),
          sent.map(({ id }) => id),
        );
        const again = restore(ALL, left, BATCH);
        for (const [at, answer] of answersOf({ ...again, enough: state.enough }).entries()) {
          const question = ALL[at];
          if (!question) continue;
          if (sent.includes(question)) expect(again.drafts[question.id]).toEqual(startForm(ALL).drafts[question.id]);
          else expect(answer).toEqual(answersOf(state)[at]);
        }
        expect(again.talk?.text).toBe(state.talk?.text);
        expect(again).toMatchObject({ enough: false, page: 0, isTalking: false });
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('is nothing once all was answered', () => {
    const { state } = press(startForm([COPY, REGIONS], BATCH), ['1', 'n', 'by hand', 'tab', 'w', 'mine']);
    expect(afterAnswers(serialise(state), ['Q1', 'Q2'])).toBe('');
    expect(afterAnswers(undefined, ['Q1'])).toBe('');
  });

  it('loses by a reply nothing but the words that were sent, and comes back to the same place', () => {
    fc.assert(
      fc.property(fc.array(anyKey, { maxLength: 40 }), fc.constantFrom(BATCH, ALONE), (keys, offer) => {
        const { state } = press(startForm(ALL, offer), keys);
        const again = restore(ALL, afterReply(serialise(state)), offer);
        expect(answersOf(again)).toEqual(answersOf(state));
        expect(again).toMatchObject({ isTalking: false, enough: state.enough, oneByOne: state.oneByOne });
        expect(again.page).toBe(state.isAlone ? state.marked : state.page);
        expect(again.talk?.text).toBe('');
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('opens the review where that was shown, but a question that is new before it', () => {
    const { state } = press(startForm([COPY, REGIONS], BATCH), ['R']);
    const text = afterReply(serialise(state));
    expect(restore([COPY, REGIONS], text, BATCH).page).toBe(2);
    expect(restore([COPY, OFFLINE], text, BATCH).page).toBe(1);
  });
});

it('what was begun by typing alone goes on in the own words, and enter takes nothing beside them', () => {
  const { state } = press(startForm([LOAD, COPY]), ['ninety thous']);
  const { state: again } = press(restore([LOAD, COPY], serialise(state)), ['and', 'enter']);
  expect(answersOf(again)[0]).toEqual({ id: LOAD.id, by: 'user', chosen: [], text: 'ninety thousand' });
});
