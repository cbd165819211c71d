import type { APIError } from '@anthropic-ai/sdk';
import type { Failure } from '../failure.ts';
import { oneLine } from './one-line.ts';

/** What an error's sentence needs to know of the request. `now` is in milliseconds since the epoch. */
export type Asked = { host: string; model: string; foreign: boolean; now: number };

/** The types of error of the API, and three answers that have none. */
type Kind =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'billing_error'
  | 'spend_limit'
  | 'permission_error'
  | 'not_found_error'
  | 'no_such_page'
  | 'request_too_large'
  | 'rate_limit_error'
  | 'timeout_error'
  | 'conflict_error'
  | 'overloaded_error'
  | 'api_error'
  | 'redirect';

const BY_STATUS: Record<number, Kind> = {
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
  529: 'overloaded_error',
};

const BY_TYPE = new Set<string>([
  'invalid_request_error',
  'authentication_error',
  'billing_error',
  'permission_error',
  'not_found_error',
  'request_too_large',
  'rate_limit_error',
  'timeout_error',
  'conflict_error',
  'overloaded_error',
  'api_error',
] satisfies Kind[]);

const LATER = 'Go on later with `backend-architect resume`.';
const NO_KEY_NEEDED = 'or run with `-m planner`, which needs no key.';

/** An error that the API answered, with a status or (`status` undefined) as an event within a stream, as a failure. */
export function apiFailure(error: APIError, asked: Asked): Failure {
  const kind = kindOf(error);
  const said = saidBy(error);
  const waitMs = askedWait(error.headers, asked.now);
  const requestId = error.requestID ?? bodyOf(error).request_id;
  const failure = sentence(kind, asked, said ? `: ${said}` : '.', error.status);
  const mayRetry = failure.retryable && error.headers?.get('x-should-retry') !== 'false';
  return {
    ...failure,
    retryable: mayRetry ?? false,
    ...(waitMs ? { waitMs } : {}),
    ...(typeof requestId === 'string' ? { requestId: oneLine(requestId) } : {}),
  };
}

function sentence(kind: Kind, { host, model, foreign }: Asked, said: string, status?: number): Failure {
  switch (kind) {
    case 'authentication_error':
      return {
        kind: 'credentials',
        message: `${host} refused the API key${said}`,
        next: `Check the key, ${NO_KEY_NEEDED}`,
      };
    case 'permission_error':
      return {
        kind: 'credentials',
        message: `${host} does not let this key use ${model}${said}`,
        next: `Use another key or model, ${NO_KEY_NEEDED}`,
      };
    case 'billing_error':
      return {
        kind: 'model',
        message: `The account cannot pay for this request${said}`,
        next: `Add credit, then: ${LATER}`,
      };
    case 'spend_limit':
      return {
        kind: 'model',
        message: `The account’s spend limit is reached${said}`,
        next: `Raise it, then: ${LATER}`,
      };
    case 'not_found_error':
      return {
        kind: 'model',
        message: `${host} knows no model “${model}”${said}`,
        next: foreign ? 'Name one of its models with `-m`.' : '`backend-architect models` lists the models.',
      };
    case 'no_such_page':
      return {
        kind: 'model',
        message: `${host} has no Messages API at this address${said}`,
        next: 'Check ANTHROPIC_BASE_URL: the program adds /v1/messages to it.',
      };
    case 'request_too_large':
      return {
        kind: 'model',
        message: `The request is larger than ${host} takes${said}`,
        next: 'Give it less context.',
      };
    case 'rate_limit_error':
      return {
        kind: 'overloaded',
        message: `${host} takes no more requests just now${said}`,
        next: LATER,
        retryable: true,
      };
    case 'overloaded_error':
      return { kind: 'overloaded', message: `${host} is overloaded${said}`, next: LATER, retryable: true };
    case 'timeout_error':
    case 'conflict_error':
      return { kind: 'model', message: `${host} gave the request up${said}`, next: LATER, retryable: true };
    case 'api_error':
      return {
        kind: 'model',
        message: `${host} failed${status ? ` (${status})` : ''}${said}`,
        next: LATER,
        retryable: true,
      };
    case 'redirect':
      return {
        kind: 'model',
        message: `${host} points to another address, which is not followed${said}`,
        next: 'If that address is right, put it in ANTHROPIC_BASE_URL.',
      };
    case 'invalid_request_error':
      return { kind: 'model', message: `${host} refused the request${said}` };
    default:
      return kind satisfies never;
  }
}

function kindOf(error: APIError): Kind {
  const { status, type, errorCode } = error;
  if (errorCode && /spend_limit_reached$/.test(errorCode)) return 'spend_limit';
  if (status !== undefined && status < 400) return 'redirect';
  const named = type && BY_TYPE.has(type) ? (type as Kind) : undefined;
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

/** `retry-after-ms`, or `retry-after` in seconds or as a date: in milliseconds, when it lies in the future. */
function askedWait(headers: Headers | undefined, now: number): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  const after = headers?.get('retry-after') ?? '';
  const asked = [milliseconds, /^[\d.]+$/.test(after) ? Number.parseFloat(after) * 1000 : Date.parse(after) - now];
  return asked.find((ms) => ms > 0 && Number.isFinite(ms));
}
