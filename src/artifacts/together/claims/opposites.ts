import type { Passage } from '../design.ts';
import { wordsOf } from '../names.ts';
import { lineAt } from '../prose/sentences.ts';
import { stem } from '../stem.ts';

/** What a sentence lays down, so that another can say the opposite of the same things. */
export type Tenet =
  | { kind: 'once' | 'again'; of: string[]; per: string[]; said: string; line: number }
  | { kind: 'waits' | 'never waits'; of: string[]; per: string[]; said: string; line: number }
  | { kind: 'final' | 'goes on'; of: string[]; per: string[]; said: string; line: number };

const ONCE =
  /\b(?:at most|no more than|only|exactly)\s+(once|one(?: single| live| active| open)?\s+[\w -]{3,30}?)\s+(?:per|for (?:each|every|any)|(?:to|on|in|for|of) (?:an?|each|every|any))\s+(\w[\w-]{2,})/gi;
const AGAIN =
  /\b(?:an?(?:other)? (?:second|new|further|fresh|additional)|another|one more|a second|several|multiple)\s+([a-z][\w-]{2,}(?: [a-z][\w-]{2,})?)\s+(?:for|on|in|to|at|of|per|against)\s+the same\s+(\w[\w-]{2,})/gi;
/** Where the first is gone, or the second refused, there is but one. */
const GUARDED =
  /\b(?:not|never|cannot|no|refus\w*|reject(?:s|ed with|ion)?|409|422|conflict|forbid\w*|fails?|ignored?|duplicates?|after|once|unless|if|cancel\w*|withdraw\w*|expir\w*|releas\w*|delet\w*|prevent\w*|instead)\b/i;

const NEVER_WAITS =
  /\b([\w-]{3,}(?: [\w-]{3,})?)\s+(?:must|should|may|can|does|do|will|need)(?: not|n't|not)? (?:never )?(?:wait|block|depend)(?:s|ing)? (?:for|on) (?:an? |the |any )?([\w-]+(?: [\w-]+){0,2})|\b([\w-]{3,})\s+never (?:waits?|blocks?) (?:for|on) (?:an? |the |any )?([\w-]+(?: [\w-]+){0,2})/gi;
const WAITS =
  /\b((?:writes?|inserts?|stores?|saves?|persists?|commits?|records?|reads?|quer(?:y|ies)|looks? up|publishes|sends|emits|calls|asks)\b[^.;:|]{0,80}?)\s+before\s+(?:it |they |we |the \w+ )?(?:is |are )?([\w-]{4,})/gi;
const WAITS_FOR =
  /\b([\w-]{3,}(?: [\w-]{3,})?)\s+(?:waits?|blocks?|is held) (?:for|on|until) (?:an? |the )?([\w-]+(?: [\w-]+){0,3})/gi;

const FINAL =
  /((?:`[\w-]{4,30}`(?:\s*(?:,|and|or)\s*)*)+)\s+(?:are|is)\s+(?:final|terminal|irreversible|end states?)\b/gi;
const GOES_ON =
  /`?\b([a-z_]{4,30})`?(?:\s+[a-z-]+){0,2}\s+(?:can|may)\s+(?:still\s+|later\s+|also\s+)?(?:be\s+)?(?:re-?open\w*|reverted|undone|reactivated|restored|moved? back|go(?:es)? back|returned? to|changed back)\b|\b(?:re-?opens?|reactivates?|reverts?)\s+(?:an?\s+|the\s+)?`?([a-z_]{4,30})`?/gi;

/** What kind of work a wait is for. */
const WORK: readonly (readonly [string, RegExp])[] = [
  ['write', /^(?:writ|insert|stor|sav|persist|commit|record|databas|postgres)/],
  ['read', /^(?:read|query|quer|look|lookup|select|fetch)/],
  ['send', /^(?:publish|send|emit|kafka|broker)/],
];

/** What one sentence lays down; of an aside, nothing. */
export function tenetsIn(sentence: Passage): Tenet[] {
  const { text, aside } = sentence;
  if (aside) return [];
  const all = (pattern: RegExp, make: (match: RegExpExecArray) => Omit<Tenet, 'said' | 'line'> | undefined): Tenet[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const tenet = make(match);
      return tenet
        ? [{ ...tenet, said: match[0].replace(/\s+/g, ' ').slice(0, 70), line: lineAt(sentence, match.index) } as Tenet]
        : [];
    });
  const lead = (match: RegExpExecArray): string =>
    text
      .slice(0, match.index)
      .split(/[.;:]\s/)
      .at(-1)
      ?.slice(-60) ?? '';
  const isNot = (match: RegExpExecArray): boolean => / (?:not|never)\b|n't/.test(match[0]);
  return [
    ...all(ONCE, (match) => ({
      kind: 'once',
      of: rootsOf(`${lead(match)} ${match[1]}`),
      per: rootsOf(match[2] ?? ''),
    })),
    ...(GUARDED.test(text)
      ? []
      : all(AGAIN, ([, of = '', per = '']) => ({ kind: 'again', of: rootsOf(of), per: rootsOf(per) }))),
    ...all(NEVER_WAITS, (match) =>
      isNot(match)
        ? { kind: 'never waits', of: rootsOf(match[1] ?? match[3] ?? ''), per: workOf(match[2] ?? match[4] ?? '') }
        : undefined,
    ),
    ...(/\b(?:not|never|instead|without)\b/i.test(text)
      ? []
      : [
          ...all(WAITS, ([, work = '', of = '']) => ({
            kind: 'waits',
            of: rootsOf(of),
            per: workOf(work.split(/\s/)[0] ?? ''),
          })),
          ...all(WAITS_FOR, ([, of = '', work = '']) => ({ kind: 'waits', of: rootsOf(of), per: workOf(work) })),
        ]),
    ...all(FINAL, ([, names = '']) => ({ kind: 'final', of: rootsOf(names), per: [] })),
    ...(/\b(?:not|never|cannot|nor)\b|n't/i.test(text)
      ? []
      : all(GOES_ON, ([, one, other]) => ({ kind: 'goes on', of: rootsOf(one ?? other ?? ''), per: [] }))),
  ];
}

