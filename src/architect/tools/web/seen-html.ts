/** Elements that hold nothing to read, or nothing of the page's own text. Each is dropped with all that is in it. */
const UNSEEN = 'script|style|noscript|template|svg|canvas|iframe|object|select';

const OPENING = new RegExp(`<!--|<(${UNSEEN})(?=[\\s/>])`, 'gi');

/**
 * A page without comments, scripts, styles and their like. In one pass over the text, before anything parses it: what
 * is thrown away needs no tree. What is never closed is dropped to the end, as browsers do.
 */
export function seenHtml(html: string): string {
  let seen = '';
  let at = 0;
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(html); found; found = OPENING.exec(html)) {
    seen += `${html.slice(at, found.index)} `;
    const closing = found[1] === undefined ? /-->/g : new RegExp(`</${found[1]}[^<>]*>`, 'gi');
    closing.lastIndex = OPENING.lastIndex;
    if (!closing.exec(html)) return seen;
    at = closing.lastIndex;
    OPENING.lastIndex = at;
  }
  return seen + html.slice(at);
}

/** The one part that the page calls its main one, where there is exactly one; else the whole of it. */
export function mainPart(html: string): string {
  const openings = [...html.matchAll(/<main(?=[\s>])[^<>]*>/gi)];
  const [only] = openings;
  if (openings.length !== 1 || !only) return html;
  const start = only.index + only[0].length;
  const end = html.slice(start).search(/<\/main\s*>/i);
  const part = html.slice(start, end < 0 ? undefined : start + end);
  return part.length > 200 ? part : html;
}

/** What a page calls itself, in one line; empty when it has no title. */
export function titleOf(html: string): string {
  const start = html.search(/<title(?=[\s>])/i);
  if (start < 0) return '';
  const [, title = ''] = /^<title[^>]*>([^<]{0,1000})/i.exec(html.slice(start, start + 2_000)) ?? [];
  return unescapeHtml(title).replace(/\s+/g, ' ').trim();
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Character references read: the few names that everybody uses, and all numbers. */
export function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,6}));/gi,
    (whole, hex?: string, number?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
      const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : '\uFFFD';
    },
  );
}
