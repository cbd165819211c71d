import { describe, expect, it } from 'vitest';
import { rankPaths, searched } from '../../../../src/faces/tui/completion/rank-paths.ts';

const PATHS = [
  'README.md',
  'docs/',
  'docs/api/',
  'docs/api/openapi.yaml',
  'docs/schema-notes.md',
  'src/',
  'src/db/',
  'src/db/Schema.sql',
  'src/db/old-schema.sql',
  'src/holds.ts',
  '../other/schema.sql',
];

function ranked(typed: string, paths: readonly string[] = PATHS): string[] {
  return rankPaths(typed, paths.map(searched), 50).map(({ path }) => path);
}

describe('paths for what was typed', () => {
  it('begin near the top, and outside comes last', () => {
    const all = ranked('');
    expect(all.slice(0, 3)).toEqual(['src/', 'docs/', 'README.md']);
    expect(all.at(-1)).toBe('../other/schema.sql');
  });

  it('have names that begin so first, then those that hold it', () =>
    expect(ranked('schema')).toEqual([
      'src/db/Schema.sql',
      '../other/schema.sql',
      'docs/schema-notes.md',
      'src/db/old-schema.sql',
    ]));

  it('may leave letters out', () => expect(ranked('opapi')).toEqual(['docs/api/openapi.yaml']));

  it('go through folders step by step', () =>
    expect(ranked('docs/')).toEqual(['docs/api/', 'docs/schema-notes.md', 'docs/api/openapi.yaml']));

  it('are none where a letter is nowhere', () => expect(ranked('zzz')).toEqual([]));

  it('are found at once among a hundred thousand', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => searched(`src/part-${at % 997}/file-${at}.ts`));
    const began = performance.now();
    const found = rankPaths('file', many, 50);
    // A key must not be felt; the bound leaves room for a machine at work.
    expect(performance.now() - began).toBeLessThan(1500);
    const sorted = [...many].sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
    expect(found).toEqual(sorted.slice(0, 50));
  });
});
