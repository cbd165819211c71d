import { describe, expect, test } from 'vitest';
import { personaIn, withFront } from './read-text.ts';

describe('how a persona asks', () => {
  test.each([
    ['always', 'always'],
    ['never', 'never'],
    ['when-unclear', 'when-unclear'],
    ['When unclear', 'when-unclear'],
    ['ALWAYS', 'always'],
  ])('questions: %s', (word, questions) => {
    expect(withFront(`questions: ${word}`)).toMatchObject({ questions, problems: [{ rule: 'name-from-file' }] });
  });

  test('a word that is none is said, and taken as the usual one', () => {
    const { questions, problems } = withFront('name: x\nquestions: sometimes');
    expect(questions).toBe('when-unclear');
    expect(problems).toMatchObject([{ level: 'warning', rule: 'questions', line: 3 }]);
  });

  test.each([
    ['Always ask clarifying questions about scope before you design.', 'always'],
    ['You always start by asking a few questions.', 'always'],
    ['Always be kind. Ask questions if you like.', 'when-unclear'],
    ['Never ask questions.', 'when-unclear'],
    ['Always answer questions politely.', 'when-unclear'],
  ])('without the key its prompt may say so plainly: %j', (prompt, questions) => {
    expect(personaIn(prompt).questions).toBe(questions);
  });

  test('the key has the last word', () => {
    expect(personaIn('---\nquestions: never\n---\nAlways ask questions first.').questions).toBe('never');
  });
});
