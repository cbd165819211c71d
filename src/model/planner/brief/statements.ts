import { VERBS } from '../words/english.ts';
import { isPlural, singular } from '../words/plural.ts';
import type { Noun } from './nouns.ts';
import { joined, type Token } from './tokens.ts';

/** Who does what to what: `drivers accept trips`. All in their base form. */
export type Statement = { who: string; verb: string; what: string; at: number };

const REACH = 5;

/** The sentences of the shape subject, verb, object whose two nouns are things of the brief. */
export function statements(found: readonly Token[], things: readonly Noun[]): Statement[] {
  const heads = new Map(things.map((noun) => [noun.phrase.split(' ').at(-1) ?? '', noun.phrase]));
  const all: Statement[] = [];
  for (let at = 1; at < found.length - 1; at++) {
    const verb = baseVerb(found[at]);
    if (verb === undefined || !joined(found[at])) continue;
    const who = heads.get(singular(found[at - 1]?.word ?? '')) ?? carriedSubject(found, at, all);
    const what = objectAfter(found, at + 1, heads);
    if (who === undefined || what === undefined || who === what) continue;
    all.push({ who, verb, what, at });
  }
  return all;
}

/** `owners pay and review walkers`: after `and`, the subject of the statement before goes on. */
function carriedSubject(found: readonly Token[], at: number, before: readonly Statement[]): string | undefined {
  const last = before.at(-1);
  return found[at - 1]?.word === 'and' && last !== undefined && at - last.at < 8 ? last.who : undefined;
}

function objectAfter(found: readonly Token[], from: number, heads: ReadonlyMap<string, string>): string | undefined {
  for (let at = from; at < Math.min(found.length, from + REACH); at++) {
    if (/[.;:!?\n]/.test(found[at]?.gap ?? '')) return undefined;
    const thing = heads.get(singular(found[at]?.word ?? ''));
    if (thing !== undefined && thing.split(' ').length <= at - from + 1) return thing;
  }
  return undefined;
}

function baseVerb(token: Token | undefined): string | undefined {
  if (token === undefined) return undefined;
  if (VERBS.has(token.word)) return token.word;
  const base = singular(token.word);
  return isPlural(token.word) && VERBS.has(base) ? base : undefined;
}
