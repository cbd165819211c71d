/** An HTTP call as a text writes it. */
export type Endpoint = { method: string; path: string; at: number };

const METHOD = 'GET|POST|PUT|PATCH|DELETE|HEAD';
const CALL = new RegExp(
  String.raw`(?<![\w-])((?:${METHOD})(?:\x60?\s*(?:\||\/|,|&|and|or)\s*\x60?(?:${METHOD}))*)\x60?\s+\x60?(https?:\/\/[^\s\x60/]+)?(\/[^\s\x60"'|,;()]*)`,
  'g',
);

/** The calls that a text names (`POST /v1/orders`), several for `GET|PUT /x`. Paths have no query and no end of a sentence. */
export function endpointsIn(text: string): Endpoint[] {
  if (!text.includes('/')) return [];
  return [...text.matchAll(CALL)].flatMap(({ 1: methods = '', 2: host, 3: rest = '', index }) => {
    const path = cleanPath(rest);
    if (path === '/' || path.includes('…') || path.includes('...')) return [];
    if (host && !/api|localhost|example|internal/i.test(host)) return [];
    return [...methods.matchAll(new RegExp(METHOD, 'g'))].map(([method]) => ({ method, path, at: index }));
  });
}

/** A path without its query, fragment, and what ends the sentence around it. */
export function cleanPath(path: string): string {
  const bare = path
    .replace(/[?#].*$/, '')
    .replace(/[.:!*_]+$/, (end) => (end.includes('*') && !end.includes('**') ? '*' : ''));
  return bare.length > 1 ? bare.replace(/\/+$/, '') || '/' : bare;
}
