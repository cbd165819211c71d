import { describe, expect, it } from 'vitest';
import { questionsOf } from '../../src/faces/result.ts';
import type { Question } from '../../src/session/question.ts';
import { begun, play, question } from '../support/sample-session.ts';

function recommendedOf(over: Partial<Question>): unknown {
  const on = play(begun(), { type: 'question.asked', call: 'q', questions: [question('Q1', over)] });
  const { questions } = JSON.parse(JSON.stringify(questionsOf(on))) as { questions: Question[] };
  return questions[0]?.recommended;
}

describe('the questions that a run prints when it needs answers', () => {
  it('are whole, and say how to go on', () => {
    const asked = question('Q1', { why: 'It decides the keys.', because: 'Small.' });
    const on = play(begun(), { type: 'question.asked', call: 'q', questions: [asked] });
    expect(questionsOf(on)).toEqual({
      session: '20261120-abc123',
      questions: [asked],
      resume: 'backend-architect resume 20261120-abc123 --print --answers answers.yaml',
    });
  });

  it.each([
    ['single', 'One', 'One'],
    ['several', ['One', 'Two'], ['One', 'Two']],
    ['several', 'One', ['One']],
    ['several', [], undefined],
  ] as const)('of kind %s recommend %j as %j', (kind, recommended, printed) => {
    const given = typeof recommended === 'string' ? recommended : [...recommended];
    expect(recommendedOf({ kind, recommended: given })).toEqual(printed);
  });
});
