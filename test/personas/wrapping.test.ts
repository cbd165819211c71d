import { describe, expect, test } from 'vitest';
import { loadText, personaIn, rules } from './read-text.ts';

const FILE = '---\nname: x\ndescription: y\n---\nYou are.\n\n```js\nlet a\n```';
const PROMPT = 'You are.\n\n```js\nlet a\n```';

describe('what an editor or a chat lays around a file', () => {
  test.each([
    ['a fence with a name', `\`\`\`\`chatagent\n${FILE}\n\`\`\`\``],
    ['a fence of tildes', `~~~\n${FILE}\n~~~\n\n`],
    ['blank lines within the fence', `\n\`\`\`\`\n\n${FILE}\n\n\`\`\`\`\n`],
    ['a longer closing fence', `\`\`\`\`md\n${FILE}\n\`\`\`\`\`\``],
    ['a fence that nothing closes', `\`\`\`\`md\n${FILE}\nEnd.`],
    ['an indented file in a fence', `~~~md\n${FILE.replace(/^/gm, '  ')}\n~~~`],
    ['a comment', `<!-- from the wiki -->\n${FILE}`],
    ['a comment over lines', `<!--\nfrom: the wiki\n-->\n\n${FILE}`],
    ['a fence around a comment', `~~~\n<!-- c -->\n${FILE}\n~~~`],
  ])('%s is dropped, and that is said', (_, text) => {
    const persona = personaIn(text);
    expect(persona).toMatchObject({ name: 'x', description: 'y', promptFrom: 'body' });
    expect(persona.prompt.replace(/\nEnd\.$/, '')).toBe(PROMPT);
    expect(rules(persona)).toContain('wrapped');
  });

  test.each([
    '```js\nlet a\n```\nYou are.',
    '<!-- a comment -->\nYou are.',
    '```md\n# Title\n```',
    '<!-- never closed\n---\nname: x\n---\nYou are.',
    '```\nnot a file\n---\nname: x\n---\n```',
  ])('around anything but frontmatter it is part of the text: %j', (text) => {
    const persona = personaIn(text);
    expect(persona.prompt).toBe(text);
    expect(rules(persona)).not.toContain('wrapped');
  });

  test('problems name the lines of the file as it stands', () => {
    const { problems } = loadText('```md\n---\nname: x\ndescription: a: b\n---\nYou are.\n```');
    expect(problems.map(({ rule, line }) => `${rule}:${line}`)).toEqual([
      'wrapped:1',
      'loose-yaml:4',
      'unquoted-text:4',
    ]);
  });
});

describe('keys without the fence above them', () => {
  test.each([
    ['closed below', 'name: x\ndescription: y\nmodel: opus\n---\nYou are.'],
    ['closed by nothing', 'name: x\ndescription: y\nmodel: opus\n\nYou are.'],
    ['with the prompt among them', 'name: x\ndescription: y\nmodel: opus\ninstructions: |\n  You are.\n'],
    ['with a list', 'name: x\ndescription: y\ntools:\n  - Read\nmodel: opus\n---\nYou are.'],
  ])('%s', (_, text) => {
    const loaded = loadText(text);
    expect(loaded.persona).toMatchObject({ name: 'x', description: 'y', model: 'opus', prompt: 'You are.' });
    expect(loaded.problems[0]).toMatchObject({ level: 'warning', rule: 'no-opening-fence', line: 1 });
  });

  test.each([
    'name: x\nYou are.',
    'name: x\n---\nYou are.',
    'Name: x\nDescription: y\n---\nYou are.',
    'description: y is what\nname: x says\nYou are prose right below.',
    'note: x\nname: y\ndescription: z\n---\nYou are.',
  ])('what only resembles them is text: %j', (text) => {
    expect(personaIn(text).prompt).toBe(text);
  });
});
