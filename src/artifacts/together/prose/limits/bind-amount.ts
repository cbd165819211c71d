import { literally } from '../../literally.ts';
import { nameKey, wordsOf } from '../../names.ts';
import { stem } from '../../stem.ts';
import type { Amount } from './amounts.ts';
import type { DeclaredLimit } from './declared-limits.ts';
import { rootOf } from './limit-words.ts';

const MOST_BEFORE =
  /(?:\b(?:at most|up to|no (?:more|longer|larger|bigger) than|not (?:exceed|be (?:longer|larger|bigger) than)|max(?:imum|\.)?(?: (?:of|size|length))*(?: (?:is|of))?|limit(?:ed)? (?:to|of|is)|capped at|cap of|exceed(?:s|ing)?|(?:larger|longer|bigger) than|consists? of|exactly|always has)|[<≤]=?|\d\s*(?:to|-|–|and))\s*(?:a |the |about )?$/i;
const MOST_AFTER = /^\s*(?:at most|max(?:imum)?\b|or (?:less|fewer|smaller|shorter)|limit\b|cap\b)/i;
const MOST_ROW = /\b(?:max(?:imum|\.)?|limit|longest|largest|at most|cap)\b/i;
/** What a size is of when it is that of one file. */
const FILE =
  /^(?:file|upload|document|attachment|image|photo|picture|video|recording|scan|pdf|cv|resume|blob|asset|clip|audio|logo|avatar|receipt|drawing|plan)$/;
/** Sizes of other things than what is kept of one file. */
const OTHER =
  /\b(?:memory|heap|ram|cpu|disk|volume|total|in all|altogether|database|table|partition|per (?:day|month|year|tenant|user|account|customer)|quota|chunk|part|multipart|batch|buffer|segment|cache|body|bodies|messages?|payloads?|events?|thumbnail|preview|archive|zip|export)s?\b/i;
const LASTS =
  /\b(?:lasts?|lasting|lives?|valid|expir(?:es?|ing|y)|laps(?:es?|ing)|reserves?|reserved|keeps?|kept|held|holds|good|open|blocks?|locks?|ends?|times out|runs out|free[sd]?|released?)\b/i;
const NOT_LASTING =
  /\b(?:every|each|before|ahead|within the (?:first|last)|remind\w*|warn\w*|extend\w*|renew\w*|grace|old)\b/i;
const STOP =
  /^(?:the|an?|of|is|are|be|may|can|must|has|have|at|most|up|to|in|it|its|and|or|by|with|for|than|more|no|not|longer|that|which|long|length|max|maximum|limited)$/;
/** Words of a column that say only that it is an end. */
const END = /^(?:expires?|expiry|expiration|ends?|valid|until|due|at|on|time|ts|by|to|date|after|closes?|deadline)$/;
/** In characters and words. */
const NEAR = 80;
const REACH = 5;
/** Off by more, and another span is spoken of. */
const FAR = 12;

/** The limits that an amount of a sentence is told of; none where that is not plain. */
export function limitsOf(text: string, amount: Amount, limits: readonly DeclaredLimit[]): DeclaredLimit[] {
  const own = limits.filter(({ dimension }) => dimension === amount.dimension);
  if (own.length === 0) return [];
  const most = isMost(text, amount);
  if (amount.values.length > 1)
    return most ? [] : own.filter((limit) => limit.kind === 'one of' && isOwner(limit, before(text, amount)));
  const coded = codeBefore(text, amount);
  if (coded !== undefined) return most ? own.filter((limit) => limit.kind === 'most' && isNamed(limit, coded)) : [];
  const after = own.filter((limit) => limit.kind === 'after' && lasts(text, amount, limit));
  if (after.length > 0 || !most) return after;
  switch (amount.dimension) {
    case 'characters':
      return byWords(text, amount, own);
    case 'bytes':
      return bySize(text, amount, own);
    case 'time':
      return own.filter((limit) => limit.kind === 'most' && isLong(text, amount, limit));
    default:
      return amount.dimension satisfies never;
  }
}

function isMost(text: string, { start, end }: Amount): boolean {
  const isRow = /\([^()]*\)$/.test(text) && MOST_ROW.test(text.replace(/\([^()]*\)$/, ''));
  return MOST_BEFORE.test(text.slice(0, start)) || MOST_AFTER.test(text.slice(end)) || (isRow && text.includes(': '));
}

/** The part of a sentence that leads to an amount. */
function before(text: string, { start }: Amount): string[] {
  return wordsIn(text.slice(0, start));
}

function wordsIn(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}_-]+/u)
    .flatMap(wordsOf)
    .map(stem);
}

/** The code span right before an amount, in the same clause. */
function codeBefore(text: string, { start }: Amount): string | undefined {
  const clause =
    text
      .slice(Math.max(0, start - NEAR), start)
      .split(/[;:]\s|,\s(?:and|but|while)\s/)
      .at(-1) ?? '';
  return /`([^`\n]{2,60})`[^`]*$/.exec(clause)?.[1];
}

