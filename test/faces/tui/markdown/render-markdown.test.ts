import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../../../src/faces/tui/markdown/render-markdown.ts';
import { ASCII, COLORLESS, lines, shown, styled, THEME } from './readable.ts';

/** Drawn without styles, 40 columns wide unless said otherwise. */
function drawn(markdown: string, columns = 40): string {
  return shown(renderMarkdown(lines(markdown), { columns, theme: THEME }));
}

function drawnStyled(markdown: string, columns = 60): string {
  return styled(renderMarkdown(lines(markdown), { columns, theme: THEME }));
}

describe('headings', () => {
  it('differ by level, the first with a bar', () => {
    expect(drawnStyled('# One\n## Two\n### Three\n#### Four')).toBe(
      lines(`
        ‹purple›▌‹/› ‹strong›One‹/›

        ‹purple›‹strong›Two‹/›‹/›

        ‹strong›Three‹/›

        ‹em›‹strong›Four‹/›‹/›
      `),
    );
  });

  it('keep their marks where there is no colour to tell them', () => {
    expect(renderMarkdown('# One\n\n### Three\n', { columns: 40, theme: COLORLESS })).toEqual([
      '# One',
      '',
      '### Three',
    ]);
  });

  it('wrap under their own text', () => {
    expect(drawn('# A title that is too long for one row of it', 24)).toBe(
      lines(`
        ▌ A title that is too
          long for one row of it
      `),
    );
  });
});

describe('text', () => {
  it('is one paragraph however its lines were broken, but for hard breaks', () => {
    expect(drawn('one\ntwo  \nthree\\\nfour')).toBe('one two\nthree\nfour');
  });

  it('has one blank line between paragraphs, however many there were', () => {
    expect(drawn('one\n\n\n\ntwo')).toBe('one\n\ntwo');
  });

  it.each([
    ['**strong**', '‹strong›strong‹/›'],
    ['*em* and _em_', '‹em›em‹/› and ‹em›em‹/›'],
    ['~~gone~~', '‹struck›gone‹/›'],
    ['`a  b`', '‹cyan›a  b‹/›'],
    ['**a `b` c**', '‹strong›a ‹cyan›b‹/› c‹/›'],
    ['***both***', '‹em›‹strong›both‹/›‹/›'],
    ['[text](https://example.com/a)', 'text ‹dim›(https://example.com/a)‹/›'],
    ['<https://example.com/a>', 'https://example.com/a'],
    ['www.example.com', 'www.example.com'],
    ['me@example.com', 'me@example.com'],
    ['[here](#section)', 'here'],
    ['[docs](docs/a.md)', 'docs ‹dim›(docs/a.md)‹/›'],
    ['![a diagram](a.svg)', 'a diagram ‹dim›(a.svg)‹/›'],
    ['![](a.svg)', '‹dim›a.svg‹/›'],
    ['List<String> and Map<K, V>', 'List<String> and Map<K, V>'],
    ['H<sub>2</sub>O<br>next<!-- note -->', 'H2O\nnext'],
    ['AT&amp;T &lt;b&gt; &mdash; &#x2713; &nope;', 'AT&T <b> — ✓ &nope;'],
    ['`&amp;` stays', '‹cyan›&amp;‹/› stays'],
    ['\\*not em\\*', '*not em*'],
    ['snake_case_name', 'snake_case_name'],
    ['a <Foo\tbar\nbaz> b', 'a <Foo bar baz> b'],
    ['**open', '**open'],
  ])('shows %s', (markdown, expected) => {
    expect(drawnStyled(markdown)).toBe(expected);
  });

  it('keeps the backticks of code where there is no colour', () => {
    expect(renderMarkdown('a `b` c', { columns: 40, theme: COLORLESS })).toEqual(['a `b` c']);
  });

  it('carries styles over rows', () => {
    expect(drawnStyled('plain **strong words here** end', 13)).toBe(
      'plain ‹strong›strong‹/›\n‹strong›words here‹/›\nend',
    );
  });

  it('breaks words that are longer than a row', () => {
    expect(drawn('see https://example.com/a/very/long/path now', 16)).toBe(
      'see https://exam\nple.com/a/very/l\nong/path now',
    );
  });

  it('counts wide characters twice', () => {
    expect(drawn('数据模型数据模型数据模型', 10)).toBe('数据模型数\n据模型数据\n模型');
  });

  it('is never wider than 96 cells', () => {
    const widths = renderMarkdown('word '.repeat(100), { columns: 200, theme: THEME }).map(({ length }) => length);
    expect(Math.max(...widths)).toBe(94);
  });
});

