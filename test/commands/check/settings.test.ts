import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readCheckSettings } from '../../../src/commands/check/settings.ts';
import { makeWorkspace } from '../../support/workspace.ts';

let root = '';
let below = '';
beforeEach(() => {
  root = makeWorkspace().path;
  below = join(root, 'a', 'b');
  mkdirSync(below, { recursive: true });
});

describe('the settings of a repository', () => {
  it('are the defaults without a file', async () =>
    expect(await readCheckSettings(below, root)).toEqual(DEFAULT_SETTINGS));

  it('are found above, up to the root', async () => {
    writeFileSync(
      join(root, '.backend-architect.yaml'),
      'check:\n  rules:\n    sql/*: off\n    sql/float: error\n  fail-on: warning\n  ignore: [old/**]\n',
    );
    expect(await readCheckSettings(below, root)).toEqual({
      levels: [
        { rule: 'sql/*', level: 'off' },
        { rule: 'sql/float', level: 'error' },
      ],
      failOn: 'warning',
      ignore: ['old/**'],
    });
  });

  it('are those of the nearest file', async () => {
    writeFileSync(join(root, '.backend-architect.yaml'), 'check: { fail-on: warning }');
    writeFileSync(join(below, '.backend-architect.json'), '{"check":{"ignore":["x"]}}');
    expect(await readCheckSettings(below, root)).toMatchObject({ failOn: 'error', ignore: ['x'] });
  });

  it('may be empty', async () => {
    writeFileSync(join(root, '.backend-architect.yaml'), '# nothing yet\n');
    expect(await readCheckSettings(below, root)).toEqual(DEFAULT_SETTINGS);
  });

  it.each([
    ['check: [', 'is not YAML'],
    ['check:\n  rules: { a/b: loud }', 'at check.rules.a/b'],
    ['chekc: {}', 'chekc'],
  ])('say what is wrong with %s', async (text, words) => {
    writeFileSync(join(root, '.backend-architect.yaml'), text);
    await expect(readCheckSettings(below, root)).rejects.toThrow(words);
  });

  it('say that a file the user named is not there', async () =>
    expect(readCheckSettings(below, root, 'none.yaml')).rejects.toThrow('none.yaml cannot be read'));
});
