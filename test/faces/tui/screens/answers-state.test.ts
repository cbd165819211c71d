import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../../src/faces/tui/inputs/question-draft.ts';
import { draftOf } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import { restore } from '../../../../src/faces/tui/inputs/question-saved.ts';
import { answerItems, filledIn, findAnswers } from '../../../../src/faces/tui/screens/answers-state.ts';
import type { Answer, Question } from '../../../../src/session/question.ts';
import { question } from '../../../support/sample-session.ts';

const several = question('Q1', { kind: 'several' });
const text = question('Q1', { kind: 'text', options: [], recommended: '80' });

describe('a form that is filled in with an answer', () => {
  it.each<[string, Question, Answer]>([
    ['a choice', question('Q1'), { id: 'Q1', by: 'user', chosen: ['Two'] }],
    ['the recommended one', question('Q1'), { id: 'Q1', by: 'default', chosen: ['One'] }],
    ['several', several, { id: 'Q1', by: 'user', chosen: ['One', 'Two'] }],
    ['own words and a note', question('Q1'), { id: 'Q1', by: 'user', chosen: [], text: 'Three', note: 'or four' }],
    ['a choice with words', question('Q1'), { id: 'Q1', by: 'user', chosen: ['One'], text: 'mostly' }],
    ['free text', text, { id: 'Q1', by: 'user', chosen: [], text: '90' }],
    ['recommended free text', text, { id: 'Q1', by: 'default', chosen: [], text: '80' }],
    ['nothing', question('Q1'), { id: 'Q1', by: 'skipped', chosen: [] }],
  ])('gives the same answer back: %s', (_, asked, answer) => {
    const form = restore([asked], filledIn({ question: asked, answer }));
    expect(answerOf(asked, draftOf(form.drafts, asked))).toEqual(answer);
  });

  it('takes what was assumed as the user’s own, once they send it', () => {
    const asked = question('Q1');
    const form = restore(
      [asked],
      filledIn({ question: asked, answer: { id: 'Q1', by: 'assumption', chosen: ['One'] } }),
    );
    expect(answerOf(asked, draftOf(form.drafts, asked))).toMatchObject({ by: 'user', chosen: ['One'] });
  });
});

describe('the list of answers', () => {
  const items = answerItems([
    { question: question('Q1', { header: 'Members' }), answer: { id: 'Q1', by: 'assumption', chosen: ['One'] } },
    { question: question('Q2', { header: 'Load' }) },
  ]);

  it('says who gave each, where it was not the user', () => {
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['Members', 'One   assumed'],
      ['Load', 'no answer'],
    ]);
  });

  it('is found by words of the question or the answer', () => {
    const found = (query: string) => findAnswers(query, items).map(({ key }) => key);
    expect([found('one mem'), found('q2'), found('about'), found('nothing like it')]).toEqual([
      ['Q1'],
      ['Q2'],
      ['Q1', 'Q2'],
      [],
    ]);
  });
});
