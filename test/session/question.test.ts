import { describe, expect, it } from 'vitest';
import { answersForModel, type Question } from '../../src/session/question.ts';

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

  it('says plainly that nothing more is to be asked', () => {
    expect(answersForModel([question], [], true)).toMatch(/no more questions.*Ask nothing further/);
  });
});
