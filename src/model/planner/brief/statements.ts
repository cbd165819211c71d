import { VERBS } from '../words/english.ts';
import type { Grammar } from './grammar/read-grammar.ts';
import { baseOf } from './grammar/verbs.ts';
import type { Noun } from './nouns.ts';

/** Who does what to what: `drivers accept trips`. All in their base form. */
export type Statement = { who: string; verb: string; what: string; at: number };

const REACH = 7;

/** The sentences of the shape subject, verb, object whose two nouns are things of the brief. */
export function statements({ tokens, parts }: Grammar, things: readonly Noun[]): Statement[] {
  const names = new Map(things.flatMap(({ phrase, places }) => places.map((at) => [at, phrase] as const)));
  const all: Statement[] = [];
  let subject: string | undefined;
  for (let at = 0; at < tokens.length; at++) {
    if (/[.;!?\n]/.test(tokens[at]?.gap ?? '')) subject = undefined;
    if (parts[at] !== 'verb') continue;
    const verb = baseVerb(tokens[at]?.word ?? '');
    const who = subjectBefore(at, names, parts) ?? subject;
    const what = verb === undefined ? undefined : objectAfter({ tokens, parts }, at + 1, names);
    subject = who;
    if (verb === undefined || who === undefined || what === undefined || who === what) continue;
    all.push({ who, verb, what, at });
  }
  return all;
}

/** The noun right before the verb, with at most two small words between. */
function subjectBefore(at: number, names: ReadonlyMap<number, string>, parts: Grammar['parts']): string | undefined {
  for (let back = at - 1; back >= 0 && back >= at - 3; back--) {
    const name = names.get(back);
    if (name !== undefined) return name;
    if (parts[back] !== 'function' && parts[back] !== 'adverb') return undefined;
  }
  return undefined;
}

function objectAfter(
  { tokens, parts }: Pick<Grammar, 'tokens' | 'parts'>,
  from: number,
  names: ReadonlyMap<number, string>,
): string | undefined {
  for (let at = from; at < Math.min(tokens.length, from + REACH); at++) {
    if (/[.;:!?\n]/.test(tokens[at]?.gap ?? '') || parts[at] === 'verb') return undefined;
    const thing = names.get(at);
    if (thing !== undefined) return thing;
  }
  return undefined;
}

function baseVerb(word: string): string | undefined {
  return [word, baseOf(word)].find((form) => VERBS.has(form));
}
