import type { Environment } from './endpoint.ts';

/** Variables that name a proxy, in the order in which the first that is set counts for an address of `https`. */
const FOR_HTTPS = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
const FOR_HTTP = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];

/**
 * The variable whose proxy stands between us and an address; nothing where none does, or `NO_PROXY` leaves the host out.
 * Node's own fetch knows these variables only from version 24 on, and when it is told to.
 */
export function proxyFor(address: string, env: Environment): string | undefined {
  const { protocol, hostname, port } = new URL(address);
  const name = (protocol === 'https:' ? FOR_HTTPS : FOR_HTTP).find((each) => env[each]?.trim());
  if (name === undefined || isLeftOut(hostname, port, env.NO_PROXY ?? env.no_proxy ?? '')) return undefined;
  return name;
}

/** As curl reads it: hosts with all below them, a port where one is named, `*` for every host. */
function isLeftOut(hostname: string, port: string, list: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      const bare = name.replace(/^\*?\./, '');
      return (only === undefined || only === port) && (host === bare || host.endsWith(`.${bare}`));
    });
}

/**
 * A fetch that goes through a proxy. Loaded only where one is named.
 *
 * @param proxy its address, as the variable names it; `http://` where it names no scheme
 * @throws what no proxy can be made of: an address that is none
 */
export async function proxiedFetch(proxy: string): Promise<typeof fetch> {
  // Its parts stand on the default export alone once it is bundled: it is no ES module.
  const { fetch: fetchThrough, ProxyAgent } = (await import('undici')).default;
  const uri = /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  const dispatcher = new ProxyAgent({ uri });
  const through = (input: unknown, init: object = {}): unknown =>
    fetchThrough(input as string, { ...init, dispatcher });
  return through as typeof fetch;
}
