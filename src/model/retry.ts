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
