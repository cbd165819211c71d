import { beforeAll, describe, expect, it } from 'vitest';
import { highlight, loadHighlighter } from '../../../../src/faces/tui/markdown/highlight.ts';
import { renderMarkdown } from '../../../../src/faces/tui/markdown/render-markdown.ts';
import { COLORLESS, styled, THEME } from './readable.ts';

const SQL = ['select 1;'];

describe('before the highlighter is loaded', () => {
  it('leaves code plain', () => {
    expect(highlight(SQL, 'sql', THEME)).toEqual(SQL);
    expect(styled(renderMarkdown('```sql\nselect 1;\n```', { columns: 40, theme: THEME }))).toBe(
      '  ‹dim›sql‹/›\n  select 1;',
    );
  });
});

describe('the highlighter', () => {
  beforeAll(() => loadHighlighter());

  it.each([
    [
      'sql',
      "-- all\nselect 'a', 1 from t;",
      "‹dim›-- all‹/›\n‹purple›select‹/› ‹green›'a'‹/›, ‹yellow›1‹/› ‹purple›from‹/› t;",
    ],
    ['postgres', 'id bigint', 'id ‹cyan›bigint‹/›'],
    ['yaml', 'a: true', '‹blue›a:‹/› ‹purple›true‹/›'],
    ['openapi', 'a: "b"', '‹blue›a:‹/› ‹green›"b"‹/›'],
    ['json', '{"a": 1.5}', '{‹blue›"a"‹/›: ‹yellow›1.5‹/›}'],
    ['ts', 'const a = 1', '‹purple›const‹/› a = ‹yellow›1‹/›'],
    ['diff', '+new\n-old', '‹green›+new‹/›\n‹red›-old‹/›'],
    ['http', 'GET /a HTTP/1.1', undefined],
    ['go', 'func f() {}', undefined],
    ['python', 'def f(): pass', undefined],
    ['java', 'class A {}', undefined],
    ['rust', 'fn f() {}', undefined],
    ['graphql', 'type A { b: Int! }', undefined],
    ['proto', 'message A { string b = 1; }', undefined],
    ['dockerfile', 'FROM node:20', undefined],
    ['sh', 'if true; then echo a; fi', undefined],
    ['xml', '<a b="c"/>', undefined],
    ['toml', 'a = 1', undefined],
    ['js', 'let a', undefined],
    ['kotlin', 'val a = 1', undefined],
    ['csharp', 'class A {}', undefined],
    ['ruby', 'def f; end', undefined],
    ['php', '<?php echo 1;', undefined],
    ['hcl', 'name = "a"', '‹blue›name‹/› = ‹green›"a"‹/›'],
    ['terraform', 'resource "a" "b" {', '‹purple›resource‹/› ‹green›"a"‹/› ‹green›"b"‹/› {'],
  ])('knows %s', (language, code, expected) => {
    const painted = styled(highlight(code.split('\n'), language, THEME));
    if (expected === undefined) expect(painted).toMatch(/‹(?:purple|blue|cyan|green|yellow)›/);
    else expect(painted).toBe(expected);
  });

  it('paints each line of what goes over lines by itself', () => {
    expect(styled(highlight(['/* a', 'b */'], 'js', THEME))).toBe('‹dim›/* a‹/›\n‹dim›b */‹/›');
  });

  it('keeps every line, blank ones too', () => {
    const lines = ['', 'a: 1', '', '  b: |', '', ''];
    expect(highlight(lines, 'yaml', THEME)).toHaveLength(lines.length);
  });

  it('reads the language before what else the fence says of it', () => {
    expect(styled(highlight(['let a'], 'js{1,3}', THEME))).toBe('‹purple›let‹/› a');
  });

  it.each([
    ['a language that it does not know', SQL, 'klingon', THEME],
    ['no language', SQL, '', THEME],
    ['a terminal without colour', SQL, 'sql', COLORLESS],
    ['a very long line', ['1,'.repeat(2000)], 'json', THEME],
    ['very much code', Array.from({ length: 5000 }, () => 'select 1;'), 'sql', THEME],
  ])('leaves alone %s', (_name, lines, language, theme) => {
    expect(highlight(lines, language, theme)).toEqual(lines);
  });

  it('is loaded once', () => {
    expect(loadHighlighter()).toBe(loadHighlighter());
  });
});
