import type { Nodes } from 'mdast';
import type { Design } from '../design.ts';

/** A request that is shown as HTTP writes it, or as a call of curl. */
export type SampledRequest = {
  method: string;
  path: string;
  headers: { name: string; line: number }[];
  line: number;
};

const REQUEST = /^\s*(GET|POST|PUT|PATCH|DELETE) (?:https?:\/\/[^/\s]+)?(\/\S*)(?: HTTP\/[\d.]+)?\s*$/;
const HEADER = /^([A-Za-z][A-Za-z0-9-]*):\s*\S/;
const CURL_HEADER = /(?:-H|--header)\s+["']([A-Za-z][A-Za-z0-9-]*):/g;

/** The requests that a document shows, each with its headers; one that leaves something out is none. */
export function sampledRequests({ document }: Design): SampledRequest[] {
  const found: SampledRequest[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'code') found.push(...requestsIn(node.value, (node.position?.start.line ?? 1) + 1));
    if ('children' in node) for (const child of node.children) visit(child);
  };
  if (document.tree) visit(document.tree);
  return found;
}

function requestsIn(text: string, first: number): SampledRequest[] {
  if (text.length > 20_000 || /^\s*(?:…|\.\.\.)/m.test(text)) return [];
  const lines = text.split('\n');
  return lines.flatMap((line, at): SampledRequest[] => {
    const [, method, path] = REQUEST.exec(line) ?? [];
    if (method === undefined || path === undefined) return curlIn(lines, at, first);
    const headers: SampledRequest['headers'] = [];
    for (let below = at + 1; below < lines.length; below++) {
      const name = HEADER.exec(lines[below] ?? '')?.[1];
      if (name === undefined) break;
      headers.push({ name, line: first + below });
    }
    // A line alone is no request, but the name of one.
    return headers.length > 0 ? [{ method, path: path.replace(/\?.*$/, ''), headers, line: first + at }] : [];
  });
}

function curlIn(lines: readonly string[], at: number, first: number): SampledRequest[] {
  if (!/^\s*(?:\$ )?curl\b/.test(lines[at] ?? '')) return [];
  let end = at;
  while (end < lines.length && /\\\s*$/.test(lines[end] ?? '')) end++;
  const own = lines.slice(at, end + 1);
  const whole = own.join(' ');
  const path = /\bhttps?:\/\/[^/\s"']+(\/[^\s"'?]*)/.exec(whole)?.[1];
  const method =
    /(?:-X|--request)\s+([A-Z]+)/.exec(whole)?.[1] ?? (/\s(?:-d|--data\S*)\s/.test(whole) ? 'POST' : 'GET');
  const headers = own.flatMap((line, below) =>
    [...line.matchAll(CURL_HEADER)].map(([, name = '']) => ({ name, line: first + at + below })),
  );
  return path === undefined || headers.length === 0 ? [] : [{ method, path, headers, line: first + at }];
}
