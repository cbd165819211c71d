import { isText, type SessionEvent } from '../session/events.ts';
import { sanitizeLine } from '../text/sanitize.ts';

/** A page of the web that the report rests on: one that a search found and the text cites, or one that was read. */
export type Reference = { url: string; title: string; how: 'cited' | 'read' };

/** In characters. */
const MAX_URL = 2_000;
const MAX_TITLE = 200;

/** The pages that were cited or read, in the order in which that happened, each once. A fold. */
export function referencesOf(events: readonly SessionEvent[]): Reference[] {
  const found = new Map<string, Reference>();
  const fetches = new Set<string>();
  const add = (how: Reference['how'], url: unknown, title: unknown): void => {
    const href = safeUrl(url);
    if (href === undefined || found.has(href)) return;
    found.set(href, { url: href, title: sanitizeLine(typeof title === 'string' ? title : '', MAX_TITLE).trim(), how });
  };
  for (const event of events) {
    if (event.type === 'turn.ended')
      for (const { url, title } of event.content.flatMap(citations)) add('cited', url, title);
    else if (event.type === 'tool.started' && event.name.toLowerCase() === 'web_fetch') fetches.add(event.call);
    else if (event.type === 'tool.ended' && fetches.has(event.call) && !event.isError) {
      const [, url = '', title = ''] = /^<fetched url="([^"]*)"(?: title="([^"]*)")?>/.exec(event.output) ?? [];
      add('read', plain(url), plain(title));
    }
  }
  return [...found.values()];
}

type Cited = { url?: unknown; title?: unknown };

/** Those of the search; what the model cites of the repo stands in its text. */
function citations(block: Parameters<typeof isText>[0]): Cited[] {
  const { citations } = block as { citations?: unknown };
  if (!isText(block) || !Array.isArray(citations)) return [];
  return citations.filter((each: unknown): each is Cited => typeof each === 'object' && each !== null);
}

/** A web address as it may stand in a link; undefined for any other, and for one with a user name in it. */
function safeUrl(written: unknown): string | undefined {
  if (typeof written !== 'string' || written.length > MAX_URL || !URL.canParse(written)) return undefined;
  const { protocol, username, password, href } = new URL(written);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return undefined;
  return href.replace(/[()<>|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** As `web_fetch` writes its attributes. */
function plain(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

/** The list of them as markdown; empty when there is none. */
export function referencesMarkdown(references: readonly Reference[]): string {
  return references
    .map(({ url, title, how }) => {
      const named = title === '' ? `<${url}>` : `[${title.replace(/[\\[\]*_`<>|~]/g, '\\$&')}](${url})`;
      return `- ${named}${how === 'read' ? ' (read)' : ''}`;
    })
    .join('\n');
}
