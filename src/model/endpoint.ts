import type { Failure } from '../failure.ts';
import { proxyFor } from './proxied-fetch.ts';

/** The variables of a process, as far as they are set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How to show who asks; exactly one of them, since the SDK refuses both. */
export type Credentials = { apiKey: string } | { authToken: string };

/** A server of the Messages API. */
export type Endpoint = {
  /** Without `/v1` and without a slash at the end. */
  baseURL: string;
  /** The address as a person would say it. */
  host: string;
  /** Whether it is another server than Anthropic's own. */
  foreign: boolean;
  /** Absent where a key is needed and none is set. */
  credentials?: Credentials;
  /** The name of the variable whose proxy stands between. */
  proxy?: string;
};

const OFFICIAL = 'https://api.anthropic.com';

/**
 * Where to send requests, from `ANTHROPIC_BASE_URL`, `ANTHROPIC_API_KEY` and `ANTHROPIC_AUTH_TOKEN`. Never from a file: a
 * repo could send the key elsewhere. A foreign host needs no key, but the SDK and some servers want to see one.
 *
 * Fails (`usage`) for an address that is none, and (`credentials`) for a key that no header can carry, such as one
 * pasted with curly quotes.
 */
export function readEndpoint(env: Environment): Endpoint | Failure {
  const address = readAddress(env.ANTHROPIC_BASE_URL?.trim() || OFFICIAL);
  if ('kind' in address) return address;
  const credentials = readCredentials(env);
  if (credentials && 'kind' in credentials) return credentials;
  const proxy = proxyFor(address.baseURL, env);
  return {
    ...address,
    ...(credentials ? { credentials } : address.foreign ? { credentials: { authToken: 'none' } } : {}),
    ...(proxy ? { proxy } : {}),
  };
}

/** Whether requests go to another server than Anthropic's own. */
export function isForeign(env: Environment): boolean {
  const endpoint = readEndpoint(env);
  return !('baseURL' in endpoint) || endpoint.foreign;
}

function readAddress(written: string): Pick<Endpoint, 'baseURL' | 'host' | 'foreign'> | Failure {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    return {
      kind: 'usage',
      message: 'ANTHROPIC_BASE_URL is no address of a server.',
      next: 'Write it as http://host:port or https://host, without a user name, or unset it.',
    };
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return { baseURL: url.origin + path, host: url.host, foreign: url.origin !== OFFICIAL };
}

function readCredentials(env: Environment): Credentials | Failure | undefined {
  for (const name of ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN'] as const) {
    const secret = env[name]?.trim();
    if (!secret) continue;
    if (/^[\x21-\x7e]+$/.test(secret)) return name === 'ANTHROPIC_API_KEY' ? { apiKey: secret } : { authToken: secret };
    return {
      kind: 'credentials',
      message: `${name} holds characters that no key has: spaces, quotes from a text, or a line break.`,
      next: 'Copy the key again, or run with `-m planner`, which needs none.',
    };
  }
  return undefined;
}
