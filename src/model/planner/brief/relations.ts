import { HAPPENINGS, PEOPLE } from '../words/english.ts';
import type { Chunk } from './grammar/chunks.ts';
import type { Grammar } from './grammar/read-grammar.ts';
import type { Noun } from './nouns.ts';

/** `an owner has many animals`: each `many` refers to one `one`, unless both are many. */
export type Relation = {
  one: string;
  many: string;
  /** Whether there are many on both sides: `a horse belongs to several owners`. */
  both: boolean;
  /** As it stands in the brief. */
  words: string;
};

const OWNING = /^(?:has|have|holds?|contains?|carry|carries|lists?|shows?)$/;
const BELONGING = /^(?:belongs?|is|are|stands?|takes|goes|sits|lives|in|of|per|on)$/;
/** `each donation is split into units`. */
const PARTED =
  /^(?:(?:is|are|gets?|can be) )?(?:(?:then )?(?:split|divided|broken|cut|separated)(?: (?:down|up))? into|consists? of|made(?: up)? of|composed of|comprises?)(?: \w+){0,2}$/;
const SEVERAL = /^(?:many|several|multiple|some|various|all|more)$/;
const LONGEST = 9;

/** What the brief says of how its things belong together. */
export function relations({ tokens, chunks, parts }: Grammar, things: readonly Noun[]): Relation[] {
  const names = new Map(
    things.filter(({ many }) => many).flatMap(({ phrase, places }) => places.map((at) => [at, phrase])),
  );
  const known = chunks.filter(({ at }) => names.has(at));
  const found: Relation[] = [];
  for (const [index, left] of known.entries()) {
    let list = true;
    for (const right of known.slice(index + 1, index + 6)) {
      if (right.sentence !== left.sentence || right.inBrackets !== left.inBrackets || !list) break;
      const between = tokens.slice(left.at + 1, right.from).map(({ word }) => word);
      const link = linkOf(between, left, right);
      const [a, b] = [names.get(left.at), names.get(right.at)];
      if (between.length > LONGEST || (parts.slice(left.at + 1, right.from).includes('verb') && link === undefined))
        list = false;
      if (link === undefined || a === undefined || b === undefined || a === b) continue;
      const words = [left.at, ...between.keys()].length > 0 ? saidBetween(tokens, left, right) : '';
      found.push(
        link === 'owns'
          ? ownedBy(a, b, left, right, words)
          : { one: b, many: a, both: isSeveral(right, between), words },
      );
    }
  }
  return agreed(found);
}

/** How two nouns in one sentence are linked by the words between them. */
function linkOf(between: readonly string[], left: Chunk, right: Chunk): 'owns' | 'belongs' | undefined {
  const [first = ''] = between;
  if (PARTED.test(between.join(' '))) return 'owns';
  if (OWNING.test(first) && between.length <= LONGEST) return between.includes('no') ? undefined : 'owns';
  if (first === 'with' && right.plural && between.length < 3) return 'owns';
  if (first === 'per' && between.length === 1) return left.lead === 'per' ? undefined : 'belongs';
  if (/^(?:in|on|of)$/.test(first) && right.leadPart !== 'determiner') return undefined;
  if (between.length === 0 || !BELONGING.test(first)) return undefined;
  if (first === 'of' && between.length <= 2 && left.plural) return 'belongs';
  const text = between.join(' ');
  return /^(?:belongs? to|is in|are in|stands in|takes place in|is part of|in|on)(?: (?:exactly|at most|a|an|one|the|each|every|or|more|several|many))*$/.test(
    text,
  ) && !right.plural
    ? 'belongs'
    : /^belongs? to (?:one or (?:more|several)|several|many)/.test(text)
      ? 'belongs'
      : undefined;
}

/** `a pupil has one class` refers to it; `a class has pupils`, and whatever happens to it, is referred to by them. */
function ownedBy(owner: string, owned: string, left: Chunk, right: Chunk, words: string): Relation {
  const one =
    !right.plural && (right.lead === 'one' || PEOPLE.has(right.head) || (left.plural && ONE.test(right.lead)));
  return one && !HAPPENINGS.has(right.head)
    ? { one: owned, many: owner, both: false, words }
    : { one: owner, many: owned, both: false, words };
}

const ONE = /^(?:an?|one)$/;

function isSeveral({ plural, lead }: Chunk, between: readonly string[]): boolean {
  return plural && (SEVERAL.test(lead) || between.some((word) => SEVERAL.test(word)));
}

function saidBetween(tokens: Grammar['tokens'], left: Chunk, right: Chunk): string {
  return tokens
    .slice(left.at, right.at + 1)
    .map(({ raw }) => raw)
    .join(' ');
}

/** One relation for each pair: where both directions are said to be many, they are. */
function agreed(found: readonly Relation[]): Relation[] {
  const pairs = new Map<string, Relation>();
  for (const relation of found) {
    const key = [relation.one, relation.many].toSorted().join('|');
    const known = pairs.get(key);
    if (known === undefined) pairs.set(key, relation);
    else if (relation.both || (known.one !== relation.one && known.both)) pairs.set(key, { ...known, both: true });
  }
  return [...pairs.values()];
}
