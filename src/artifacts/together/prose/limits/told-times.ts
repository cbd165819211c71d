import type { Design } from '../../design.ts';
import { nameKey } from '../../names.ts';
import { type Amount, amountsIn } from './amounts.ts';
import { declaredTimes } from './declared-times.ts';
import { type LimitText, limitTexts } from './limit-texts.ts';
import { type Roots, rootsIn } from './limit-words.ts';
import { sizedTimes } from './sized-times.ts';

/** What a time is of. `kept` and `lives` are said of the same; so may `other` be, of any. */
export type TimeKind = 'ahead' | 'cached' | 'alerted' | 'retried' | 'cut' | 'kept' | 'lives' | 'other';

/** A time for which something is kept, lasts or is waited for, told in one place of a design. */
export type ToldTime = {
  kind: TimeKind;
  seconds: number;
  /** As it is written. */
  said: string;
  /** The words around it, and of what it stands at. */
  roots: Roots;
  /** Tables, topics and the like that it names, as keys. */
  names: ReadonlySet<string>;
  /** What narrows it to a part or a case. */
  marks: ReadonlySet<string>;
  /** Whether it is said of reading again what was kept. */
  isReplay: boolean;
  isDeclared: boolean;
  line: number;
  place: string;
};

const KINDS: readonly (readonly [TimeKind, RegExp])[] = [
  ['cached', /\bcach(?:e|es|ed|ing)\b|\bmax-age\b/i],
  ['alerted', /\b(?:alert\w*|alarm\w*|pag(?:e|es|ed|ing) (?:the|on)|warn\w*|remind\w*|notif(?:y|ies|ied))\b/i],
  ['retried', /\b(?:retr(?:y|ies|ied|ying)|back-?off|wait\w*|delay\w*|attempts?|polls?|polled|refresh\w*)\b/i],
  ['cut', /\b(?:time-?outs?|timed out|times? out|cut (?:off|after)|gives? up|deadlines?)\b/i],
  [
    'kept',
    /\b(?:kept|keeps?|retention|retain\w*|delet\w+|purg\w+|drop(?:s|ped)|prun\w+|remember\w*|stored|remov\w+|archiv\w+|replay\w*)\b/i,
  ],
  [
    'lives',
    /\b(?:valid\w*|expir\w*|lasts?|lives?|lifetime|ttl|leases?|holds?|locks?|good|runs? out|stops? working)\b/i,
  ],
];
/** How often, how fast, when: no time that something lasts. */
const NOT_LASTING =
  /\b(?:every|each|per|within|in|before|under|below|by|against|at least|minimum|min|average|mean|median|p\d\d|first|another|further|extra|plus|minus|only|than|and then|by|grace|first)\s*(?:(?:the|about|around|last|past|next|at most)\s+)*$/i;
