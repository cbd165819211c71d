import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { render, Text } from 'ink';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { fileLink, webLink, withLinks } from '../../../../src/faces/tui/markdown/link.ts';
import { LINK_MARKS } from '../../../../src/faces/tui/markdown/link-marks.ts';
import { renderMarkdown } from '../../../../src/faces/tui/markdown/render-markdown.ts';
import { matches } from '../../../../src/faces/tui/parts/pager-state.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { widthOf } from '../../../../src/text/width.ts';

const plain = createTheme({ colorLevel: 0, unicode: true });
const linked = withLinks(plain, { files: true });

/** With what can be seen of a link: `[text](address)`. */
function seen(rows: readonly string[]): string {
  return rows.join('\n').replace(/\x1B\]8;;([^\x07]+)\x07(.*?)\x1B\]8;;\x07/g, '[$2]($1)');
}

function drawn(markdown: string, columns = 60, theme = linked): string[] {
  return renderMarkdown(markdown, { theme, columns });
}

describe('links in a document', () => {
  it('are links where the terminal makes some, and their address else', () => {
    const markdown = 'See [the notes](https://example.com/a?b=1), https://example.org and <me@example.com>.';
    expect(seen(drawn(markdown, 96))).toBe(
      'See [the notes](https://example.com/a?b=1), [https://example.org](https://example.org/) and [me@example.com](mailto:me@example.com).',
    );
    expect(drawn(markdown, 96, plain)).toEqual([
      'See the notes (https://example.com/a?b=1), https://example.org and me@example.com.',
    ]);
  });

  it('are closed and opened again on each row', () => {
    expect(
      seen(drawn('It says so in [the notes of the meeting in May](https://example.com/notes).', 24)),
    ).toMatchInlineSnapshot(`
      "It says so in [the notes](https://example.com/notes)
      [of the meeting in May](https://example.com/notes)."
    `);
    expect(seen(drawn('https://example.com/a/long/path', 12))).toMatchInlineSnapshot(`
      "[https://exam](https://example.com/a/long/path)
      [ple.com/a/lo](https://example.com/a/long/path)
      [ng/path](https://example.com/a/long/path)"
    `);
  });

  it('stand in tables, lists and headings', () => {
    const markdown =
      '# [A](https://a.io)\n\n- [B](https://b.io)\n\n| c | d |\n|---|---|\n| [C](https://c.io) | after |\n';
    expect(seen(drawn(markdown))).toMatchInlineSnapshot(`
      "# [A](https://a.io/)

      • [B](https://b.io/)

      c  d
      ─  ─────
      [C](https://c.io/)  after"
    `);
  });

  it.each([
    ['javascript:alert(1)'],
    ['file:///etc/passwd'],
    ['docs/api.yaml'],
    ['https://example.com@evil.com/'],
    [`https://example.com/${'a'.repeat(2100)}`],
    ['vscode://file/x'],
  ])('lead nowhere to %s: it is told', (address) => {
    const rows = drawn(`[text](${address})`, 96);
    expect(rows.join('')).not.toContain('\x1B]8');
    expect(rows.join('').replace(/\s/g, '')).toBe(`text(${address})`);
  });

  it('never hide an address behind another', () => {
    expect(seen(drawn('[https://bank.com](https://evil.com/bank)', 96))).toBe(
      '[https://bank.com](https://evil.com/bank) (https://evil.com/bank)',
    );
    expect(seen(drawn('[bank.com](https://evil.com)', 96))).toBe('[bank.com](https://evil.com/) (https://evil.com)');
  });

  it('hold no controls, whatever is written', () => {
    expect(webLink(linked, 'text', 'https://a.io/\x1B]8;;https://b.io\x07')).toBeUndefined();
    expect(webLink(linked, 'text', 'https://a.io/\nb')).toBeUndefined();
    expect(webLink(linked, 'text', 'https://a.io/a b')).toContain('https://a.io/a%20b');
    expect(webLink(plain, 'text', 'https://a.io/')).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (address) => {
        const target = LINK_MARKS.exec(webLink(linked, 'x', `https://a.io/${address}`) ?? '')?.[1] ?? 'https://a.io/';
        LINK_MARKS.lastIndex = 0;
        expect(target).toMatch(/^https:\/\/a\.io\/[\x21-\x7E]*$/);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('change no row: without their marks it is the one of a text that is no link', () => {
    const word = fc.constantFrom('holds', 'a', 'reservations', '**bold**', '数据', '`code`');
    const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, text, fc.integer({ min: 8, max: 60 }), (before, inner, after, columns) => {
        const rows = drawn(`${before} [${inner}](https://example.com/x) ${after}`, columns);
        expect(rows.map((row) => row.replace(LINK_MARKS, ''))).toEqual(drawn(`${before} ${inner} ${after}`, columns));
        for (const row of rows) {
          expect(widthOf(row)).toBeLessThanOrEqual(columns);
          const marks = [...row.matchAll(LINK_MARKS)].map(([, address = '']) => address !== '');
          expect(marks).toEqual(marks.map((_, at) => at % 2 === 0));
        }
      }),
      { seed: 11, numRuns: 80 },
    );
  });

  it('are found by their words, and not by what leads away', () => {
    const document = { rows: drawn('See [the notes](https://example.com/secret+place).'), stops: [] };
    expect([matches(document, 'the notes'), matches(document, 'secret')]).toEqual([[0], []]);
  });

  it('come through Ink as they are', () => {
    const output = Object.assign(new PassThrough(), { columns: 30, rows: 5, isTTY: true });
    let written = '';
    output.on('data', (chunk) => {
      written += String(chunk);
    });
    const rows = drawn('See [the notes](https://example.com/notes), and more of it here.', 28);
    const app = render(createElement(Text, { wrap: 'truncate-end' }, rows.join('\n')), {
      ...{ stdout: output as unknown as NodeJS.WriteStream, debug: true, interactive: true, patchConsole: false },
    });
    app.unmount();
    expect(seen([written])).toContain('See [the notes](https://example.com/notes), and more');
  });
});

it('leads to a file of its own, where the terminal is on the same machine', () => {
  expect(seen([fileLink(linked, 'x.md', '/code/my lib/x.md')])).toBe('[x.md](file:///code/my%20lib/x.md)');
  expect(fileLink(linked, 'x.md', 'docs/x.md')).toBe('x.md');
  expect(fileLink(withLinks(plain, { files: false }), 'x.md', '/code/x.md')).toBe('x.md');
  expect(fileLink(plain, 'x.md', '/code/x.md')).toBe('x.md');
});
