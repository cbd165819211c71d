import { INTEGRATIONS } from '../knowledge/integrations.ts';
import { WISHES, type WishNote, type WishTopic } from '../knowledge/wishes.ts';
import { items } from '../words/spelling.ts';
import { joined, phrases, type Token } from './tokens.ts';

/** A choice that a text names, and whether it asks for it or against it. */
export type Wish = {
  topic: WishTopic;
  key: string;
  name: string;
  wanted: boolean;
  at: number;
  words: string;
  /** How it is cited, where it does not stand in the brief. */
  cite?: string;
};

/** The choices that a text names, in the order of their words. */
export function wishes(found: readonly Token[]): Wish[] {
  const said = phrases(found);
  const all = WISHES.flatMap((note) => wishOf(note, said, found));
  return left(all, found).sort((a, b) => a.at - b.at);
}

/** `data sits in MongoDB, and we need to move to PostgreSQL`: of two stores, the one that is moved to counts. */
function left(all: readonly Wish[], found: readonly Token[]): Wish[] {
  const goals = all.filter(({ at, topic }) => topic === 'store' && isGoal(found, at));
  if (goals.length !== 1) return [...all];
  return all.map((wish) => (wish.topic === 'store' && wish !== goals[0] ? { ...wish, wanted: false } : wish));
}

function isGoal(found: readonly Token[], at: number): boolean {
  if (!/^(?:to|into|onto)$/.test(found[at - 1]?.word ?? '')) return false;
  return found
    .slice(Math.max(0, at - 12), at)
    .some(({ word }) => /^(?:mov|migrat|switch|chang|port|convert)/.test(word));
}

function wishOf(
  { topic, key, name, words }: WishNote,
  said: ReadonlyMap<string, number>,
  found: readonly Token[],
): Wish[] {
  const hit = items(words).find((word) => said.has(word) && !isInLongerName(word, said.get(word) ?? 0, found));
  const at = hit === undefined ? undefined : said.get(hit);
  if (hit === undefined || at === undefined || isStart(found, at)) return [];
  return [{ topic, key, name, wanted: !isDenied(found, at), at, words: hit }];
}

/** `with apple` in `pay with apple pay`: the last word begins the name of something else. */
function isInLongerName(words: string, at: number, found: readonly Token[]): boolean {
  const last = at + words.split(' ').length - 1;
  if (!joined(found[last + 1])) return false;
  const name = `${found[last]?.word ?? ''} ${found[last + 1]?.word ?? ''}`;
  return LONGER_NAMES.has(name);
}

/** Names of outside services in two words. */
const LONGER_NAMES = new Set(
  INTEGRATIONS.flatMap(({ words, brands }) => [...items(words), ...Object.keys(brands)]).filter((name) =>
    name.includes(' '),
  ),
);

const SEASON = /^(?:before|after|in|until|till|by|this|next|last|every|each|the|late|early|of|since)$/;

/** `go live` speaks of the day it begins, and of no updates; `before spring` of a time of the year. */
function isStart(found: readonly Token[], at: number): boolean {
  if (found[at]?.word === 'spring' && SEASON.test(found[at - 1]?.word ?? '')) return true;
  return found[at]?.word === 'live' && /^(?:go|goes|going|went|gone)$/.test(found[at - 1]?.word ?? '');
}

const DENYING = new Set([
  'no',
  'not',
  'without',
  'drop',
  'remove',
  'avoid',
  'avoiding',
  'leave',
  'replace',
  'never',
  'except',
  'off',
  'dropping',
  'removing',
  'replacing',
]);

/** `no Redis`, `without Kafka`, `instead of MySQL`, `rather than REST`, `from Oracle to …`. */
function isDenied(found: readonly Token[], at: number): boolean {
  for (let back = 1; back <= 3 && at - back >= 0; back++) {
    const here = found[at - back + 1];
    if (here !== undefined && /[.;:!?,\n]/.test(here.gap)) return false;
    const word = found[at - back]?.word ?? '';
    if (DENYING.has(word)) return true;
    const earlier = found[at - back - 1]?.word;
    if ((word === 'of' && earlier === 'instead') || (word === 'than' && earlier === 'rather')) return true;
    if (back === 1 && word === 'from' && (earlier === 'migrate' || earlier === 'move' || earlier === 'switch'))
      return true;
  }
  return false;
}
