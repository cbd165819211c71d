import { isCreation } from '../contract/resource.ts';
import type { Operation } from '../design.ts';
import { wordsOf } from '../names.ts';
import { endpointsIn } from '../prose/endpoints.ts';
import { matchOperation } from '../prose/match-operation.ts';
import { isOutside } from '../prose/outside.ts';
import { stem } from '../stem.ts';
import { promisesAll } from './promises-all.ts';

const READS = /^(?:get|list|find|search|query|fetch|read|check|watch|stream|describe|lookup|count|subscribe|ping)$/i;
/** Calls that nobody promises a key for. */
const EXEMPT =
  /search|quer(?:y|ies)|login|logout|token|sessions?$|webhook|callback|hook|batch-?get|validate|preview|quote|estimate|refresh|verify|upload/i;
const EVERY =
  /\b(?:every|each|all(?: of)?(?: the| our)?)\s+(?:\w+\s+)?(?:mutations?|writes?|commands?|writing (?:calls?|methods?|rpcs?))\b/i;
/** Those of them alone. */
const SOME = /\b(?:mutations?|writes?|commands?|calls?|methods?|rpcs?) (?:that|which|with|without)\b/i;
const BOTH =
  /\b(both|all (?:two|three|four|five))(?: of)?(?: the| our)? (?:\w+ )?(?:writing (?:calls|operations|requests|methods)|writes|POSTs|POST (?:operations|calls|requests|endpoints)|mutations)\b/i;
const HOW_MANY: Readonly<Record<string, number>> = {
  both: 2,
  'all two': 2,
  'all three': 3,
  'all four': 4,
  'all five': 5,
};

/** Calls that change something, and whether a text means all of them: then some may well be exempt. */
export type NamedWrites = { operations: Operation[]; isAll: boolean };

/** Whether a call changes something, by its method or its name. */
export function isWrite({ from, method, path, id = path }: Operation): boolean {
  if (from === 'openapi') return /^(?:POST|PUT|PATCH|DELETE)$/.test(method);
  return from === 'graphql' ? method === 'MUTATION' : !READS.test(wordsOf(id.split('/').at(-1) ?? '')[0] ?? '');
}

/**
 * The writes that a clause is about: by their call or id; where it has none, all of them (`every POST`, `both writing
 * calls`); else by what is done (`closing a ticket`, `booking`). A deed that fits several gives none.
 */
