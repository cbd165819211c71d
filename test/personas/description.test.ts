import { describe, expect, test } from 'vitest';
import { firstSentence, summarise } from '../../src/personas/description.ts';
import { examplesIn } from '../../src/personas/examples.ts';
import { personaIn, withFront } from './read-text.ts';

describe('rule 10: the description', () => {
  test('two characters that stand for a line end become one', () => {
    const { description } = withFront('description: \'One.\\n\\nExamples:\\n\\t- \\"two\\"\'');
    expect(description).toBe('One.\n\nExamples:\n\t- "two"');
  });

  test('what has none is not touched, and nothing is said', () => {
    const { description, problems } = withFront('name: x\ndescription: Reads C:/temp and n/a');
    expect(description).toBe('Reads C:/temp and n/a');
    expect(problems).toEqual([]);
  });

  test.each([
    ['A list or a map is shown as it is written', 'description:\n  - a\n  - b', '- a\n  - b'],
    ['An empty one is none', 'description:', ''],
    ['A number is words', 'description: 42', '42'],
  ])('%s', (_, front, expected) => {
    expect(withFront(`name: x\n${front}`).description).toBe(expected);
  });
});

describe('the summary: what stands before the examples, on one line', () => {
  test.each([
    ['Reviews code. Examples:\n<example>x</example>', 'Reviews code.'],
    ['Reviews\n  code.\n\n<example>\nContext: y\n</example>', 'Reviews code.'],
    ['Reviews code. Context: someone asks', 'Reviews code.'],
    ['Reviews code. Here are some examples: one', 'Reviews code.'],
    ['Reviews code for example: this', 'Reviews code'],
    ['Reviews code. Examples of use include: this', 'Reviews code.'],
    ['Reviews code. user: "please"', 'Reviews code.'],
    ['Reviews code, by example, in any context', 'Reviews code, by example, in any context'],
    ['Reviews code —\n', 'Reviews code'],
    ['<example>only this</example>', 'only this'],
    ['', ''],
  ])('%j → %j', (description, summary) => {
    expect(summarise(description)).toBe(summary);
  });

  test('of a file without a description: the first sentence of its prompt that is one', () => {
    expect(firstSentence('# Title\n\n- item\n\n| a |\n\n**You** are _here_. And more.')).toBe('You are _here_.');
    expect(firstSentence('> A quote.\n\n# Title\n## Overview\nYou are. And more.')).toBe('You are.');
    expect(firstSentence('no full stop at all')).toBe('no full stop at all');
    expect(firstSentence('# Only\n\n- lists')).toBe('');
    const { summary, problems } = personaIn('---\nname: x\n---\nYou are here to be read.\n');
    expect(summary).toBe('You are here to be read.');
    expect(problems).toMatchObject([{ level: 'note', rule: 'no-description' }]);
  });
});

describe('the examples: what users say and when, not what is answered', () => {
  test('in tags, over lines', () => {
    const text =
      '<example>\nContext: A new API\nuser: "Share lists"\nassistant: "Sure"\n<commentary>\nWhy\n</commentary>';
    expect(examplesIn(text)).toEqual(['A new API', 'Share lists']);
  });

  test('all on one line, in single quotes', () => {
    const text =
      "Examples: <example>Context: A shop. user: 'It is slow' assistant: 'I see' <commentary>x</commentary></example>";
    expect(examplesIn(text).join(' ')).toBe('A shop. It is slow');
  });

  test('without any', () => {
    expect(examplesIn('Reviews the code of a superuser: no')).toEqual([]);
  });
});
