import { wordsOf } from '../../names.ts';
import { rootOf, rootsIn } from './limit-words.ts';

/** What a time counts from, or ends at: `after` and the roots of what happens then. */
export type Point = { side: 'after' | 'before'; roots: readonly string[] };

const AFTER = /^\s*(?:later than|after|of being|of|from|following|since)\s+((?:[^\s.,;:()]+\s*){1,5})/i;
const BEFORE = /^\s*(?:before|ahead of|prior to)\s+((?:[^\s.,;:()]+\s*){1,5})/i;

/** What a time is of, as its clause puts it, all in roots. */
export type ToldEvent = {
  /** What is said to be valid, kept …; empty where that is not plain. */
  subject: string;
  /** From when, or till when, it counts: "after closing", "before the campaign closes". */
  point: Point | undefined;
  /** What is done then, or may be done till then: `cancel` of "can be cancelled until", and of "cancelling less than". */
  deeds: ReadonlySet<string>;
  /** What its thing is of: `order` of "the outbox relay of orders", which is not that of invoices. */
  complements: ReadonlySet<string>;
  /** What it is in: `inbox` of "kept in the inbox table". */
  places: ReadonlySet<string>;
};

export const NO_EVENT: ToldEvent = {
  subject: '',
  point: undefined,
  deeds: new Set(),
  complements: new Set(),
  places: new Set(),
};

/**
 * What a time is of.
 *
 * @param before its clause up to the time, and `after` what follows
 * @param label what its row begins with, or nothing
 */
export function eventOf({ before, after }: { before: string; after: string }, label: string): ToldEvent {
  const point = pointOf(after);
  return {
    subject: subjectOf(before, label),
    point,
    deeds: deedsIn(before, point?.side),
    complements: followersIn(before, COMPLEMENT),
    places: followersIn(before, PLACE),
  };
}

/** The point that stands behind a time; undefined where none is told. */
function pointOf(after: string): Point | undefined {
  const [from, to] = [AFTER.exec(after)?.[1], BEFORE.exec(after)?.[1]];
  const roots = [...rootsIn(from ?? to ?? '').keys()].filter((root) => !root.includes(' '));
  return roots.length === 0 ? undefined : { side: from === undefined ? 'before' : 'after', roots };
}

const DONE =
  /\b(?:can|may|must|could|be|is|are|been|being|to|not)\s+(?:(?:only|still|be|not|no longer)\s+)*([a-z]{3,})/gi;
const DOING = /(?:^|[;,]\s*)([a-z]{3,}ing)\b/gi;

/** "Closes 2 hours before" */
const DOES = /\b([a-z]{3,}s)\s*$/gi;

const COMPLEMENT = /\b(?:of|for) (?:an? |the |its )?([a-z]{3,})\b/gi;

const PLACE = /\bin (?:an? |the |its )?`?([a-z_]{3,})\b/gi;

/** The roots of the telling words among those that a pattern finds. */
function followersIn(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].flatMap(([, word = '']) => [...rootsIn(word).keys()]));
}

function deedsIn(before: string, side: Point['side'] | undefined): Set<string> {
  return rootsOf(before, [DONE, DOING, ...(side === 'before' ? [DOES] : [])]);
}

/** The roots of what the first groups of patterns find. */
function rootsOf(text: string, patterns: readonly RegExp[]): Set<string> {
  const words = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, word = '']) => word));
  return new Set(words.map((word) => rootOf(word.toLowerCase())));
}

const SUBJECT =
  /^\s*(?:(?:an?|the|each|every|all|our)\s+)?((?:[\p{L}`_-]+\s+){0,2}[\p{L}`_-]+?)(?:\s+(?:of|on|for|in|to|from|with)\s+(?:[\p{L}`_-]+\s+){0,3}[\p{L}`_-]+?)?\s+(?:is|are|stays?|remains?|lives?|lasts?|expires?|ends?|runs? out|counts?)\b/iu;
/** "Starts under a permit, which is valid for" */
const WHICH =
  /\b(?:an?|the|each|every)\s+((?:[\p{L}`_-]+\s+){0,2}[\p{L}`_-]+),?\s+(?:which|that)\s+(?:is|are|stays?|lasts?|lives?|expires?)\b[^,]*$/iu;
/** In words. */
const LONGEST_LABEL = 3;

/** The subject of a clause, or else what its row begins with, as roots in order; empty where there is none of a few words. */
function subjectOf(before: string, label: string): string {
  const said =
    WHICH.exec(before)?.[1] ??
    SUBJECT.exec(before)?.[1]?.replace(/\s+(?:that|which|who|whose)$/i, '') ??
    (label.split(/\s+/).length <= LONGEST_LABEL ? label : '');
  return /\b(?:its|their|his|other|another|these|those|this|that|they|it)\b/i.test(said)
    ? ''
    : wordsOf(said).map(rootOf).join(' ');
}
