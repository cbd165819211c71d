import { type Roots, rootOf, sharedWords } from './limit-words.ts';
import type { TimeKind } from './time-kinds.ts';
import type { Point } from './told-event.ts';
import type { ToldTime } from './told-times.ts';

/** Off by less, and it is a month of 30 days or of 31. */
export const SLACK = 0.04;
/** Off by more, and two things are spoken of. */
const FAR = 12;

/** Of all times of a design: whether a root is one of few, and which keys are of tables and topics. */
export type TimeContext = { isRare(root: string): boolean; keepers: ReadonlySet<string> };

/** Whether two times are equal, but for rounding. */
export function agree(one: ToldTime, other: ToldTime): boolean {
  return Math.abs(one.seconds - other.seconds) <= SLACK * Math.max(one.seconds, other.seconds);
}

/** Whether two times are told of the same: of the same thing, in the same case, and of the same that befalls it. */
export function isOfSame(one: ToldTime, other: ToldTime, context: TimeContext): boolean {
  const ratio = one.seconds / other.seconds;
  if (one.place === other.place || one.line === other.line || ratio > FAR || ratio < 1 / FAR) return false;
  if (one.isDeclared && other.isDeclared) return false;
  // What does better than its goal is no contradiction.
  if ((one.isMost && one.seconds > other.seconds) || (other.isMost && other.seconds > one.seconds)) return false;
  if (one.isReplay || other.isReplay || !isAlike(one.marks, other.marks)) return false;
  if (isOtherKind(one.event.subject, other.event.subject) || isOfOther(one, other) || isOfOther(other, one))
    return false;
  if (isOtherState(one, other) || isOtherState(other, one)) return false;
  if (isApart(one.event.places, other.event.places)) return false;
  if (one.kind === 'kept' && other.kind === 'kept' && isApart(one.names, other.names)) return false;
  return becomeSame(one, other) || countsFromSame(one, other) || lastSame(one, other, context);
}

/** How many telling words two times share; the label of a paragraph may be one of them for an end that is set. */
function wordsOfBoth(one: ToldTime, other: ToldTime, { isRare }: TimeContext): number {
  const own = sharedWords(one.roots, other.roots, isRare);
  const isSet = one.kind === 'due' || other.kind === 'due';
  if (own === 0 || !isSet) return own;
  return Math.max(
    own,
    one.kind === 'due' ? sharedWords(withLabel(one), other.roots, isRare) : 0,
    other.kind === 'due' ? sharedWords(one.roots, withLabel(other), isRare) : 0,
  );
}

function withLabel({ roots, label }: ToldTime): Roots {
  return label.size === 0 ? roots : new Map([...label, ...roots]);
}

function lastSame(one: ToldTime, other: ToldTime, context: TimeContext): boolean {
  if (!isOneKind(one, other)) return false;
  const isKept = one.kind === 'kept' && other.kind === 'kept';
  if (isKept && [...one.names].some((name) => context.keepers.has(name) && other.names.has(name))) return true;
  if ([one.kind, other.kind].every((kind) => kind === 'ahead') && !isOneDeed(one, other)) return false;
  const words = wordsOfBoth(one, other, context);
  const isTold = (kind: TimeKind): boolean => kind !== 'other';
  if (one.isDeclared || other.isDeclared)
    return (words > 0 || isEndOfState(one, other)) && isTold(one.kind) && isTold(other.kind);
  if (one.isDrawn !== other.isDrawn && one.kind === other.kind && isTold(one.kind) && isCovered(one, other))
    return true;
  if (
    one.kind === other.kind &&
    STATED.includes(one.kind) &&
    one.event.subject !== '' &&
    one.event.subject === other.event.subject
  )
    return true;
  if (words > 1 && (isTold(one.kind) || isTold(other.kind))) return true;
  return wordsIn(one.roots).filter((root) => other.roots.has(root) && context.isRare(root)).length > 2;
}

/** `hold_expires_at`, and the row of a state machine that leads from `HELD` to something else. */
function isEndOfState(one: ToldTime, other: ToldTime): boolean {
  const [declared, told] = one.isDeclared ? [one, other] : [other, one];
  const { event, states } = told;
  return (
    states.becomes.size > 0 &&
    event.subject !== '' &&
    event.subject.split(' ').every((word) => declared.roots.has(word))
  );
}

