import { describe, expect, it } from 'vitest';
import { toolWords } from '../../../../src/faces/tool-words.ts';
import { contextLines } from '../../../../src/faces/tui/parts/context-lines.ts';
import { documentOf } from '../../../../src/faces/tui/parts/document.ts';
import { paragraph } from '../../../../src/faces/tui/parts/paragraph.ts';
import { pathWithin } from '../../../../src/faces/tui/parts/path-within.ts';
import type { ContextRef } from '../../../../src/session/events.ts';
import { THEME } from '../sample-stage.ts';

describe('a paragraph', () => {
  it('wraps at words, and keeps blank lines', () => {
    expect(paragraph('one two three\n\nfour', 8)).toEqual(['one two', 'three', '', 'four']);
  });

  it('ends in a sign where there is more', () => {
    expect(paragraph('a\nb\nc\nd', 8, 3)).toEqual(['a', 'b', 'c …']);
    expect(paragraph('abcdefgh', 4, 1)).toEqual(['abc…']);
    expect(paragraph('a\nb\nc', 8, 3)).toEqual(['a', 'b', 'c']);
  });

  it('breaks what is wider than a row, and drops what would act on the terminal', () => {
    expect(paragraph('abcdef\u001b[31m漢字', 4)).toEqual(['abcd', 'ef漢', '字']);
    expect(paragraph(' \n ', 4)).toEqual([]);
  });
});

describe('what a tool does', () => {
  it.each([
    ['read', { path: 'db/schema.sql' }, 'read db/schema.sql'],
    ['glob', { pattern: '**/*.sql', path: 'db' }, 'find **/*.sql in db'],
    ['grep', { pattern: 'hold' }, 'search "hold"'],
    ['web_search', { query: 'idempotency keys' }, 'web search idempotency keys'],
    ['read', 'nonsense', 'read'],
    ['grep', { pattern: 7 }, 'search'],
  ])('%s %j is %s', (name, input, words) => expect(toolWords(name, input)).toBe(words));
});

describe('the context', () => {
  const file = (name: string, bytes = 1200): ContextRef => ({ name, origin: 'file', bytes, text: '' });

  it('stands side by side for as long as it fits', () => {
    expect(
      contextLines(THEME, 50, [file('docs/api.yaml'), { ...file('stdin', 4120), origin: 'piped' }, file('a.sql')]),
    ).toEqual(['   + docs/api.yaml, 1.2 kB', '   + stdin, piped, 4.1 kB    + a.sql, 1.2 kB']);
  });

  it('is only counted where there is much of it', () => {
    const lines = contextLines(
      THEME,
      40,
      Array.from({ length: 9 }, (_, at) => file(`some/folder/file-${at}.sql`)),
    );
    expect(lines).toEqual([
      '   + some/folder/file-0.sql, 1.2 kB',
      '   + some/folder/file-1.sql, 1.2 kB',
      '     and 7 more',
    ]);
  });

  it('shows a pipe that fills, and one that cannot be used', () => {
    expect(contextLines(THEME, 80, [], { bytes: 900, done: false })).toEqual(['   + piped, 900 B so far']);
    expect(contextLines(THEME, 80, [], { bytes: 9, done: true, failure: { message: 'No text.' } })).toEqual([
      '   ! No text.',
    ]);
  });
});

describe('a path', () => {
  it.each([
    ['/code/library', '/code/library/docs/x.md', 'docs/x.md'],
    ['/code/library', '/code/library-2/x.md', '/code/library-2/x.md'],
    ['C:\\work', 'C:\\work\\x.md', 'x.md'],
    ['/code/library', '~/x.md', '~/x.md'],
    ['', '/x.md', '/x.md'],
  ])('from %s, %s is %s', (workspace, path, shown) => expect(pathWithin(workspace, path)).toBe(shown));
});

describe('a document', () => {
  const { rows, stops } = documentOf(
    '---\ntitle: x\n---\n\n# A\n\nText.\n\n```md\n# no heading\n```\n\n## B\n\nMore.\n',
    { theme: THEME, columns: 40 },
  );

  it('is drawn without its frontmatter', () => {
    expect(rows[0]).toContain('A');
    expect(rows.join('\n')).not.toContain('title: x');
  });

  it('stops at its headings, and at no others', () => {
    expect(stops.map((row) => rows[row]?.replace(/^[#\s▌]+/, ''))).toEqual(['A', 'B']);
  });
});
