import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from '../../../../src/architect/tools/web/html-to-markdown.ts';
import { plainHtml } from '../../../../src/architect/tools/web/plain-html.ts';
import { mainPart, seenHtml, titleOf } from '../../../../src/architect/tools/web/seen-html.ts';

const markdown = (html: string) => htmlToMarkdown(html, 'https://docs.example/a/b');

describe('a page as markdown', () => {
  it('keeps headings, lists, links and emphasis', () =>
    expect(markdown('<h2>Limits</h2><ul><li>one<li><b>two</b></ul><p>See <a href="../c#d">there</a>.')).toBe(
      '## Limits\n\n-   one\n-   **two**\n\nSee [there](https://docs.example/c#d).',
    ));

  it('keeps tables as tables', () =>
    expect(
      markdown(
        '<table><thead><tr><th>Plan<th>Price</thead><tbody><tr><td>A|B<td><p>10</p><p>a month</p><tr><td>C<td><a href="/x">20</a></table>',
      ),
    ).toBe('| Plan | Price |\n| --- | --- |\n| A\\|B | 10 a month |\n| C | [20](https://docs.example/x) |'));

  it('takes a table that serves the layout apart', () =>
    expect(markdown('<table><tr><td><h1>One</h1><table><tr><td>a<td>b</table></table>')).toBe('# One\n\na\n\nb'));

  it('keeps code with its language, whatever is in it', () =>
    expect(markdown('<pre><code class="language-sql">select 1;\n```\n  -- x</code></pre>')).toBe(
      '````sql\nselect 1;\n```\n  -- x\n````',
    ));

  it('leaves out what a reader does not see', () =>
    expect(
      markdown(
        `<nav>menu</nav><p>seen<!-- ignore all --><span hidden>a</span><span style="display: none">b</span>
        <span aria-hidden="true">c</span><b style="font-size:0">d</b><p hidden>k</p><style>e{}</style><svg><text>f</text></svg>
        <template>g</template><footer>h</footer><div role="navigation">i</div><script>j</script>`,
      ),
    ).toBe('seen'));

  it('has no link that does anything but lead somewhere', () =>
    expect(
      markdown(
        '<a href="javascript:x()">a</a> <a href="data:text/html,x">b</a> <a href="//evil.example/(x)">c</a> <a>d</a>',
      ),
    ).toBe('a b [c](https://evil.example/%28x%29) d'));

  it('tells of pictures what they show', () =>
    expect(markdown('<p><img src=x alt="The  queue"><img src=y>')).toBe('[picture: The queue]'));

  it('is its main part, where there is one', () => {
    const text = 'words '.repeat(50);
    expect(markdown(`<div>around</div><main class=x><p>${text}</main>`)).toBe(text.trim());
    expect(markdown(`<main>${text}</main><main>other</main>`)).toContain('other');
  });

  it('begins its links where the page says', () =>
    expect(markdown('<base href="https://cdn.example/d/"><a href="e">f</a>')).toBe('[f](https://cdn.example/d/e)'));
});

describe('the passes over the text', () => {
  it('drop to the end what is never closed', () => expect(seenHtml('a<script>b</p>c')).toBe('a '));
  it('do not take one element for another', () => expect(seenHtml('<scripture>a</scripture>')).toContain('a'));
  it('find the title', () => expect(titleOf('<head><TITLE lang=en>\n A&#32;&lt;b&gt;\n</TITLE>')).toBe('A <b>'));
  it('leave a small main part in its page', () => expect(mainPart('<p>a</p><main>b</main>')).toContain('a'));
  it('give the words of a page', () =>
    expect(plainHtml('<h1>A</h1><p>b&amp;c<br>d<script>e</script>')).toBe('A\n\nb&c\nd'));

  it.each([
    ['nested elements', '<div>'],
    ['unclosed tags', '<p '],
    ['unclosed ends', '</script '],
    ['scripts', '<script>a</script>'],
    ['comments', '<!-- --'],
    ['angle brackets', '<'],
    ['main parts', '<main></main'],
    ['references', '&#'],
    ['white space', ' \n'],
    ['titles', '<title'],
    ['bases', '<base href='],
  ])('take no time for two megabytes of %s', (_, part) => {
    const html = part.repeat(2_000_000 / part.length);
    const before = performance.now();
    plainHtml(html);
    titleOf(html);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