export function namedWrites(clause: string, operations: readonly Operation[]): NamedWrites {
  const plain = clause.replaceAll('`', '');
  // A path says nothing of who is meant: `/top-ups` is no carrier.
  const isOthers = isOutside(plain.replace(/\/\S+/g, ' '));
  const writes = operations.filter(isWrite);
  const http = operations.filter(({ from }) => from === 'openapi');
  const calls = isOthers
    ? []
    : endpointsIn(clause).flatMap(({ method, path }) => {
        const match = matchOperation(http, method, path);
        return match.is === 'known' ? match.operations.slice(0, 1) : [];
      });
  const tokens = new Set([
    ...[...clause.matchAll(/`(?:\w+[./])?(\w+)(?:\([^`]*\))?`/g)].map(([, name]) => name),
    // A name of two words or more is no word of the language.
    ...[...plain.matchAll(/\b[A-Za-z][a-z0-9]+(?:[A-Z][a-z0-9]*)+\b/g)].map(([name]) => name),
  ]);
  const named = operations.filter(({ id }) => id !== undefined && tokens.has(id));
  const explicit = [...new Set([...calls, ...named])];
  if (explicit.length > 0) return { operations: explicit.filter(isWrite), isAll: false };
  if (isOthers) return { operations: [], isAll: false };
  const both = BOTH.exec(plain)?.[1]?.toLowerCase();
  const posts = writes.filter((one) => one.method !== 'PUT' && one.method !== 'DELETE' && !isExempt(one));
  if (both !== undefined) return { operations: posts.length === HOW_MANY[both] ? posts : [], isAll: false };
  if (promisesAll(plain) || (EVERY.test(plain) && !SOME.test(plain) && !posts.some(({ from }) => from === 'openapi')))
    return { operations: posts.filter(({ method }) => method !== 'PATCH' || !/\bPOSTs?\b/.test(plain)), isAll: true };
  const done = doneIn(plain, writes);
  return { operations: done.length > 0 ? done : madeIn(plain, posts), isAll: false };
}

/** What a clause is about, up to its verb: "Decisions and payroll runs are …". */
const SUBJECT =
  /^\W*((?:[\p{L}-]+ ){0,2}[\p{L}-]+s(?:(?:, | and |, and )(?:[\p{L}-]+ ){0,2}[\p{L}-]+s){0,4}) (?:are|requires?|takes?|needs?|carry|must|have)\b/iu;

/** "Decisions and payroll runs": the calls that make one of each; none where one of them is made by no call, or by several. */
function madeIn(text: string, posts: readonly Operation[]): Operation[] {
  const [, subject = ''] = SUBJECT.exec(text) ?? [];
  const things = subject.split(/, and |, | and /).filter((thing) => thing !== '');
  const made = things.map((thing) => {
    const words = wordsOf(thing.toLowerCase()).map(stem).join();
    const isMade = (one: Operation): boolean =>
      isCreation(one) &&
      wordsOf(one.path.split('/').at(-1) ?? '')
        .map(stem)
        .join() === words;
    return posts.filter(isMade);
  });
  return made.every(({ length }) => length === 1) ? made.flat() : [];
}

function isExempt({ path, words }: Operation): boolean {
  return EXEMPT.test(path) || EXEMPT.test(words.slice(0, 60));
}

/** A deed with what it is done to, and a call by its title at the beginning. */
const DEED =
  /\b([a-z]{2,}ing)\b(?:(?:\s+(?:an?|the|its|one|new|another|to|of|for|up|out))*\s+([a-z][\w-]*))?|^\W*([A-Z][a-z]{2,})(?:\s+(?:an?|the|one|new))*\s+([a-z][\w-]*)/gi;

/** `Closing a ticket`: the one write whose id, path, summary or body begins or ends with the deed, and that is of the thing. */
function doneIn(text: string, writes: readonly Operation[]): Operation[] {
  const found = [...text.matchAll(DEED)].flatMap(([, doing, of, does, to]) => {
    const root = rootOf(doing ?? does ?? '');
    const thing = stem((of ?? to ?? '').toLowerCase());
    const able = writes.filter((one) => deedsOf(one).some((deed) => rootOf(deed) === root));
    const about = able.filter((one) => thingsOf(one).includes(thing));
    const made = CREATES.test(root) ? writes.filter((one) => isCreation(one) && thingsOf(one).includes(thing)) : [];
    const isKnown = writes.some((one) =>
      wordsOf(`${one.id ?? ''} ${one.path}`)
        .map(stem)
        .includes(thing),
    );
    // `Booking and closing`: what follows is no thing of the contract.
    const meant = about.length > 0 ? about : made.length > 0 ? made : isKnown || does !== undefined ? [] : able;
    return meant.length === 1 ? meant : [];
  });
  return [...new Set(found)];
}

const CREATES = /^(?:creat|open|add|plac|mak|register|start|fil|post|submit)$/;

/** What a call is done to: the last thing of its path, and of its id. */
function thingsOf({ id = '', path }: Operation): string[] {
  const segments = path.split('/').filter((segment) => segment !== '' && !/[{}:]/.test(segment));
  const isDeed = /\}\/[a-z][\w-]*$/i.test(path) && segments.length > 1;
  const last = isDeed ? segments.slice(-2) : segments.slice(-1);
  return wordsOf(`${wordsOf(id).slice(1).join(' ')} ${last.join(' ')}`).map(stem);
}

function deedsOf({ id = '', path, words, request }: Operation): string[] {
  return [
    wordsOf(id)[0] ?? '',
    /\/([a-z][\w-]*)$/i.exec(path)?.[1] ?? '',
    /^\W*([A-Za-z]+)/.exec(words)?.[1] ?? '',
    ...request.map(({ name = '' }) => wordsOf(name)[0] ?? ''),
  ].filter((word) => word.length > 2);
}

/** `closing`, `closes` and `close` give the same. */
function rootOf(word: string): string {
  const bare = word.toLowerCase().replace(/(?<=..)ing$/, '');
  return bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/e$/, '');
}
