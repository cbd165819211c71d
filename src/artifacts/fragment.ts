import type { Kind } from './artifact.ts';
import { codeAndComments } from './extract/code-and-comments.ts';
import { topKeys } from './extract/top-keys.ts';
import { skim } from './skim.ts';

/** In characters. What is longer is no illustration, and is not looked at further on. */
const HEAD = 200_000;

/**
 * Whether the author left something out, or wrote an excerpt: such a text cannot be held to the whole. Takes any text;
 * an ellipsis or angle brackets that are syntax of the kind (spread, an inline fragment, `map<string, Item>`), or stand
 * in a text value or in a sentence of a comment, do not count.
 */
export function isFragment(text: string, kind: Kind): boolean {
  const head = skim(text, HEAD);
  if (head.split('\n').some(leavesOut)) return true;
  if (kind === 'mermaid') return false;
  const { code, comments } = codeAndComments(head, kind);
  if (isJsonKind(kind) && /"(?:\.\.\.|…)[^"\n]*"/.test(head)) return true;
  if (comments.some(saysSo) || hasEllipsis(code, kind)) return true;
  return isExcerpt(head, code, kind) || (isJsonKind(kind) && comments.length > 0 && /^\s*[[{]/.test(code));
}

/** A line that is nothing but an ellipsis, or a comment that starts with one. */
function leavesOut(line: string): boolean {
  if (!/\.\.\.|…/.test(line)) return false;
  return (
    /^\s+(?:- )?[[{(]?(?:\.\.\.|…)[\]})]?[,;:]?\s*$/.test(line) ||
    /^\s*(?:\.{4,}|…|\[(?:\.\.\.|…)\]|[[<(](?:\.\.\.|…)[^\n]*[)>\]])[,;]?\s*$/.test(line) ||
    /^(?!\s*\*)(?:.*[\s{(,;])?(?:\/\/|#|--|%%|\/\*+) {0,2}(?:\.\.\.|…)/.test(line)
  );
}

/** A comment by which an author says that there is more. */
function saysSo(comment: string): boolean {
  const words = comment.trim();
  return (
    /^(?:\(?\w+ )?(?:omitted|elided|snipped|snip|truncated|abridged|abbreviated)\b[\w ]{0,40}\)?[.]?$/i.test(words) ||
    /\b(?:omitted|elided|abbreviated) (?:for brevity|here)\b/i.test(words) ||
    /^etc\.?$/i.test(words) ||
    /^(?:and so on|rest (?:of|as|is)\b|remaining \w+|(?:other|more|further|additional) (?:fields|columns|properties|routes|paths|endpoints|tables|attributes|messages|methods|services|keys|entries|items)\b)/i.test(
      words,
    ) ||
    (/(?:…|[\w)] ?\.\.\.)$/.test(words) &&
      /^(?:other|more|rest|same|as above|existing|remaining|similar|further|additional)\b/i.test(words))
  );
}

/** @param code without comments and with its texts emptied */
function hasEllipsis(code: string, kind: Kind): boolean {
  if (code.includes('…')) return true;
  switch (kind) {
    case 'code':
      return /\.\.\.(?=\s*(?:[)\]};,]|$))/m.test(code);
    case 'graphql':
      return /\.\.\.(?=\s*[)\]},:])/.test(code);
    case 'yaml':
    case 'openapi':
    case 'asyncapi':
    case 'compose':
    case 'kubernetes':
      return /(?:[:[{,-] *|^ +)\.\.\. *(?:[\]},]|$)/m.test(code) || /^\.\.\. *\n+(?! *(?:---|%|$))/m.test(code);
    case 'toml':
    case 'protobuf':
    case 'sql':
    case 'json':
    case 'json-schema':
      return code.includes('...');
    case 'mermaid':
      return false;
  }
  kind satisfies never;
  return false;
}

