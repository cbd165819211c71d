import { isCreation } from '../contract/resource.ts';
import type { Operation } from '../design.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import type { HttpContract } from './http-contract.ts';
import type { NamedOperations } from './operations-in.ts';

/** Where another subject begins: what follows is said of something else. A further status is none. */
const BREAK =
  /[;:]|\b(?:while|whereas|then)\b|(?:,| and| but| or),? (?:and |but |or )?(?:the|an?|its|it|every|each|both|later)\b(?! `?[2-5]\d\d)/g;

/**
 * Operations that a sentence names without their path: by the method alone (`A PUT after the deadline …`), by what is
 * done (`Saving an answer …`, for `saveAnswer` or `/answers/{id}/save`), by a name of theirs (`the submit call`). They
 * are spoken of only as far as their clause goes. Meant for sentences in which `operationsIn` finds nothing.
 *
 * @param before the operations that the sentence before was about: a method alone is then one of theirs
 */
export function spokenOperations(
  text: string,
  { operations }: HttpContract,
  before: readonly Operation[] = [],
): NamedOperations[] {
  const found = [byDeed, byRepeat, byName].flatMap((by) => by(text, operations));
  return [...byMethod(text, operations, before), ...found]
    .map((one) => {
      BREAK.lastIndex = one.at;
      return { ...one, isOneOf: true, to: BREAK.exec(text)?.index ?? text.length };
    })
    .sort((a, b) => a.at - b.at);
}

const METHOD =
  /(?<![\w/-])`?(GET|POST|PUT|PATCH|DELETE)s?`?(?:es\b)?(?![\w/-])(?!`?\s*`?\/)(?:\s+(?:requests?|calls?)\b)?(?:\s+(to|on|onto|of|for|against|at)\s+(?:(?:the|an?|its|this|that|such an?|one|another|any|every)\s+)?`?([\w-]+(?:\s[\w-]+)?))?/g;

/** All that have the method; where the text says to what, those whose path has this thing. `For` may tell of a case. */
function byMethod(text: string, operations: readonly Operation[], before: readonly Operation[]): NamedOperations[] {
  return [...text.matchAll(METHOD)].map(({ 1: method = '', 2: to = '', 3: of = '', index }) => {
    const own = operations.filter((one) => one.method === method);
    const last = own.filter((one) => before.includes(one));
    const things = wordsOf(of).map(stem);
    const named = own.filter(({ path }) => isAmong(things, wordsOf(path).map(stem)));
    const isOf = named.length > 0 || /^(?:to|on|onto|against|at)$/.test(to);
    return { operations: isOf ? named : last.length > 0 ? last : own, at: index };
  });
}

const DEED = /^\W*([a-z]{3,}ing)\b((?:\s+[`\w-]+){1,5})/i;

/** What is done to what, at the beginning of a sentence: the one operation that does it, by its id or its last word. */
function byDeed(text: string, operations: readonly Operation[]): NamedOperations[] {
  const [, doing, rest = ''] = DEED.exec(text) ?? [];
  if (doing === undefined) return [];
  const things = wordsOf(rest).map(stem);
  const meant = operations.filter(({ id = '', path }) => {
    const [verb = '', ...others] = wordsOf(id);
    const end = lastOf(path);
    const about = [...others, ...wordsOf(path).filter((word) => word !== end)].map(stem);
    return [verb, end].some((one) => rootOf(one) === rootOf(doing)) && isAmong(things, about);
  });
  return meant.length === 1 ? [{ operations: meant, at: 0 }] : [];
}

const REPEAT =
  /^\W*(?:an?\s+|the\s+|every\s+|each\s+|any\s+)?(?:repeated|repeat|second|late|early|further|duplicate|retried)\s+([a-z]{4,})\b/i;
/** What any call is. */
const ANY_CALL =
  /^(?:requests?|calls?|tr(?:y|ies)|attempts?|messages?|deliver(?:y|ies)|responses?|answers?|one|ones)$/i;

/** What is done once more or too late: `A repeated registration …`, for `registerMember` or the `POST` of `/registrations`. */
function byRepeat(text: string, operations: readonly Operation[]): NamedOperations[] {
  const [, noun] = REPEAT.exec(text) ?? [];
  if (noun === undefined || ANY_CALL.test(noun)) return [];
  const done = operations.filter(({ id = '', path }) =>
    [wordsOf(id)[0] ?? '', lastOf(path)].some((verb) => isNounOf(noun.toLowerCase(), verb)),
  );
  const made = operations.filter(
    (one) => isCreation(one) && stem(wordsOf(one.path).at(-1) ?? '') === stem(noun.toLowerCase()),
  );
  const meant = made.length > 0 ? made : done;
  return meant.length === 1 ? [{ operations: meant, at: 0 }] : [];
}

/** `submission` of `submit`, `saves` of `save`. */
function isNounOf(noun: string, verb: string): boolean {
  const [word, root] = [stem(noun), rootOf(verb)];
  return (
    verb.length > 3 &&
    (word === verb || (root.length > 4 && word.startsWith(root.slice(0, Math.max(5, root.length - 2)))))
  );
}

const NAMED =
  /\b(?:the|its|this|that|our|an?)\s+`?([a-z][\w-]*(?:\s[a-z][\w-]*)?)`?\s+(?:endpoint|route|operation|call|request)\b/gi;

/** The one operation whose id, or the end of whose path, says this. */
function byName(text: string, operations: readonly Operation[]): NamedOperations[] {
  return [...text.matchAll(NAMED)].flatMap(({ 1: name = '', index }) => {
    const key = wordsOf(name).map(stem).join(' ');
    const meant = operations.filter(
      ({ id = '', path }) => wordsOf(id).map(stem).join(' ') === key || stem(lastOf(path)) === key,
    );
    return meant.length === 1 ? [{ operations: meant, at: index }] : [];
  });
}

/** The last word of a path that ends in one, and not in a parameter. */
function lastOf(path: string): string {
  return /\/([a-z][\w-]*)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

function isAmong(things: readonly string[], words: readonly string[]): boolean {
  return things.some((thing) => thing.length > 2 && words.includes(thing));
}

/** `saving` and `save`, `cancelling` and `cancel` give the same; a verb that is too short gives none that is. */
function rootOf(word: string): string {
  const bare = word.toLowerCase().replace(/ing$/, '');
  const root = bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/e$/, '');
  return root.length > 2 ? root : word;
}
