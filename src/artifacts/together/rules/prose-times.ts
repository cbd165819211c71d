import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { nameKey } from '../names.ts';
import { rootOf } from '../prose/limits/limit-words.ts';
import { agree, isOfSame, SLACK, type TimeContext } from '../prose/limits/same-time.ts';
import { type ToldTime, toldTimes } from '../prose/limits/told-times.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/told-time';
/** Times of one design: each is held against every other. */
const MOST = 400;
/** In how many places a word may stand and still say which thing it is about. */
const FEW = 4;

/** How long something is kept, lasts or is waited for, told in two places with two values. */
export const proseTimes: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const times = toldTimes(design).slice(0, MOST);
    const counts = new Map<string, number>();
    for (const { roots } of times) for (const root of roots.keys()) counts.set(root, (counts.get(root) ?? 0) + 1);
    const context = { isRare: (root: string) => (counts.get(root) ?? 0) <= FEW, keepers: keepers(design) };
    const found: Finding[] = [];
    for (const [at, time] of times.entries()) {
      for (const other of times.slice(0, at)) {
        if (agree(time, other) || !isOfSame(time, other, context) || isUnclear(time, other, times, context)) continue;
        if (isSaidBeside(time, other, times) || isSaidBeside(other, time, times)) continue;
        const [odd, usual] = isToldAgain(time, times, context) ? [other, time] : [time, other];
        const message = `This says ${odd.said} where line ${usual.line} says ${usual.said} of the same.`;
        if (!found.some((one) => one.line === odd.line))
          found.push({ level: 'warning', rule: RULE, message, line: odd.line, with: [usual.line] });
      }
    }
    return [...found, ...replays(times, context.keepers)];
  },
};

/** Whether a third place says the same of the same. */
function isToldAgain(one: ToldTime, times: readonly ToldTime[], context: TimeContext): boolean {
  return times.some((third) => third !== one && agree(third, one) && isOfSame(third, one, context));
}

/** Whether the place of one says the other too: "older than 20 minutes: again; older than 90: gone". */
function isSaidBeside(one: ToldTime, other: ToldTime, times: readonly ToldTime[]): boolean {
  return times.some((third) => third !== one && third.line === one.line && agree(third, other));
}

/** Two times that are each told again are of two things; what is said of more than one is not plainly of the one that is declared. */
function isUnclear(one: ToldTime, other: ToldTime, times: readonly ToldTime[], context: TimeContext): boolean {
  if (isToldAgain(one, times, context) && isToldAgain(other, times, context)) return true;
  if (!(one.isDeclared || other.isDeclared)) return false;
  const declared = one.isDeclared ? one : other;
  const told = declared === one ? other : one;
  const rivals = times.filter(
    (third) => !third.isDeclared && (isOfSame(third, one, context) || isOfSame(third, other, context)),
  );
  // The rival with the most words of it is the one that is meant.
  const words = (third: ToldTime): number => [...third.roots.keys()].filter((root) => declared.roots.has(root)).length;
  const close = rivals.filter((third) => words(third) >= words(told));
  return close.some((third) => close.some((fourth) => !agree(third, fourth)));
}

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