describe('lists', () => {
  it('hang under their markers', () => {
    expect(drawn('- one\n- two is long enough to be wrapped\n- three', 20)).toBe(
      lines(`
        • one
        • two is long enough
          to be wrapped
        • three
      `),
    );
  });

  it('nest', () => {
    expect(drawn('1. one\n   - a\n     - deep\n   - b\n2. two')).toBe(
      lines(`
        1. one
           • a
             • deep
           • b
        2. two
      `),
    );
  });

  it('stand apart where they are written so', () => {
    expect(drawn('- one\n\n- two\n\n  more of two\n\ntext')).toBe(
      lines(`
        • one

        • two

          more of two

        text
      `),
    );
  });

  it('number on, also where each item is written as 1', () => {
    expect(drawn('1. one\n1. two\n1. three\n\ntext\n\n1. again')).toBe('1. one\n2. two\n3. three\n\ntext\n\n1. again');
  });

  it('start where they are written to start', () => {
    expect(drawn('9. nine\n10. ten')).toBe('9. nine\n10. ten');
  });

  it('show what is done', () => {
    expect(drawnStyled('- [x] done\n- [ ] open\n\n  more')).toBe(
      '‹dim›•‹/› ‹green›[x]‹/› done\n‹dim›•‹/› ‹dim›[ ]‹/› open\n\n      more',
    );
  });

  it('hold code, and go on after it', () => {
    expect(drawn('1. Run:\n\n   ```sh\n   npm ci\n   ```\n\n   Then look.\n2. Done')).toBe(
      lines(`
        1. Run:

             sh
             npm ci

           Then look.
        2. Done
      `),
    );
  });

  it('have ASCII bullets where nothing else can be drawn', () => {
    expect(renderMarkdown('- one\n> two', { columns: 40, theme: ASCII })).toEqual(['* one', '', '| two']);
  });

  it('keep an empty item', () => {
    expect(drawn('- a\n-\n- c')).toBe('• a\n•\n• c');
  });
});

describe('quotes', () => {
  it('stand behind a line', () => {
    expect(drawn('> one\n> two\n>\n> - a\n>\n> > deeper\n\ntext')).toBe(
      lines(`
        │ one two
        │
        │ • a
        │
        │ │ deeper

        text
      `),
    );
  });
});

describe('breaks and HTML', () => {
  it('draw a line', () => {
    expect(drawn('a\n\n---\n\nb', 10)).toBe('a\n\n──────────\n\nb');
  });

  it('show the text of HTML, not its comments', () => {
    expect(
      drawn('<details><summary>More &amp; more</summary>\n<p>Inside</p>\n</details>\n\n<!-- a\n\nb -->\n\nend'),
    ).toBe('More & more\nInside\n\nend');
  });

  it('show what stands behind a comment that never ends', () => {
    expect(drawn('<!-- open\n\n# text')).toContain('# text');
  });
});

