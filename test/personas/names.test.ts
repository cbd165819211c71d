import { describe, expect, test } from 'vitest';
import { slugOf } from '../../src/personas/names.ts';
import { personaIn, withFront } from './read-text.ts';

const nameOf = (path: string, text = 'You are.') => personaIn(text, path).name;

describe('rule 11: the name', () => {
  test.each([
    ['C#/.NET Janitor', 'c-net-janitor'],
    ['SE: DevOps/CI', 'se-devops-ci'],
    ['backend_elite', 'backend-elite'],
    ['  Two  words ', 'two-words'],
    ['Ärzte Prüfer', 'ärzte-prüfer'],
    ['建築家', '建築家'],
    ['ﬁne—tuned', 'fine-tuned'],
    ['🚀', 'persona'],
    ['a'.repeat(100), 'a'.repeat(64)],
    ['../../etc/passwd', 'etc-passwd'],
  ])('the slug of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test.each([
    ['name: "C#/.NET Janitor"', 'C#/.NET Janitor'],
    ['name: 007', '007'],
    ['name: -x', '-x'],
    ['name: plugin:sub', 'plugin:sub'],
    ['name: |\n  two\n  lines', 'two lines'],
    ['NAME: loud', 'loud'],
  ])('%j is kept as it is written: %j', (front, name) => {
    expect(withFront(front).name).toBe(name);
  });

  test.each(['name:', 'name: ""', 'name: []', 'name: {a: b}', 'title: x'])(
    '%j is no name: the file has one',
    (front) => {
      expect(withFront(front).name).toBe('some-file');
    },
  );

  test.each([
    ['/x/code-review.md', 'code-review'],
    ['/x/code-review.agent.md', 'code-review'],
    ['/x/plan.chatmode.md', 'plan'],
    ['/x/tide.subagent.md', 'tide'],
    ['/x/v1.2-helper.md', 'v1.2-helper'],
    ['C:\\agents\\win.md', 'win'],
    ['/skills/tide/SKILL.md', 'tide'],
    ['/agents/harbour/agent.md', 'harbour'],
    ['agent.md', 'agent'],
    ['/x/notes.txt', 'notes'],
    ['/dev/fd/63', '63'],
    ['', 'persona'],
  ])('the file %j gives %j', (path, name) => {
    expect(nameOf(path)).toBe(name);
  });

  test.each([
    ['# Berth keeper\n\n- **name:** berth-keeper\n\nText.', 'berth-keeper'],
    ['**Name**: Berth keeper\n\nText.', 'Berth keeper'],
    ['Skip to main content\n# Berth Keeper #\n\nText.', 'Berth Keeper'],
    ['Skip to content\nYou are a seasoned berth keeper who counts boats.', 'seasoned berth keeper'],
    ['Skip to content\nThe berth keeper, of all, counts boats.', 'berth keeper'],
    ['Skip to content\nNothing calls itself anything here.', 'file'],
  ])('a text without frontmatter calls itself something: %j', (text, name) => {
    expect(nameOf('/x/file.md', text)).toBe(name);
  });

  test('a title alone does not take the place of the file name, nor anything in a body below a frontmatter', () => {
    expect(nameOf('/x/file.md', '# A title\n\nText.')).toBe('file');
    expect(nameOf('/x/file.md', '---\nmodel: opus\n---\n- **name:** other')).toBe('file');
  });
});
