/** A signal that is aborted with another one, or when the time is up. `end` lets go of both. */
export type TimeLimit = { signal: AbortSignal; end(): void };

/** @param ms how long, in milliseconds */
export function startTimeLimit(ms: number, outer: AbortSignal): TimeLimit {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, ms);
  outer.addEventListener('abort', stop);
  if (outer.aborted) stop();
  return {
    signal: limit.signal,
    end() {
      clearTimeout(timer);
      outer.removeEventListener('abort', stop);
    },
  };
}