describe('code', () => {
  it('is indented below its language', () => {
    expect(drawnStyled('```sql schema.sql\nselect 1;\n\nselect 2;\n```\nend')).toBe(
      lines(`
          ‹dim›sql schema.sql‹/›
          select 1;

          select 2;

        end
      `)
        .replace(/^(?=‹dim›)/, '  ')
        .replace(/^(?=select)/gm, '  '),
    );
  });

  it('has no label when its fence has none', () => {
    expect(drawn('~~~\n# no heading\n~~~')).toBe('  # no heading');
  });

  it('goes on in the next row when it is too long', () => {
    expect(drawn('```\nselect a, b,  c from t;\n```', 12)).toBe('  select a,\n  b,  c from\n   t;');
  });

  it('spreads tabs', () => {
    expect(drawn('```go\nfunc f() {\n\treturn\n}\na\tb\n```')).toBe('  go\n  func f() {\n      return\n  }\n  a   b');
  });

  it('is shown although its fence never ends', () => {
    expect(shown(renderMarkdown('text\n\n```json\n{\n\n', { columns: 40, theme: THEME }))).toBe(
      'text\n\n  json\n  {\n',
    );
  });

  it('is shown when it is indented', () => {
    expect(drawn('text\n\n    code\n      more')).toBe('text\n\n  code\n    more');
  });

  it('draws a line at the top as a line, not as frontmatter', () => {
    expect(drawn('---\n\n# A\n\n---', 10)).toBe('──────────\n\n▌ A\n\n──────────');
  });

  it('draws frontmatter as what it is', () => {
    expect(drawn('---\ntitle: A\n---\n\n# A')).toBe('  title: A\n\n▌ A');
  });
});

const TABLE = `
  | Column | Type | Meaning |
  |:--|:-:|--:|
  | id | bigint | primary key |
  | due_on | date | when the copy has to be back |
`;

describe('tables', () => {
  it('align their columns', () => {
    expect(drawn(TABLE, 60)).toBe(
      lines(`
        Column   Type                        Meaning
        ──────  ──────  ────────────────────────────
        id      bigint                   primary key
        due_on   date   when the copy has to be back
      `),
    );
  });

  it('wrap their cells when they are too wide', () => {
    expect(drawn(TABLE, 34)).toBe(
      lines(`
        Column   Type              Meaning
        ──────  ──────  ──────────────────
        id      bigint         primary key
        due_on   date    when the copy has
                                to be back
      `),
    );
  });

  it('become cards when not even that fits', () => {
    expect(drawn(TABLE, 18)).toBe(
      lines(`
        Column: id
        Type: bigint
        Meaning: primary
          key

        Column: due_on
        Type: date
        Meaning: when
          the copy has to
          be back
      `),
    );
  });

  it('leave empty cells out of cards', () => {
    expect(drawn('| Endpoint | Method | Idempotent |\n|---|---|---|\n| /loans |  | yes |', 20)).toBe(
      'Endpoint: /loans\nIdempotent: yes',
    );
  });

  it('align wide characters', () => {
    expect(drawn('| 名称 | Typ |\n|---|---|\n| 订单编号 | 表 |\n| 👨‍👩‍👧‍👦 | x |\n| abc | y |')).toBe(
      lines(`
        名称      Typ
        ────────  ───
        订单编号  表
        👨‍👩‍👧‍👦        x
        abc       y
      `),
    );
  });

  it('part their rows where a first cell takes several lines', () => {
    expect(drawn('| a | b |\n|---|---|\n| one two three four five six | x |\n| seven | y |', 20)).toBe(
      lines(`
        a                  b
        ─────────────────  ─
        one two three      x
        four five six

        seven              y
      `),
    );
  });

  it('style their header and cells, and break lines in them', () => {
    expect(drawnStyled('| a | b |\n|---|---|\n| `x\\|y` | **1**<br>2 |')).toBe(
      lines(`
        ‹strong›a‹/›    ‹strong›b‹/›
        ‹dim›───‹/›  ‹dim›─‹/›
        ‹cyan›x|y‹/›  ‹strong›1‹/›
             2
      `),
    );
  });

  it('follow a paragraph', () => {
    expect(drawn('Fields:\n| a |\n|---|\n| 1 |')).toBe('Fields:\n\na\n─\n1');
  });
});
