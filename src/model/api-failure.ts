import type { APIError } from '@anthropic-ai/sdk';
import type { Failure } from '../failure.ts';
import { nearestModel } from './nearest-model.ts';
import { oneLine } from './one-line.ts';

/** What an error's sentence needs to know of the request. */
export type Asked = { host: string; model: string; foreign: boolean };

const LATER = 'Go on later with `backend-architect resume`.';
const NO_KEY_NEEDED = 'or run with `-m planner`, which needs no key.';

/** What each type of error of the API means, and four kinds of answer of which the API makes no type. */
const MEANINGS = {
  authentication_error: ({ host }) => ({
    kind: 'credentials',
    message: `${host} refused the API key`,
    next: `Check the key, ${NO_KEY_NEEDED}`,
  }),
  permission_error: ({ host, model }) => ({
    kind: 'credentials',
    message: `${host} does not let this key use ${model}`,
    next: `Use another key or model, ${NO_KEY_NEEDED}`,
  }),
  billing_error: () => ({
    kind: 'model',
    message: 'The account cannot pay for this request',
    next: `Add credit. ${LATER}`,
  }),
  spend_limit: () => ({
    kind: 'model',
    message: 'The account’s spend limit is reached',
    next: `Raise it, or wait until it is reset. ${LATER}`,
  }),
  not_found_error: ({ host, model, foreign }) => ({
    kind: 'model',
    message: `${host} knows no model “${model}”`,
    next: foreign
      ? 'Name one of its models with `-m`.'
      : `${didYouMean(model)}\`backend-architect models\` lists the models.`,
  }),
  no_such_page: ({ host }) => ({
    kind: 'model',
    message: `${host} has no Messages API at this address`,
    next: 'Check ANTHROPIC_BASE_URL: the program adds /v1/messages to it.',
  }),
  request_too_large: ({ host }) => ({
    kind: 'model',
    message: `The request is larger than ${host} takes`,
    next: 'Give it less context.',
  }),
  invalid_request_error: ({ host }) => ({ kind: 'model', message: `${host} refused the request` }),
  login: ({ host }) => ({
    kind: 'network',
    message: `The network wants a login before it lets anything through to ${host}`,
    next: `Log in to it with a browser. ${LATER}`,
  }),
  redirect: ({ host }) => ({
    kind: 'model',
    message: `${host} points to another address, which is not followed`,
    next: 'If that address is right, put it in ANTHROPIC_BASE_URL.',
  }),
  rate_limit_error: ({ host }) => passing('overloaded', `${host} takes no more requests just now`),
  overloaded_error: ({ host }) => passing('overloaded', `${host} is overloaded`),
  timeout_error: ({ host }) => passing('model', `${host} gave the request up`),
  conflict_error: ({ host }) => passing('model', `${host} gave the request up`),
  api_error: ({ host }) => passing('model', `${host} failed`),
} satisfies Record<string, (asked: Asked) => Failure>;

type Meaning = keyof typeof MEANINGS;

function passing(kind: 'overloaded' | 'model', message: string): Failure {
  return { kind, message, next: LATER, retryable: true };
}

const BY_STATUS: Record<number, Meaning> = {
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'no_such_page',
  408: 'timeout_error',
  409: 'conflict_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  503: 'overloaded_error',
  504: 'timeout_error',
  511: 'login',
  529: 'overloaded_error',
};

/** An error that the API answered, with a status or (`status` undefined) as an event within a stream, as a failure. */
export function apiFailure(error: APIError, asked: Asked): Failure {
  const failure: Failure = MEANINGS[meaningOf(error)](asked);
  const status = error.status === undefined ? '' : ` (${error.status})`;
  const said = saidBy(error);
  // The headers of an error within a stream are those of a success: they speak of something else.
  const headers = error.status === undefined ? undefined : error.headers;
  const waitMs = askedWait(headers);
  const requestId = error.requestID ?? bodyOf(error).request_id;
  return {
    ...failure,
    message: `${failure.message}${said ? `: ${said}` : `${status}.`}`,
    retryable: failure.retryable === true && headers?.get('x-should-retry') !== 'false',
    ...(waitMs ? { waitMs } : {}),
    ...(typeof requestId === 'string' ? { requestId: oneLine(requestId) } : {}),
  };
}

function didYouMean(model: string): string {
  const nearest = nearestModel(model);
  return nearest === undefined ? '' : `Did you mean ${nearest}? `;
}

function meaningOf(error: APIError): Meaning {
  const { status, type, errorCode } = error;
  if (errorCode && /spend_limit_reached$/.test(errorCode)) return 'spend_limit';
  if (status !== undefined && status < 400) return 'redirect';
  const named = type && Object.hasOwn(MEANINGS, type) ? (type as Meaning) : undefined;
  if (status === undefined) return named ?? 'api_error';
  // These two have several meanings, which the type tells apart.
  if (named && (status === 400 || status === 404)) return named;
  return BY_STATUS[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error');
}

/** What the other side says of it, as one line; nothing of a web page. A redirect says where it points, without the path. */
function saidBy(error: APIError): string {
  if (error.status !== undefined && error.status < 400) return originOf(error.headers?.get('location'));
  const body = bodyOf(error);
  const inner = body.error;
  const said = error.apiMessage ?? (typeof inner === 'string' ? inner : body.message);
  if (typeof said === 'string') return oneLine(said);
  const raw = error.error === undefined ? error.message.replace(/^\d{3} /, '') : '';
  return /[<{]|status code/.test(raw) ? '' : oneLine(raw);
}

function bodyOf(error: APIError): Record<string, unknown> {
  return typeof error.error === 'object' ? { ...error.error } : {};
}

function originOf(location: string | null | undefined): string {
  return location && URL.canParse(location) ? new URL(location).origin : '';
}

/**
 * `retry-after-ms`, or `retry-after` in seconds or as a date: in milliseconds, when it lies in the future. A date is
 * held against the answer's own, so that no clock needs to be right.
 */
function askedWait(headers: Headers | undefined): number | undefined {
  const header = (name: string) => headers?.get(name) ?? '';
  const after = header('retry-after');
  const seconds = /^[\d.]+$/.test(after) ? Number.parseFloat(after) * 1000 : Number.NaN;
  const asked = [Number.parseFloat(header('retry-after-ms')), seconds, Date.parse(after) - Date.parse(header('date'))];
  return asked.find((ms) => ms > 0 && Number.isFinite(ms));
}
