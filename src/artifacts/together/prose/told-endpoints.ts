import type { Design, Operation, Passage } from '../design.ts';
import { type Endpoint, endpointsIn } from './endpoints.ts';
import { isOutside } from './outside.ts';

/** A call at the beginning of a line that is about it: an item of a list, a paragraph, a line of a plain block. */
type Entry = { call: Endpoint; line: number; words: string };

/** Also after a label: `Cancel order. POST /v1/…`. */
const BEGINS =
  /^(?:[^.:\n`]{1,40}[.:–—]\s+\W{0,2}|\W{0,4}(?:[A-Z]{1,4}-?\d{1,3}\W{1,4})?)(?:GET|POST|PUT|PATCH|DELETE)\b/;
/** So many calls in a paragraph that begins with one are a list of them. */
const LIST = 4;
/** So many make a list of what there is. */
const ENOUGH = 3;
/** Of one design. */
const MOST = 500;
const STATUS = /(?<![\d.,#:/-])([2-5]\d\d)(?![\d.,]\d|\d| ?(?:ms|s|%|KB|kB|MB|GB|m|rows?|items?|bytes?)\b)/g;
/** Said of every call. */
const SHARED = /\b(?:all|any|every|each|common|always|otherwise|everywhere|in general|standard|default)\b/i;

/**
 * The HTTP calls of a design that has neither OpenAPI nor a table of them, but lists them line by line: in bullets, in
 * paragraphs or plain blocks that begin with the call, in headings, or several in one sentence. Statuses are those of
 * the line; kinds of answers that it does not tell are left open. What is an aside is listed too: it is no mistake to
 * name it. Empty where there are too few to be a list.
 */
export function toldEndpoints(design: Design): Operation[] {
  const entries = [...inPassages(design), ...inBlocks(design), ...inHeadings(design)].slice(0, MOST);
  const shared = sharedStatuses(design);
  const found = new Map<string, Operation>();
  for (const { call, line, words } of entries) {
    const key = `${call.method} ${call.path}`;
    const statuses = statusesOf(words, shared);
    const before = found.get(key);
    if (before && before.statuses.length >= statuses.length) continue;
    found.set(key, { ...empty(), method: call.method, path: call.path, statuses, words, line: before?.line ?? line });
  }
  return found.size >= ENOUGH ? [...found.values()] : [];
}

function inPassages({ prose }: Design): Entry[] {
  return prose.passages.flatMap((passage) => [...atBeginnings(passage), ...inOneBreath(passage)]);
}

function atBeginnings({ text, line }: Passage): Entry[] {
  const lines = text.split('\n');
  return lines.flatMap((one, at) => {
    if (!BEGINS.test(one)) return [];
    const next = lines.findIndex((later, index) => index > at && BEGINS.test(later));
    const words = lines.slice(at, next < 0 ? undefined : next).join(' ');
    const calls = endpointsIn(one).filter(({ at: from }, _, all) => from < 48 && from === all[0]?.at);
    return calls.map((call) => ({ call, line: line + at, words: words.slice(call.at) }));
  });
}

/** `GET /a` lists, `POST /a` adds, `DELETE /a/{id}` removes. */
function inOneBreath({ text, line }: Passage): Entry[] {
  const calls = endpointsIn(text);
  const paths = new Set(calls.map(({ method, path }) => `${method} ${path}`));
  if (!BEGINS.test(text) || paths.size < LIST || isOutside(text.replace(/\/\S+/g, ''))) return [];
  return calls.map((call) => ({
    call,
    line: line + (text.slice(0, call.at).match(/\n/g) ?? []).length,
    words: '',
  }));
}

/** Blocks without a language, fenced or indented: samples of requests have the version of the protocol. */
function inBlocks({ document }: Design): Entry[] {
  return (document.tree?.children ?? []).flatMap((node) => {
    if (node.type !== 'code' || !/^(?:te?xt|plain\w*|http)?$/i.test(node.lang ?? '')) return [];
    const first = (node.position?.start.line ?? 1) + (isFenced(document.text, node.position?.start.offset) ? 1 : 0);
    return node.value.split('\n').flatMap((text, at): Entry[] => {
      if (!BEGINS.test(text.trim()) || /\bHTTP\/\d/.test(text) || text.length > 500) return [];
      return endpointsIn(text.trim()).flatMap((call) =>
        call.at < 12 ? [{ call, line: first + at, words: text.trim() }] : [],
      );
    });
  });
}

function isFenced(text: string, offset = 0): boolean {
  return /^\s*(?:```|~~~)/.test(text.slice(offset, offset + 10));
}

function inHeadings({ prose }: Design): Entry[] {
  return prose.sections.flatMap(({ heading, line }) => endpointsIn(heading).map((call) => ({ call, line, words: '' })));
}

function statusesOf(words: string, shared: readonly string[]): string[] {
  const listed = codesIn(words);
  if (listed.length === 0) return [];
  const open = ['2', '4', '5'].filter((kind) => !listed.some((code) => code.startsWith(kind)));
  return [...new Set([...listed, ...shared, '3XX', ...open.map((kind) => `${kind}XX`)])];
}

/** What words without a call of their own say of every call, and what rows of tables of errors have. */
function sharedStatuses({ prose }: Design): string[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return prose.passages
    .filter(({ text, line }) => endpointsIn(text).length === 0 && (rows.has(line) || SHARED.test(text)))
    .flatMap(({ text }) => codesIn(text));
}

function codesIn(text: string): string[] {
  return [...text.matchAll(STATUS)].map(([, code = '']) => code);
}

function empty() {
  return {
    from: 'openapi' as const,
    bases: [],
    parameters: [],
    responseHeaders: [],
    request: [],
    responses: [],
  };
}
