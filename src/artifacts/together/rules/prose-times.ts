import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { nameKey } from '../names.ts';
import { rootOf, sharedWords } from '../prose/limits/limit-words.ts';
import { type TimeKind, type ToldTime, toldTimes } from '../prose/limits/told-times.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/told-time';
/** Times of one design: each is held against every other. */
const MOST = 400;
/** In how many places a word may stand and still say which thing it is about. */
const FEW = 4;
/** Off by less, and it is a month of 30 days or of 31. */
const SLACK = 0.03;
/** Off by more, and two things are spoken of. */
const FAR = 12;

/** How long something is kept, lasts or is waited for, told in two places with two values. */
export const proseTimes: Rule = {
  name: RULE,
  find(design) {
    const times = toldTimes(design).slice(0, MOST);
    const counts = new Map<string, number>();
    for (const { roots } of times) for (const root of roots.keys()) counts.set(root, (counts.get(root) ?? 0) + 1);
    const isRare = (root: string): boolean => (counts.get(root) ?? 0) <= FEW;
    const kept = keepers(design);
    const isSame = (one: ToldTime, other: ToldTime): boolean => isOfSame(one, other, isRare, kept);
    const found: Finding[] = [];
    for (const [at, time] of times.entries()) {
      for (const other of times.slice(0, at)) {
        if (agree(time, other) || !isSame(time, other)) continue;
        const isTold = (one: ToldTime): boolean =>
          times.some((third) => third !== one && agree(third, one) && isSame(third, one));
        if (isTold(time) && isTold(other)) continue;
        // What is said of more than one value is not plainly of the one that is declared.
        const rivals = times.filter((third) => !third.isDeclared && (isSame(third, time) || isSame(third, other)));
        const isHeld = time.isDeclared || other.isDeclared;
        if (isHeld && rivals.some((one) => rivals.some((third) => !agree(one, third)))) continue;
        const [odd, usual] = isTold(time) ? [other, time] : [time, other];
        const message = `This says ${odd.said} where line ${usual.line} says ${usual.said} of the same.`;
        if (!found.some((one) => one.line === odd.line))
          found.push({ level: 'warning', rule: RULE, message, line: odd.line, with: [usual.line] });
      }
    }
    return [...found, ...replays(times, kept)];
  },
};

/** What is read again for longer than it is kept. */
function replays(times: readonly ToldTime[], keepers: ReadonlySet<string>): Finding[] {
  return times
    .filter(({ isReplay }) => isReplay)
    .flatMap((replay): Finding[] => {
      const own = times.filter(({ kind, names, isReplay }) => !isReplay && kind === 'kept' && has(names, keepers));
      const [kept, ...more] = own.filter(({ names, roots }) =>
        replay.names.size > 0
          ? [...replay.names].some((name) => names.has(name))
          : replay.roots.has(DEAD_LETTER) && [...roots.keys()].some((root) => DEAD.test(root)),
      );
      if (!kept || more.length > 0 || replay.seconds <= kept.seconds * (1 + SLACK)) return [];
      const message = `This is read again for ${replay.said}, but line ${kept.line} keeps it for ${kept.said}.`;
      return [{ level: 'warning', rule: RULE, message, line: replay.line, with: [kept.line] }];
    });
}

const DEAD_LETTER = `dead ${rootOf('letter')}`;
const DEAD = new RegExp(`^(?:dlq|dlt|dlx|deadletter|${DEAD_LETTER})$`);

function has(names: ReadonlySet<string>, keepers: ReadonlySet<string>): boolean {
  return [...names].some((name) => keepers.has(name));
}

function agree(one: ToldTime, other: ToldTime): boolean {
  return Math.abs(one.seconds - other.seconds) <= SLACK * Math.max(one.seconds, other.seconds);
}

function isOfSame(
  one: ToldTime,
  other: ToldTime,
  isRare: (root: string) => boolean,
  kept: ReadonlySet<string>,
): boolean {
  const ratio = one.seconds / other.seconds;
  if (one.place === other.place || one.line === other.line || ratio > FAR || ratio < 1 / FAR) return false;
  if (
    (one.isDeclared && other.isDeclared) ||
    !isOneKind(one, other) ||
    one.isReplay ||
    other.isReplay ||
    !isAlike(one.marks, other.marks)
  )
    return false;
  const isKept = one.kind === 'kept' && other.kind === 'kept';
  if (isKept && [...one.names].some((name) => kept.has(name) && other.names.has(name))) return true;
  const words = sharedWords(one.roots, other.roots, isRare);
  const isTold = (kind: TimeKind): boolean => kind !== 'other';
  if (one.isDeclared || other.isDeclared) return words > 0 && isTold(one.kind) && isTold(other.kind);
  return words > 1 && (isTold(one.kind) || isTold(other.kind));
}

/** What a time may be of that does not say it. */
const LASTS: readonly TimeKind[] = ['kept', 'lives', 'other'];

function isOneKind({ kind }: ToldTime, { kind: other }: ToldTime): boolean {
  if (kind === other || (LASTS.includes(kind) && LASTS.includes(other))) return true;
  return [kind, other].includes('cut') && [kind, other].includes('other');
}

function isAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((mark) => other.has(mark));
}

/** What keeps rows or messages: tables and topics, by their keys. */
function keepers({ schema, messages, prose }: Design): Set<string> {
  const topics = prose.tables.flatMap(({ head, rows }) =>
    /\b(?:topic|queue|stream|subject|table|data|dataset)s?\b/i.test(head[0] ?? '')
      ? rows.flatMap(({ cells }) => /^`([\w.-]+)`/.exec(cells[0] ?? '')?.[1] ?? [])
      : [],
  );
  return new Set([
    ...schema.tables.map(({ name }) => nameKey(name)),
    ...messages.flatMap(({ channel }) => (channel === undefined ? [] : [nameKey(channel)])),
    ...topics.map(nameKey),
  ]);
}
