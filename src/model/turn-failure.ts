import type { APIError } from '@anthropic-ai/sdk';
import { type Failure, toFailure } from '../failure.ts';
import { type Asked, apiFailure } from './api-failure.ts';
import { codesOf, networkFailure } from './network-failure.ts';
import type { Limits } from './watchdog.ts';

/** All that is known when a turn ended without its end. */
export type Unfinished = {
  asked: Asked;
  proxy?: string | undefined;
  /** What was thrown; absent when the stream simply ended. */
  thrown?: unknown;
  /** Which limit of silence ran out, and how long it was in milliseconds. */
  expired?: { limit: keyof Limits; ms: number } | undefined;
  /** Whether the head of an answer came, and what kind of body it announced. */
  answer?: { contentType: string } | undefined;
  /** Whether any event of a reply came, and what was senseless in it. */
  started: boolean;
  fault?: string | undefined;
};

/** Why a turn has no end, from the most telling sign to the least. */
export function turnFailure(unfinished: Unfinished): Failure {
  const { asked, proxy, thrown, expired, answer, started, fault } = unfinished;
  const { host } = asked;
  if (expired) {
    const seconds = Math.round(expired.ms / 1000);
    if (expired.limit === 'silenceMs') return broken(`${host} sent nothing for ${seconds} s, not even a sign of life.`);
    return { kind: 'network', message: `${host} did not answer within ${seconds} s.`, retryable: true };
  }
  if (isAnswered(thrown)) return apiFailure(thrown, asked);
  if (!answer) return isApiError(thrown) ? networkFailure(thrown, host, proxy) : toFailure(thrown);
  if (!started && thrown === undefined) return noStream(host, answer.contentType);
  const reason = fault ?? codesOf(thrown)[0];
  return broken(`The answer of ${host} broke off before its end${reason ? ` (${reason})` : ''}.`);
}

function isApiError(thrown: unknown): thrown is APIError {
  return thrown instanceof Error && 'apiMessage' in thrown;
}

/** An error that the other side put into words, unlike one of the connection. */
function isAnswered(thrown: unknown): thrown is APIError {
  return isApiError(thrown) && (thrown.status !== undefined || typeof thrown.type === 'string');
}

function broken(message: string): Failure {
  return { kind: 'broken-stream', message, retryable: true };
}

function noStream(host: string, contentType: string): Failure {
  if (/event-stream/i.test(contentType)) return broken(`${host} opened an answer and said nothing in it.`);
  return {
    kind: 'model',
    message: `${host} answered with ${/html/i.test(contentType) ? 'a web page' : 'something else'} instead of a stream.`,
    next: 'Check ANTHROPIC_BASE_URL, and whether a login page of the network stands in between.',
    retryable: false,
  };
}