/** "Lease TTL 60 s" in a diagram, and a row of `leader.lease-ttl`: all words of one of the two are said by the other. */
function isCovered(one: ToldTime, other: ToldTime): boolean {
  const [drawn, told] = one.isDrawn ? [one, other] : [other, one];
  const words = wordsIn(told.about);
  const said = wordsIn(drawn.roots);
  if (words.length === 0) return false;
  // "Send code" is of what was asked for.
  const own = said.every((root) => ANY.has(root)) ? withLabel(drawn) : drawn.roots;
  return words.every((root) => own.has(root)) || (said.length > 0 && said.every((root) => told.about.has(root)));
}

/** What any message may be. */
const ANY = new Set(
  [
    'send',
    'sends',
    'deliver',
    'return',
    'code',
    'link',
    'mail',
    'email',
    'sms',
    'message',
    'push',
    'url',
    'answer',
    'reply',
  ].map(rootOf),
);

function wordsIn(roots: Roots): string[] {
  return [...roots.keys()].filter((root) => !root.includes(' '));
}

/** Whether one becomes what the other does not: what it is or was already, or something else. */
function isOtherState({ states: one }: ToldTime, { states: other }: ToldTime): boolean {
  if (one.becomes.size === 0 || [...one.becomes].some((state) => other.becomes.has(state))) return false;
  return other.becomes.size > 0 || [...one.becomes].some((state) => other.others.has(state));
}

/** Whether both name something, and nothing in common. */
function isApart(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && ![...one].some((name) => other.has(name));
}

/** The relay of orders is not that of invoices, nor are the keys of payouts all keys. */
function isOfOther({ event: { complements } }: ToldTime, { roots, event }: ToldTime): boolean {
  return complements.size > 0 && ![...complements].some((word) => event.complements.has(word) || roots.has(word));
}

/** Both say after what time something becomes `overdue`, and one more word of what it is. */
function becomeSame(one: ToldTime, other: ToldTime): boolean {
  const isState = ({ kind }: ToldTime): boolean => kind === 'cut' || LASTS.includes(kind);
  if (!isState(one) || !isState(other)) return false;
  const same = [...one.states.becomes].filter((state) => other.states.becomes.has(state));
  const from = [...one.states.others].filter((state) => !same.includes(state));
  const otherFrom = [...other.states.others].filter((state) => !same.includes(state));
  const isFromSame = from.length === 0 || otherFrom.length === 0 || from.some((state) => otherFrom.includes(state));
  return same.length > 0 && isFromSame && sharesAny(one.roots, other.roots, same);
}

/** Both have to be done by a time that counts from, or ends at, the same: "not paid within 72 hours after closing". */
function countsFromSame(one: ToldTime, other: ToldTime): boolean {
  if (one.kind !== other.kind || !(one.kind === 'due' || one.kind === 'ahead' || one.kind === 'since')) return false;
  if (!isOneDeed(one, other)) return false;
  const point = sharedPoint(one.event.point, other.event.point);
  return point.length > 0 && sharesAny(one.roots, other.roots, point);
}

/** To change something is not to cancel it; a row that says no deed may be of any. */
function isOneDeed({ event: { deeds: one } }: ToldTime, { event: { deeds: other } }: ToldTime): boolean {
  return one.size === 0 || other.size === 0 || [...one].some((deed) => other.has(deed));
}

/** The roots that two points share, on the same side of the time; none where they are of different events. */
function sharedPoint(one: Point | undefined, other: Point | undefined): string[] {
  return one && other && one.side === other.side ? one.roots.filter((root) => other.roots.includes(root)) : [];
}

/** Whether two subjects have one head and are yet two: a `cool parcel` and a `parcel`, an `upload link` and a `download link`. */
function isOtherKind(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')];
  return (
    one !== '' &&
    other !== '' &&
    a.at(-1) === b.at(-1) &&
    !(a.length === b.length && a.every((word) => b.includes(word)))
  );
}

/** Any word but those that are known to be shared. */
function sharesAny(one: Roots, other: Roots, known: readonly string[]): boolean {
  return wordsIn(one).some((root) => other.has(root) && !known.some((word) => word.startsWith(root)));
}

/** Kinds of which a thing has but one. */
const STATED: readonly TimeKind[] = ['lives', 'kept', 'cached'];

/** What a time may be of that does not say it. */
const LASTS: readonly TimeKind[] = ['kept', 'lives', 'due', 'other'];

function isOneKind({ kind }: ToldTime, { kind: other }: ToldTime): boolean {
  if (kind === other) return true;
  const kinds = [kind, other];
  if (kinds.includes('due') && kinds.includes('kept')) return false;
  if (LASTS.includes(kind) && LASTS.includes(other)) return true;
  return kinds.includes('cut') && kinds.includes('other');
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((mark) => other.has(mark));
}
