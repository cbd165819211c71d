import { describe, expect, it } from 'vitest';
import {
  answerOf,
  choicesOf,
  choose,
  emptyDraft,
  recommendedAt,
  takeRecommended,
  toggle,
} from '../../../../src/faces/tui/inputs/question-draft.ts';
import { answersOf, startForm } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import type { Answer, Question } from '../../../../src/session/question.ts';
import { recommendedAnswer } from '../../../../src/session/question.ts';
import { ALL, COPY, LOAD, OFFLINE, press, REGIONS, REST } from './questions.ts';

describe('choices', () => {
  it('are the options, and the recommendation where it is none of them', () => {
    expect(choicesOf(COPY)).toEqual(COPY.options);
    expect(choicesOf(LOAD)).toEqual([{ label: '20,000' }]);
    expect(choicesOf(REST)).toEqual([]);
    expect(choicesOf({ ...OFFLINE, recommended: 'Later' }).map(({ label }) => label)).toEqual(['Yes', 'No', 'Later']);
  });

  it('know which is recommended', () => {
    expect([COPY, REGIONS, OFFLINE, LOAD, REST].map(recommendedAt)).toEqual([1, 0, -1, 0, -1]);
  });
});

describe('choosing', () => {
  it('of a single choice keeps the last, of several all, in the order of the options', () => {
    expect(choose(COPY, choose(COPY, emptyDraft(COPY), 2), 0).chosen).toEqual([0]);
    expect(choose(REGIONS, choose(REGIONS, emptyDraft(REGIONS), 2), 0).chosen).toEqual([0, 2]);
  });

  it('again drops the choice, but not one that was only taken as recommended', () => {
    expect(toggle(COPY, choose(COPY, emptyDraft(COPY), 1), 1).chosen).toEqual([]);
    const taken = takeRecommended(COPY, emptyDraft(COPY));
    expect(toggle(COPY, taken, 1)).toMatchObject({ chosen: [1], byDefault: false });
  });

  it('takes a recommendation beside what was chosen by hand', () => {
    const own = choose(REGIONS, emptyDraft(REGIONS), 2);
    expect(answerOf(REGIONS, takeRecommended(REGIONS, own))).toEqual({
      id: 'Q2',
      by: 'user',
      chosen: ['EU', 'Elsewhere'],
    });
  });

  it('leaves the user the answer that was the recommended one already', () => {
    const own = choose(COPY, emptyDraft(COPY), 1);
    expect(answerOf(COPY, takeRecommended(COPY, own)).by).toBe('user');
  });
});

describe('the recommended answer, taken by a key', () => {
  it.each(ALL)('of $id is the one that the architect would take itself', (question) => {
    const draft = takeRecommended(question, emptyDraft(question));
    expect(answerOf(question, draft)).toEqual(recommendedAnswer(question, 'default'));
  });

  it('becomes the user’s with the first own word', () => {
    const { state } = press(startForm([COPY]), ['r', 'e', 'w', 'but only ours']);
    expect(answersOf(state)).toEqual([
      { id: 'Q1', by: 'user', chosen: ['A librarian decides'], text: 'but only ours' },
    ]);
  });
});

type Given = { picks: number[]; words: string; note: string; skip: boolean };

/** Written apart from the code: what a person who did all this would expect to be sent. */
function expected({ id, kind, options, recommended }: Question, { picks, words, note, skip }: Given): Answer {
  const noted = note ? { note } : {};
  if (skip || (picks.length === 0 && words === '')) return { id, by: 'skipped', chosen: [], ...noted };
  if (kind === 'text') {
    const text = [...(picks.length > 0 ? [recommended] : []), ...(words ? [words] : [])].join('\n');
    return { id, by: 'user', chosen: [], text, ...noted };
  }
  const chosen = picks.map((pick) => options[pick - 1]?.label ?? '');
  return { id, by: 'user', chosen, ...(words && { text: words }), ...noted };
}

const PICKS: Record<string, number[][]> = {
  Q1: [[], [1], [3]],
  Q2: [[], [2], [1, 3], [1, 2, 3]],
  Q3: [[], [2]],
  Q4: [[], [1]],
  Q5: [[]],
};

const combinations = ALL.flatMap((question) =>
  (PICKS[question.id] ?? []).flatMap((picks) =>
    ['', 'my own  words '].flatMap((words) =>
      ['', 'a note'].flatMap((note) => [false, true].map((skip) => ({ question, picks, words, note, skip }))),
    ),
  ),
);

describe('every combination of choice, own words, note and skipping', () => {
  it.each(combinations)('$question.kind: $picks, "$words", note "$note", skipped $skip', ({ question, ...given }) => {
    const keys = [
      // Away from the text, where a question opens with one.
      ...(question === REST ? ['escape'] : []),
      ...given.picks.map(String),
      ...(given.note ? ['n', given.note, 'enter'] : []),
      ...(given.words ? ['w', given.words, 'escape'] : []),
      ...(given.skip ? ['s'] : []),
    ];
    const { state } = press(startForm([question]), keys);
    expect(answersOf(state)).toEqual([expected(question, given)]);
  });

  it.each(combinations)(
    '$question.kind, in another order: $picks, "$words", "$note", $skip',
    ({ question, ...given }) => {
      const keys = [
        ...(given.words ? ['alt-w', given.words] : []),
        ...(given.note ? ['alt-n', given.note] : []),
        ...(question === REST || given.words || given.note ? ['escape'] : []),
        ...given.picks.map(String),
        ...(given.skip ? ['alt-s'] : []),
      ];
      const { state } = press(startForm([question]), keys);
      expect(answersOf(state)).toEqual([expected(question, given)]);
    },
  );
});
