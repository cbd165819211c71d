import { describe, expect, it } from 'vitest';
import {
  answerOf,
  choicesOf,
  choose,
  emptyDraft,
  recommendedChoices,
  takeRecommended,
  toggle,
} from '../../../../src/faces/tui/inputs/question-draft.ts';
import { answersOf, startForm } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import type { Answer, Question } from '../../../../src/session/question.ts';
import { recommendedAnswer, recommendedLabels } from '../../../../src/session/question.ts';
import { ALL, ALONE, COPY, LOAD, OFFLINE, press, REGIONS, REST } from './questions.ts';

/** Of which several are recommended. */
const MANY: Question = { ...REGIONS, recommended: ['EU', 'Elsewhere'] };

describe('choices', () => {
  it('are the options, and the recommendation where it is none of them', () => {
    expect(choicesOf(COPY)).toEqual(COPY.options);
    expect(choicesOf(LOAD)).toEqual([{ label: '20,000' }]);
    expect(choicesOf(REST)).toEqual([]);
    expect(choicesOf({ ...OFFLINE, recommended: 'Later' }).map(({ label }) => label)).toEqual(['Yes', 'No', 'Later']);
    const labels = choicesOf({ ...REGIONS, recommended: ['US', 'Asia', 'Africa'] }).map(({ label }) => label);
    expect(labels).toEqual(['EU', 'US', 'Elsewhere', 'Asia', 'Africa']);
  });

  it('know which is recommended', () => {
    expect([COPY, REGIONS, OFFLINE, LOAD, REST].map(recommendedChoices)).toEqual([[1], [0], [], [0], []]);
    expect(recommendedChoices(MANY)).toEqual([0, 2]);
    expect(recommendedChoices({ ...REGIONS, recommended: [] })).toEqual([]);
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

  it('drops one of several that were taken as recommended, and leaves the others as the user’s', () => {
    const taken = takeRecommended(MANY, emptyDraft(MANY));
    expect(answerOf(MANY, toggle(MANY, taken, 2))).toEqual({ id: 'Q2', by: 'user', chosen: ['EU'] });
  });

  it('takes all that is recommended, also where some of it was chosen by hand, and marks the first', () => {
    const taken = takeRecommended(MANY, choose(MANY, emptyDraft(MANY), 1));
    expect(taken).toMatchObject({ chosen: [0, 1, 2], byDefault: false, at: 0 });
    expect(takeRecommended(MANY, emptyDraft(MANY))).toMatchObject({ chosen: [0, 2], byDefault: true, at: 0 });
  });

  it('of what stands chosen in a skipped question means that it is not skipped', () => {
    const skipped = { ...choose(COPY, emptyDraft(COPY), 0), skipped: true };
    expect(toggle(COPY, skipped, 0)).toMatchObject({ chosen: [0], skipped: false });
  });

  it('leaves the user the answer that was the recommended one already', () => {
    const own = choose(COPY, emptyDraft(COPY), 1);
    expect(answerOf(COPY, takeRecommended(COPY, own)).by).toBe('user');
  });
});

describe('the recommended answer, taken by a key', () => {
  it.each([...ALL, MANY])('of $id is the one that the architect would take itself', (question) => {
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
function expected(question: Question, { picks, words, note, skip }: Given): Answer {
  const { id, kind, options } = question;
  const noted = note ? { note } : {};
  if (skip || (picks.length === 0 && words === '')) return { id, by: 'skipped', chosen: [], ...noted };
  if (kind === 'text') {
    const text = [...(picks.length > 0 ? recommendedLabels(question) : []), ...(words ? [words] : [])].join('\n');
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

function keysOf(question: Question, given: Given): string[] {
  return [
    // Away from the text, where a question opens with one.
    ...(question === REST ? ['escape'] : []),
    ...given.picks.map(String),
    ...(given.note ? ['n', given.note, 'enter'] : []),
    ...(given.words ? ['w', given.words, 'escape'] : []),
    ...(given.skip ? ['s'] : []),
  ];
}

function keysInAnotherOrder(question: Question, given: Given): string[] {
  return [
    ...(given.words ? ['alt-w', given.words] : []),
    ...(given.note ? ['alt-n', given.note] : []),
    ...(question === REST || given.words || given.note ? ['escape'] : []),
    ...given.picks.map(String),
    ...(given.skip ? ['alt-s'] : []),
  ];
}

describe('every combination of choice, own words, note and skipping', () => {
  const title = '$question.kind: $picks, "$words", note "$note", skipped $skip';

  it.each(combinations)(title, ({ question, ...given }) => {
    const { state } = press(startForm([question]), keysOf(question, given));
    expect(answersOf(state)).toEqual([expected(question, given)]);
  });

  it.each(combinations)(`in another order: ${title}`, ({ question, ...given }) => {
    const { state } = press(startForm([question]), keysInAnotherOrder(question, given));
    expect(answersOf(state)).toEqual([expected(question, given)]);
  });

  it.each(combinations)(`one at a time: ${title}`, ({ question, ...given }) => {
    const others = ALL.filter(({ id }) => id !== question.id);
    const { state } = press(startForm([question, ...others], ALONE), keysOf(question, given));
    const [sent, ...more] = press(state, ['enter', 'enter']).effects;
    const answer = expected(question, given);
    // Where nothing was said of a single choice, enter takes the one it stands on.
    const at = emptyDraft(question).at + 1;
    const isTaken = answer.by === 'skipped' && !given.skip && question.kind !== 'several' && question !== REST;
    const taken = isTaken ? expected(question, { ...given, picks: [at] }) : answer;
    expect(sent).toEqual({ type: 'submit', answers: [taken], enough: false, oneByOne: true });
    // That there is no answer is only sent from the page that says so; to skip has led there already.
    expect(more).toHaveLength(taken.by === 'skipped' && !given.skip ? 0 : 1);
  });
});
