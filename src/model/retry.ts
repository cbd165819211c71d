import type { Failure } from '../failure.ts';

/** How a request is repeated, in milliseconds and times asked in all. */
export type RetryRules = {
  attempts: number;
  /** The first wait; each further one is twice as long, up to `longestMs`. */
  firstMs: number;
  longestMs: number;
  /** The longest wait that the other side may ask for. Asked for more, the turn fails instead of coming back early. */
  longestAskedMs: number;
};

export const RETRY: RetryRules = { attempts: 5, firstMs: 1_000, longestMs: 16_000, longestAskedMs: 120_000 };

/**
 * How long to wait before the request is sent again, in milliseconds; undefined when it is not sent again.
 *
 * @param attempt how often it was sent so far, from 1
 * @param random a number from 0 up to 1: up to a quarter of the wait is left off, so that many do not come back at once
 */
export function waitBefore(attempt: number, failure: Failure, random: number, rules: RetryRules): number | undefined {
  if (!failure.retryable || attempt >= rules.attempts) return undefined;
  const asked = failure.waitMs;
  if (asked !== undefined) return asked <= rules.longestAskedMs ? asked : undefined;
  const wait = Math.min(rules.firstMs * 2 ** (attempt - 1), rules.longestMs);
  return Math.round(wait * (1 - random / 4));
}

/**
 * A failure that is not tried again any more. Where the other side asked for a longer wait than is waited here, it says
 * how long.
 */
export function givenUp(failure: Failure, { longestAskedMs }: RetryRules): Failure {
  const { retryable, waitMs = 0 } = failure;
  const last = { ...failure, retryable: false };
  if (!retryable || waitMs <= longestAskedMs) return last;
  return { ...last, next: `It asks to wait ${span(waitMs)}: go on after that with \`backend-architect resume\`.` };
}

/** A wait as a person would say it; no shorter than it is. */
function span(ms: number): string {
  const [minutes, hours, days] = [60_000, 3_600_000, 86_400_000].map((unit) => Math.ceil(ms / unit)) as [
    number,
    number,
    number,
  ];
  if (minutes < 60) return minutes === 1 ? 'a minute' : `${minutes} minutes`;
  if (hours < 48) return hours === 1 ? 'an hour' : `${hours} hours`;
  return days <= 366 ? `${days} days` : 'for more than a year';
}
