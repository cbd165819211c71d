import { describe, expect, it } from 'vitest';
import { toml } from '../../../src/artifacts/checkers/toml.ts';
import { verdict } from './check-text.ts';

describe('the checker of TOML', () => {
  it.each([
    [
      'tables, arrays and dates',
      'title = "x"\n\n[owner]\nborn = 1979-05-27T07:32:00Z\nports = [ 1, 2 ]\n\n[[item]]\nid = 1',
    ],
    ['an empty table', '[a.b]\n'],
  ])('reads %s', async (_, text) => {
    expect(await verdict(toml, text)).toEqual(['parsed']);
  });

  it.each([
    ['a missing sign', '[a]\nname "x"\nport = 1', 'toml/syntax 2'],
    ['an unclosed string', '[a]\nname = "x\nport = 1', 'toml/syntax 2'],
    ['a word that is no value', '[a]\nname = postgres\nport = 1', 'toml/syntax 2'],
    ['an unclosed header', '[a]\nx = 1\n[b\ny = 2', 'toml/syntax 3'],
    ['an unclosed array', 'a = 1\nlist = [\n  "x",\n  "y"\n\nname = "z"', 'toml/syntax 5'],
    ['a missing comma', 'list = [\n  "x",\n  "y"\n  "z",\n  "w",\n]', 'toml/syntax 3'],
    ['a key that stands twice', '[a]\nx = 1\nx = 2', 'toml/duplicate-key 3'],
  ])('finds %s', async (_, text, found) => {
    expect(await verdict(toml, text)).toEqual([`error ${found}`]);
  });

  it.each([
    ['what is left out', '[a]\n...\nname = x'],
    ['a template', '[a]\nname = {{ name }}'],
    ['nothing', ''],
  ])('leaves %s alone', async (_, text) => {
    expect(await verdict(toml, text)).toEqual(['not checked']);
  });

  it('is not troubled by depth', async () => {
    expect(await verdict(toml, `a = ${'['.repeat(50_000)}`)).toHaveLength(1);
  });
});