const OLDER = /\b(?:older|longer) than\s*$/i;
const THEN =
  /^\s*(?:ago|before|ahead|earlier|early|late|later|into|apart|old\b|of (?:work|data|outage|lag|traffic)|window|at p\d\d|\(p\d\d)/i;
const SUM = /[×*/=≈+]\s*$|\bx\s*$/;
const SUM_AFTER = /^\s*[×*/=≈+](?!\w)/;
const MARK =
  /\b(?:staging|sandbox|test|development|local|production|free|pro|premium|enterprise|basic|paid|compressed|hot|cold|warm|archive\w*|backups?|snapshots?|standby|replicas?|old|legacy|first|second|third|initial|final|soft|failed|rejected|cancelled|unused|unpaid|unconfirmed|draft|guests?|anonymous|admin\w*|mobile|connect\w*|idle|total|worst|average|mean|refresh|access|extended|extension|renewals?|renewed|own|separate|after which|overdue|pilot|migration)\b/gi;
const CLAUSE = /[;:.]\s|,\s(?:and|but|so|while|then|or)\s|\s[—–]\s|[()]/g;
/** In characters. */
const LONGEST = 2000;

/** Every time that a design tells of how long something is kept, lasts or is waited for. */
export function toldTimes(design: Design): ToldTime[] {
  const texts = [...limitTexts(design), ...declaredTimes(design)].filter(({ text }) => text.length <= LONGEST);
  return [...texts.flatMap(timesOf), ...sizedTimes(design)];
}

function timesOf(text: LimitText): ToldTime[] {
  const amounts = amountsIn(text.text);
  const times = amounts.filter(({ dimension, values }) => dimension === 'time' && values.length === 1);
  return times.flatMap((amount): ToldTime[] => {
    const clause = clauseOf(text.text, amount, amounts);
    const lead = text.text.slice(0, amount.start);
    const isAhead = isNotice(text.text, amount);
    const isSet = isAhead && SET.test(clause.before);
    if (!(isAhead || isLasting(text.text, amount)) || /[×≈]|\d\s*[*/=]\s*[\d,]/.test(clause.text)) return [];
    const around = `${clause.before} . ${clause.after}`;
    const kind =
      (isSet ? 'lives' : isAhead ? 'ahead' : undefined) ??
      kindOf(clause.text) ??
      kindOf(text.title ?? '') ??
      kindOf(text.about) ??
      (KEPT.test(lead) ? 'kept' : 'other');
    const said = text.isDeclared ? shown(amount) : amount.said;
    return [
      {
        kind,
        seconds: amount.values[0]?.[0] ?? 0,
        said,
        roots: rootsIn(`${around} . ${text.about} . ${text.title ?? ''}`),
        names: new Set([
          ...namesIn(clause.before, text.about, text.isDeclared === true),
          ...namesIn(clause.after, '', false),
        ]),
        marks: new Set((`${around} ${text.about}`.match(MARK) ?? []).map((mark) => mark.toLowerCase())),
        isReplay: /\bre-?(?:play|read|consum|process)\w*\b/i.test(lead.slice(clause.from)),
        isDeclared: text.isDeclared === true,
        line: text.lineAt(amount.start),
        place: text.place,
      },
    ];
  });
}

/** "sets `grace_until` 10 days ahead": not how early something has to be done, but how long it then is. */
const SET = /\b(?:sets?|moves?|puts?)\b[^.;]*$|\w_(?:until|at)`?\s*$/i;

const KEPT = KINDS.find(([kind]) => kind === 'kept')?.[1] ?? /$^/;

function kindOf(text: string): TimeKind | undefined {
  return KINDS.find(([, words]) => words.test(text))?.[0];
}

/** "At least 24 hours ahead", "starts in less than 24 hours": how early something has to be done. */
function isNotice(text: string, { start, end }: Amount): boolean {
  return (
    /^\s*(?:ahead|before|in advance|prior|of notice)\b/i.test(text.slice(end)) ||
    /\b(?:starts?|begins?|departs?|leaves?) in (?:less|fewer|more) than\s*$/i.test(text.slice(0, start))
  );
}

function isLasting(text: string, { start, end }: Amount): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 40);
  const isReplay = /\breplay\w*\b[^.;]*\bwithin\s*$/i.test(before);
  return (
    (isReplay || OLDER.test(before) || !NOT_LASTING.test(before)) &&
    !THEN.test(after) &&
    !SUM.test(before) &&
    !SUM_AFTER.test(after)
  );
}

/** The part of a sentence that an amount stands in, up to the amounts beside it. */
function clauseOf(
  text: string,
  amount: Amount,
  all: readonly Amount[],
): { text: string; before: string; after: string; from: number } {
  const ends = [...text.matchAll(CLAUSE)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
  const previous = all.findLast(({ end }) => end <= amount.start);
  const next = all.find(({ start }) => start >= amount.end);
  const from = Math.max(0, previous?.end ?? 0, ends.findLast(({ to }) => to <= amount.start)?.to ?? 0);
  const end = ends.find((one) => one.from >= amount.end)?.from ?? text.length;
  // What stands between two amounts is of the second.
  const to = next && next.start < end ? amount.end : end;
  return {
    text: text.slice(from, to),
    before: text.slice(from, amount.start),
    after: text.slice(amount.end, to),
    from,
  };
}

/** Before what is said to be kept, where nothing says which of it. */
const START =
  /(?:^|[,;:.]|\b(?:and|the|all|our|every|each|of|keeps?|deletes?|drops?|purges?|removes?|prunes?|retains?))\s*$/i;
const BEHIND =
  /\s+(?:(?:are|is|stays?)\s+)?(?:(?:kept|retained|stored|deleted|purged|dropped|removed|pruned)\s+)?(?:for|after|older than|longer than)\s*$/i;

/** Names in code spans, all words of a setting, and what words right before say is kept (`deletes audit entries after`). */
function namesIn(text: string, about: string, isDeclared: boolean): Set<string> {
  const all = `${text} ${about}`;
  const spans = isDeclared ? all.split(/\s+/) : [...all.matchAll(/`([\w.-]{3,80})`/g)].map(([, name = '']) => name);
  const lead = BEHIND.test(text) ? text.replace(BEHIND, '') : '';
  const told = [lead, lead.replace(/\s+(?:rows?|records?|entries)$/i, '')].flatMap((one) => {
    const words = one.split(/\s+/);
    const counts = [1, 2, 3].filter((count) => START.test(`${words.slice(0, -count).join(' ')} `));
    return counts.map((count) => words.slice(-count).join(' '));
  });
  return new Set([...spans, ...told].map(nameKey).filter((key) => key !== ''));
}

function shown(amount: Amount): string {
  const seconds = amount.values[0]?.[0] ?? 0;
  for (const [unit, size] of [
    ['days', 86_400],
    ['hours', 3600],
    ['minutes', 60],
  ] as const)
    if (seconds % size === 0 && seconds >= 2 * size) return `${seconds / size} ${unit}`;
  return `${seconds} seconds`;
}
