import TurndownService from 'turndown';
import { mainPart, seenHtml } from './seen-html.ts';
import { tableRules } from './table-rules.ts';

/**
 * A page as markdown: what a reader sees of it, with absolute links. Menus, forms and hidden parts are left out, tables
 * stay tables, pictures are their descriptions.
 *
 * Throws (`RangeError`) where elements are nested too deep, and may take minutes for a page that is made to: it belongs
 * into a thread that can be ended.
 *
 * @param url where the page is, which its links start from
 */
export function htmlToMarkdown(html: string, url: string): string {
  const seen = seenHtml(html);
  const base = /<base\s[^>]{0,500}href\s*=\s*["']?([^"'\s>]+)/i.exec(seen.slice(0, 100_000))?.[1];
  const service = createService(base !== undefined && URL.canParse(base, url) ? new URL(base, url).href : url);
  return service
    .turndown(mainPart(seen))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function createService(base: string): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  service.addRule('link', {
    filter: 'a',
    replacement: (content, node) => link(content, attribute(node, 'href'), base),
  });
  service.addRule('picture', {
    filter: 'img',
    replacement: (_, node) => {
      const described = oneLine(attribute(node, 'alt'));
      return described === '' ? '' : `[picture: ${described}]`;
    },
  });
  service.addRule('code', { filter: 'pre', replacement: (_, node) => fenced(node) });
  for (const [name, rule] of tableRules()) service.addRule(name, rule);
  // The last one added is asked first: an element may be hidden whatever it is.
  service.addRule('unseen', { filter: isUnseen, replacement: () => '' });
  return service;
}

const CHROME = new Set([
  'TITLE',
  'NAV',
  'FOOTER',
  'ASIDE',
  'FORM',
  'BUTTON',
  'INPUT',
  'TEXTAREA',
  'DIALOG',
  'VIDEO',
  'AUDIO',
  'HEAD',
]);
const CHROME_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'dialog', 'alert']);

/** Whether a reader would not see an element, or would pass over it. What a style sheet hides is not known here. */
function isUnseen(node: HTMLElement): boolean {
  if (CHROME.has(node.nodeName)) return true;
  if (node.getAttribute('hidden') !== null || node.getAttribute('aria-hidden') === 'true') return true;
  if (CHROME_ROLES.has(attribute(node, 'role').toLowerCase())) return true;
  const style = attribute(node, 'style').replace(/\s/g, '').toLowerCase();
  return /(^|;)(display:none|visibility:hidden|opacity:0(\.0+)?(;|$)|font-size:0)/.test(style);
}

function link(content: string, href: string, base: string): string {
  const words = oneLine(content);
  if (words === '' || href === '' || href.startsWith('#') || !URL.canParse(href, base)) return words;
  const url = new URL(href, base);
  if (!/^(https?|mailto):$/.test(url.protocol)) return words;
  return `[${words}](${url.href.replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`;
}

/** In a fence that is longer than any in it, with the language where the page names it as highlighters do. */
function fenced(node: Node): string {
  const code = (node.textContent ?? '').replace(/^\n+|\s+$/g, '');
  if (code === '') return '';
  const classes = [node, ...Array.from(node.childNodes)].map((each) => attribute(each, 'class')).join(' ');
  const language = /\b(?:language|lang|highlight-source)-([\w+#-]+)/.exec(classes)?.[1] ?? '';
  const longest = Math.max(2, ...[...code.matchAll(/^`{3,}/gm)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `\n\n${fence}${language}\n${code}\n${fence}\n\n`;
}

/** Empty for a node that is no element, or has no such attribute. */
function attribute(node: Node, name: string): string {
  return 'getAttribute' in node ? ((node as HTMLElement).getAttribute(name) ?? '') : '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
