import { describe, expect, it } from 'vitest';
import {
  answersForModel,
  type Question,
  recommendedAnswer,
  recommendedLabels,
  replyForModel,
} from '../../src/session/question.ts';

const question: Question = { id: 'Q1', header: 'Load', question: 'How many?', kind: 'text', options: [] };

describe('what the model reads of answers', () => {
  it.each([
    [{ id: 'Q1', by: 'user', chosen: [], text: '9' }, 'The user answered: 9'],
    [{ id: 'Q1', by: 'default', chosen: ['A'] }, 'Your recommendation was taken: A'],
    [{ id: 'Q1', by: 'assumption', chosen: ['A'] }, 'taken as an assumption: A'],
    [{ id: 'Q1', by: 'skipped', chosen: [], note: 'later' }, 'do not invent an answer'],
  ] as const)('%j', (answer, words) => {
    const text = answersForModel([question], [{ ...answer, chosen: [...answer.chosen] }]);
    expect(text).toContain('[Q1] How many?');
    expect(text).toContain(words);
    expect(text).not.toContain('no more questions');
  });

  it('tells what the user says in place of answers, and what they were looking at', () => {
    const words = replyForModel('Why?', question);
    expect(words).toContain('looking at [Q1] ');
    expect(words).toContain('Why?');
    expect(words).toContain('the same questions are shown to them again');
    expect(replyForModel('Why?')).not.toContain('looking at');
  });

  it('tells, one at a time, only of what was seen', () => {
    const text = answersForModel([question, { ...question, id: 'Q2' }], [{ id: 'Q1', by: 'user', chosen: ['x'] }], {
      oneByOne: true,
    });
    expect(text).toContain('[Q1]');
    expect(text).not.toContain('[Q2]');
    expect(text).toContain('one question at a time');
  });

  it('says plainly that nothing more is to be asked', () => {
    expect(answersForModel([question], [], { enough: true })).toMatch(/no more questions.*Ask nothing further/);
  });

  it('says nothing of questions that were not looked at, one at a time, and that they were not', () => {
    const other: Question = { ...question, id: 'Q2', question: 'How long?' };
    const answers = [{ id: 'Q1', by: 'user' as const, chosen: [], text: '9' }];
    const text = answersForModel([question, other], answers, { oneByOne: true });
    expect(text).toMatch(/\[Q1\] How many\?\nThe user answered: 9\n\nThe user wants one question at a time/);
    expect(text).not.toContain('How long?');
    expect(answersForModel([question, other], answers)).toContain('[Q2] How long?\nSkipped by the user');
  });

  it('holds a reply in words as the user’s, and says that the questions stay', () => {
    expect(replyForModel('Why?')).toMatch(/has not answered yet\. They say:\n\nWhy\?\n\n[\s\S]*same questions/);
  });
});

describe('what is recommended', () => {
  const several: Question = {
    ...question,
    kind: 'several',
    options: [{ label: 'EU' }, { label: 'US' }, { label: 'Asia' }],
  };

  it.each([
    [undefined, []],
    ['EU', ['EU']],
    [[], []],
    [
      ['EU', 'Asia'],
      ['EU', 'Asia'],
    ],
  ])('%j is read as %j', (recommended, labels) => {
    expect(recommendedLabels(recommended === undefined ? several : { ...several, recommended })).toEqual(labels);
  });

  it('of several is taken whole, and by a label alone as in older journals', () => {
    expect(recommendedAnswer({ ...several, recommended: ['EU', 'Asia'] }, 'assumption')).toEqual({
      id: 'Q1',
      by: 'assumption',
      chosen: ['EU', 'Asia'],
    });
    expect(recommendedAnswer({ ...several, recommended: 'US' }, 'default').chosen).toEqual(['US']);
  });

  it('where it is nothing, is no answer', () => {
    for (const none of [several, { ...several, recommended: [] }])
      expect(recommendedAnswer(none, 'assumption')).toEqual({ id: 'Q1', by: 'skipped', chosen: [] });
  });
});