const OPPOSITES: Readonly<Record<Tenet['kind'], Tenet['kind']>> = {
  once: 'again',
  again: 'once',
  waits: 'never waits',
  'never waits': 'waits',
  final: 'goes on',
  'goes on': 'final',
};

/** Whether two sentences say the opposite of the same things. */
export function areOpposite(one: Tenet, other: Tenet): boolean {
  if (OPPOSITES[one.kind] !== other.kind) return false;
  const isFinal = one.kind === 'final' || one.kind === 'goes on';
  return share(one.of, other.of) && (isFinal || share(one.per, other.per));
}

function share(one: readonly string[], other: readonly string[]): boolean {
  return one.some((word) => other.some((another) => isRoot(word, another)));
}

/** `applies` and `application`, `redirect` and `redirects`. */
function isRoot(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length > 3 && other.length > 3 && (one.startsWith(other) || other.startsWith(one))) return true;
  const length = Math.min(one.length, other.length);
  const root = Math.max(5, Math.ceil(length * 0.75));
  const begin = (word: string): string => word.slice(0, root).replace(/y$/, 'i');
  return length >= 5 && begin(one) === begin(other);
}

const STOP =
  /^(?:the|an?|and|or|is|are|be|it|its|they|of|for|to|in|on|at|by|per|once|one|only|most|more|than|each|every|single|live|active|open|has|have|can|may|must|same|new|that|this|with|there|from|all|any|no|not|request|requests|process|service|system|api|which|state|step|value|row)$/;

function rootsOf(text: string): string[] {
  return wordsOf(text)
    .filter((word) => word.length > 2 && !STOP.test(word))
    .map(stem);
}

function workOf(text: string): string[] {
  return WORK.flatMap(([name, words]) => (wordsOf(text).some((word) => words.test(word)) ? [name] : []));
}
