import { describe, expect, test } from 'vitest';
import { readPage } from '../../src/personas/page.ts';
import { loadText, personaIn, rules } from './read-text.ts';

const promptOf = (text: string) => personaIn(text).prompt;

describe('rule 12: the prompt', () => {
  test('is the body as it stands, without the blank lines around it', () => {
    expect(promptOf('---\na: 1\n---\n\n \n  indented\n\nend  \n\n')).toBe('  indented\n\nend');
  });

  test.each(['system-prompt', 'system_prompt', 'prompt', 'system', 'instructions'])('an empty body: from %s', (key) => {
    const text = `---\nname: x\n${key}: |\n  You are.\n  You stay.\n---\n \n`;
    expect(promptOf(text)).toBe('You are.\nYou stay.');
    expect(rules(loadText(text))).toEqual(['no-description', 'prompt-from-key']);
  });

  test('a prompt key right below the description is no dialogue', () => {
    expect(promptOf('---\ndescription: x\nsystem: You are.\n---\n')).toBe('You are.');
  });

  test('a body comes before a key', () => {
    expect(promptOf('---\nprompt: key\n---\nbody')).toBe('body');
  });

  test.each([
    '',
    '\n \n\t',
    '---\nname: x\n---\n',
    '---\nname: x\nprompt: []\n---\n  \n',
    '\uFEFF',
    'Skip to content\n',
  ])('none at all is unusable, with the reason: %j', (text) => {
    const { persona, problems } = loadText(text);
    expect(persona).toBeUndefined();
    expect(problems.at(-1)).toMatchObject({ level: 'error', rule: 'no-prompt' });
  });

  test('rule 19: what looks like a placeholder is text', () => {
    expect(promptOf('---\na: 1\n---\nRun $ARGUMENTS with {{mode}} and $& $1.')).toBe(
      'Run $ARGUMENTS with {{mode}} and $& $1.',
    );
  });
});

describe('page furniture', () => {
  const page = (text: string) => readPage(text).text;

  test('goes from both ends of a page that starts with a skip link', () => {
    const text = 'Skip to main content\nSearch...\n\nOn this page\nFirst.\n\nLast.\n\nPrevious\nNext\n© 2026 Docs Ltd';
    expect(page(text)).toBe('First.\n\nLast.');
  });

  test('a lone slogan below goes, once; a sentence, a list, a heading, code and a table stay', () => {
    expect(page('Skip to content\nText.\n\nMade for readers everywhere')).toBe('Text.');
    for (const last of ['A sentence.', '- an item', '## Heading', '`code`', '| a |', 'Is it?']) {
      expect(page(`Skip to content\nText.\n\n${last}`)).toBe(`Text.\n\n${last}`);
    }
    expect(page('Skip to content\nText.\nright below')).toBe('Text.\nright below');
  });

  test('any other text keeps all of its lines', () => {
    const text = 'Search\n\nYou search. Skip to main content comes later.\n\nNext';
    expect(readPage(text)).toEqual({ text, isPage: false });
  });
});
