import type { Failure } from '../failure.ts';
import { type Environment, readEndpoint } from './endpoint.ts';
import { networkFailure } from './network-failure.ts';
import { proxiedFetch } from './proxied-fetch.ts';

/** How long the server may take, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * Asks the server that the environment names for its models: whether it is there, and takes the key. Sends nothing but
 * the key.
 *
 * @returns the id of a model that it knows; or why it cannot be used
 */
export async function probe(env: Environment): Promise<{ model?: string } | Failure> {
  const endpoint = readEndpoint(env);
  if ('kind' in endpoint) return endpoint;
  const { baseURL, host, proxy, credentials } = endpoint;
  if (!credentials) return { kind: 'credentials', message: 'No key is set.' };
  const { default: Anthropic, APIConnectionError, APIError } = await import('@anthropic-ai/sdk');
  try {
    const through = proxy === undefined ? undefined : await proxiedFetch(env[proxy] ?? '');
    const client = new Anthropic({
      ...credentials,
      baseURL,
      maxRetries: 0,
      timeout: PATIENCE_MS,
      logLevel: 'off',
      fetchOptions: { redirect: 'manual' },
      ...(through && { fetch: through }),
    });
    const { data } = await client.models.list({ limit: 1 });
    const model = data?.[0]?.id;
    return model === undefined ? {} : { model };
  } catch (thrown) {
    if (thrown instanceof APIConnectionError || !(thrown instanceof APIError))
      return networkFailure(thrown, host, proxy);
    const refused = thrown.status === 401 || thrown.status === 403;
    const message = refused
      ? `${host} does not take the key (${thrown.status}).`
      : `${host} answered with ${thrown.status}.`;
    return { kind: refused ? 'credentials' : 'network', message };
  }
}
