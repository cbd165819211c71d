import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCommand, mentionOf, tokenAt } from '../../../../src/faces/tui/completion/token.ts';
import { mentionsIn } from '../../../../src/faces/tui/screens/what-state.ts';

const KEYS = new Map([['x', 'export']]);

/** `|` stands for the cursor. */
function token(text: string, keys?: ReadonlyMap<string, string>) {
  const cursor = text.indexOf('|');
  return tokenAt(text.replace('|', ''), cursor, keys);
}

describe('what can be completed', () => {
  it.each([
    ['see @do|', { start: 4, end: 7, query: 'do' }],
    ['@|', { start: 0, end: 1, query: '' }],
    ['(@docs/a|pi.yaml) more', { start: 1, end: 16, query: 'docs/a' }],
    ['see @"notes of M|', { start: 4, end: 16, query: 'notes of M' }],
    ['see @"notes o|f May.md" too', { start: 4, end: 22, query: 'notes o' }],
  ])('is a name: %s', (text, found) => expect(token(text)).toEqual({ kind: 'mention', ...found }));

  it.each(['mail ann@exam|ple.org', 'see @docs done|', 'nothing|', '@"closed" |', '|@before'])(
    'is nothing: %s',
    (text) => expect(token(text)).toBeUndefined(),
  );

  it.each([
    ['/mo|', 'mo'],
    ['/model son|', 'model son'],
  ])('is a command: %s', (text, query) =>
    expect(token(text, KEYS)).toEqual({ kind: 'command', start: 0, end: text.length - 1, query }),
  );

  it('is no command where there are none', () => expect(token('/mo|')).toBeUndefined());

  it('opens a list by a letter alone, and by no word that begins with it', () => {
    expect(token('x|', KEYS)).toEqual({ kind: 'command', start: 0, end: 1, query: 'export ' });
    expect(token('xy|', KEYS)).toBeUndefined();
    expect(token('x|')).toBeUndefined();
  });
});

describe('a command', () => {
  it.each(['/', '/model', '/model sonnet', '/etc is ours'])('may be %s', (text) => expect(isCommand(text)).toBe(true));
  it.each([' /model', '/etc/nginx is ours', '/etc/nginx', '/model\nsonnet', 'a /model', '/a.b'])(
    'is never %s',
    (text) => expect(isCommand(text)).toBe(false),
  );
});

describe('a path in words', () => {
  it('is read back as that path, whatever it holds', () => {
    const step = fc.stringMatching(/^[\w .,@()[\]-]{1,12}$/).filter((name) => name.trim() === name);
    const path = fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => steps.join('/'));
    fc.assert(
      fc.property(path, (whole) => {
        expect(mentionsIn(`see ${mentionOf(whole)} too`)).toEqual([whole]);
      }),
      { seed: 9, numRuns: 300 },
    );
  });

  it('is not offered where it could not be read back', () => expect(mentionOf('a"b.md')).toBeUndefined());
});
