import { Marked, type Tokens } from 'marked';
import { sanitize } from '../../text/sanitize.ts';
import { exportedReport } from './exported-report.ts';
import { PAGE_STYLE } from './page-style.ts';

/**
 * A report as one page that needs nothing else: no script, no font, no picture from elsewhere, in light and dark, and
 * fit to be printed. What the report's own text holds of HTML is shown, never meant; links lead only to pages and
 * places of mail. Diagrams stand as their source.
 */
export function reportHtml(file: string): string {
  const { title, date, facts, opening, sections } = exportedReport(sanitize(file));
  const anchors = anchorsOf(sections.map(({ heading }) => heading));
  const marked = createMarked();
  const html = (markdown: string): string => marked.parse(markdown, { async: false });
  const entries = sections.map(({ heading }, at) => `<li><a href="#${anchors[at]}">${escaped(heading)}</a></li>`);
  const bodies = sections.map(
    ({ heading, markdown }, at) =>
      `<section id="${anchors[at]}">\n<h2>${escaped(heading)}</h2>\n${html(markdown)}</section>`,
  );
  const told = [date, facts.persona, facts.model, typeof facts.version === 'number' && `version ${facts.version}`];
  const words = told.filter((word): word is string => typeof word === 'string' && word !== '').map(escaped);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
${PAGE_STYLE.trim()}
</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p class="told">${words.join(' · ')}</p>
</header>
<nav aria-label="Sections"><ol>${entries.join('')}</ol></nav>
<main>
${html(opening)}${bodies.join('\n')}
</main>
</body>
</html>
`;
}

/** Even what slipped through would load and run nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

function createMarked(): Marked {
  return new Marked({
    gfm: true,
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escaped(text),
      image: ({ text, href }: Tokens.Image) => escaped(text || href),
      link({ href, tokens }: Tokens.Link) {
        const words = this.parser.parseInline(tokens);
        return isSafe(href) ? `<a href="${escaped(href)}" rel="noreferrer">${words}</a>` : words;
      },
      code: ({ text, lang = '' }: Tokens.Code) => {
        const [language = ''] = lang.split(/\s/);
        const label = language ? `<figcaption>${escaped(language)}</figcaption>` : '';
        return `<figure>${label}<pre tabindex="0"><code>${escaped(text)}</code></pre></figure>\n`;
      },
    },
  });
}

/** Pages, mail, and places of this page. What a browser drops from an address is dropped before it is judged. */
function isSafe(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|#)/i.test(href.replace(/[\x00-\x20]/g, ''));
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** Names within the page, none twice. */
function anchorsOf(headings: readonly string[]): string[] {
  const taken = new Map<string, number>();
  return headings.map((heading) => {
    const name =
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .replace(/^-|-$/g, '') || 'section';
    const before = taken.get(name) ?? 0;
    taken.set(name, before + 1);
    return before === 0 ? name : `${name}-${before + 1}`;
  });
}
