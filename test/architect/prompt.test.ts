import { describe, expect, it } from 'vitest';
import { systemPrompt } from '../../src/architect/prompt.ts';

const parts = { persona: 'You are.', sections: ['Data model'], questions: 'always' } as const;

describe('what the model is told of asking', () => {
  it('is the habit of the persona, where the user says nothing', () => {
    expect(systemPrompt(parts)).toContain('You always ask before you design');
  });

  it.each([
    ['all', 'until nothing of that kind is open'],
    ['few', 'at most three questions in all'],
    ['none', 'do not ask'],
  ] as const)('is what the user says: %s', (pace, words) => {
    const prompt = systemPrompt({ ...parts, pace });
    expect(prompt).toContain(words);
    expect(prompt).not.toContain('You always ask before you design');
  });
});