function isExcerpt(text: string, code: string, kind: Kind): boolean {
  switch (kind) {
    case 'openapi':
      return lacks(text, ['openapi', 'swagger', 'info']) || isBelow(text) || hasPlaceholder(code);
    case 'asyncapi':
      return lacks(text, ['asyncapi', 'info']) || isBelow(text) || hasPlaceholder(code);
    case 'compose':
      return (
        lacks(text, ['services', 'include', 'networks', 'volumes', 'name']) || isBelow(text) || hasPlaceholder(code)
      );
    case 'kubernetes':
      return lacks(text, ['apiVersion', 'kind']) || isBelow(text) || hasPlaceholder(code) || hasOtherLanguage(code);
    case 'yaml':
      return (
        isBelow(text) || hasPlaceholder(code) || hasOtherLanguage(code) || /^\s*\{\{|[:-] \{\{|^\s*\{%/m.test(code)
      );
    case 'json':
    case 'json-schema':
      return isPartOfJson(code);
    case 'protobuf':
      return !/^\s*(?:syntax|edition|package)\b/m.test(code);
    case 'sql':
      return /(?:^|[\s(,.])<[A-Za-z_][\w -]*>(?=[\s),.;]|$)/m.test(code) || startsAmidst(code);
    case 'toml':
      return hasPlaceholder(code);
    case 'graphql':
    case 'mermaid':
    case 'code':
      return false;
  }
  kind satisfies never;
  return false;
}

function isJsonKind(kind: Kind): boolean {
  return kind === 'json' || kind === 'json-schema';
}

function lacks(text: string, keys: readonly string[]): boolean {
  const { children } = topKeys(text);
  return !keys.some((key) => children.has(key));
}

/** The first line stands deeper than a later one: it was cut out of something. */
function isBelow(text: string): boolean {
  const depths = text
    .split('\n')
    .filter((line) => !/^\s*(?:#|$)/.test(line) && !/^(?:---|\.\.\.)/.test(line))
    .map((line) => line.length - line.trimStart().length);
  return (depths[0] ?? 0) > 0 && depths.some((depth) => depth < (depths[0] ?? 0));
}

/** `<your name>` as the whole of a value. */
function hasPlaceholder(code: string): boolean {
  return /(?:[:=-] +|^ *- )<[A-Za-z][\w -]*> *$/m.test(code);
}

/** Commands, or calls of HTTP, that stand at the margin of what is YAML otherwise. */
function hasOtherLanguage(code: string): boolean {
  return /^(?:\$ |(?:kubectl|docker|helm|curl) [a-z-]|(?:GET|POST|PUT|PATCH|DELETE) +\/)/m.test(code);
}

/** JSON without its braces, or with no quotes on any key (shorthand), with a placeholder for a value, or several values one after the other. */
function isPartOfJson(code: string): boolean {
  const start = code.trimStart();
  if (!/^[[{]/.test(start)) return /^"[^"]*"\s*:/.test(start);
  const keys = code.match(/["\w}]\s*:/g) ?? [];
  if (keys.length > 0 && !keys.some((key) => key.startsWith('"'))) return true;
  if (/[:[,]\s*<[A-Za-z]|[←→⇐]/.test(code)) return true;
  let depth = 0;
  for (let at = 0; at < code.length; at++) {
    if (code[at] === '{' || code[at] === '[') depth++;
    if (code[at] === '}' || code[at] === ']') depth--;
    if (depth <= 0 && /^\s*\n\s*[{[]/.test(code.slice(at + 1, at + 200))) return depth === 0;
  }
  return false;
}

/** A clause, some columns, or a table in shorthand (`orders (…)`), which stand in no statement. */
function startsAmidst(code: string): boolean {
  const start = code.trimStart().slice(0, 300);
  return (
    /^(?:WHERE|AND|OR|ON|ORDER\s+BY|GROUP\s+BY|HAVING|(?:LEFT |RIGHT |INNER |FULL |CROSS )?JOIN|PARTITION\s+BY|USING|CONSTRAINT|CHECK|PRIMARY\s+KEY|FOREIGN\s+KEY|UNIQUE|REFERENCES|RETURNING|LIMIT|SET\s+\w+\s*=[^;]*$)\b/i.test(
      start,
    ) ||
    /^(?!(?:insert|values|select|with|call)\b)[\w."]+\s*\(\s*\n/i.test(start) ||
    /^[\w"]+ +(?:uuid|text|bigint|int|integer|smallint|serial|bigserial|varchar|char|numeric|decimal|boolean|timestamptz?|date|jsonb?|citext)\b[^\n;]*,?\s*(?:\n|$)/i.test(
      start,
    )
  );
}