function isNamed({ owner, name }: DeclaredLimit, code: string): boolean {
  const [bare = '', of] = code
    .replace(/\(.*\)$|\[\]/g, '')
    .split('.')
    .reverse();
  return nameKey(bare) === nameKey(name) && (of === undefined || nameKey(of) === nameKey(owner));
}

/** Whether the words name what the limit is of: its table or schema, by its last word at least. */
function isOwner({ owner }: DeclaredLimit, words: readonly string[]): boolean {
  const own = wordsOf(owner).map(stem);
  const last = own.at(-1);
  return (
    last !== undefined &&
    last.length > 2 &&
    words.includes(last) &&
    own.every((word) => words.includes(word) || word !== last)
  );
}

/** "A bed label of at most 16 characters": the words right before are those of the name. */
function byWords(text: string, amount: Amount, limits: readonly DeclaredLimit[]): DeclaredLimit[] {
  const words = before(text, amount).filter((word) => !STOP.test(word));
  const lead = text
    .slice(0, amount.start)
    .replace(MOST_BEFORE, '')
    .replace(/[\s,]+$/, '');
  const clause = wordsIn(lead.split(/[,;:]\s/).at(-1) ?? '').filter((word) => !STOP.test(word));
  const last = clause.slice(-REACH);
  const named = limits.filter(({ name }) => {
    const own = wordsOf(name).map(stem);
    return own.length > 0 && last.some((_, at) => own.every((word, next) => last[at + next] === word));
  });
  const longest = Math.max(0, ...named.map(({ name }) => wordsOf(name).length));
  const fit = named.filter(({ name }) => wordsOf(name).length === longest);
  const owned = fit.filter((limit) => isOwner(limit, words));
  if (owned.length > 0) return owned;
  const owners = new Set(fit.filter(({ from }) => from === 'column').map(({ owner }) => nameKey(owner)));
  return owners.size > 1 ? [] : fit;
}

function bySize(text: string, amount: Amount, limits: readonly DeclaredLimit[]): DeclaredLimit[] {
  const own = limits.filter(({ kind }) => kind === 'most');
  const clause = text.slice(Math.max(0, amount.start - NEAR), amount.end + NEAR / 2);
  if (OTHER.test(clause)) return [];
  const words = wordsIn(clause);
  const owned = own.filter((limit) => isOwner(limit, words));
  const names = new Set(own.map(({ name }) => nameKey(name)));
  return owned.length > 0 ? owned : names.size === 1 && words.some((word) => FILE.test(word)) ? own : [];
}

/** "A hold lasts 15 minutes" */
function lasts(text: string, amount: Amount, limit: DeclaredLimit): boolean {
  const clause =
    text
      .slice(0, amount.start)
      .split(/[;.:]\s/)
      .at(-1) ?? '';
  const last = wordsOf(limit.owner).at(-1);
  if (last === undefined || last.length < 3) return false;
  const at = clause.search(new RegExp(String.raw`\b${literally(last)}s?\b`, 'i'));
  const gap = at < 0 ? '' : clause.slice(at + last.length).replace(/^s\b/, '');
  if (at < 0 || gap.length > NEAR || NOT_LASTING.test(gap) || (gap.match(/,/g) ?? []).length > 1) return false;
  // Of `hold_expires_at`, "a lesson lasts 60 minutes" says nothing.
  const ends = wordsOf(limit.name).filter((word) => !END.test(word));
  if (ends.length > 0 && !ends.some((word) => wordsIn(text).includes(stem(word)))) return false;
  const isLater = /^\s*(?:after|before|later|ago|earlier|early|until|ahead|into)\b/i.test(text.slice(amount.end));
  return LASTS.test(gap) && !isLater && !/\d/.test(gap);
}

/** "A stay lasts at most 30 days", "a clip's duration is at most 60 seconds" */
function isLong(text: string, amount: Amount, limit: DeclaredLimit): boolean {
  if (limit.name === '') return isWhole(text, amount, limit);
  const words = before(text, amount);
  const own = wordsOf(limit.name).map(stem).slice(0, -1);
  const isSaid = own.every((word) => words.includes(word));
  const isDuration =
    own.length === 1 && /^(?:duration|length)$/.test(own[0] ?? '') && /\b(?:lasts?|long|takes?|runs?)\b/i.test(text);
  return isOwner(limit, words) && (isSaid || isDuration);
}

/** "A band books a room for at most six hours", of a span that the table `booking` is held to. */
function isWhole(text: string, amount: Amount, { owner, values: [most = 0] }: DeclaredLimit): boolean {
  const last = rootOf(wordsOf(owner).at(-1) ?? '');
  const told = amount.values[0]?.[0] ?? 0;
  const isNear = told <= most * FAR && told * FAR >= most;
  const isWhen = /^\s*(?:before|ahead|after|in advance|later|earlier|of notice)\b/i.test(text.slice(amount.end));
  return (
    isNear &&
    !isWhen &&
    text
      .split(/[^\p{L}\p{N}_-]+/u)
      .flatMap(wordsOf)
      .map(rootOf)
      .includes(last)
  );
}
