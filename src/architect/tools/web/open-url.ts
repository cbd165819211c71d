import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import type { Network } from './network.ts';
import { throughProxy } from './through-proxy.ts';

export type Asked = { method: string; headers: Record<string, string>; body?: string };

/** An answer as far as its headers; what it holds is still to be read. */
export type Answer = Readable & Pick<IncomingMessage, 'statusCode' | 'headers'>;

export type Opened = { ok: true; response: Answer } | { ok: false; error: string };

/** Addresses of one host that are tried, and how long each may take to connect, in milliseconds. */
const MOST_ADDRESSES = 4;
const CONNECT_MS = 5_000;

/**
 * Sends one request, and gives the answer as far as its headers. The host's name is resolved once, every address it
 * stands for is looked at, and the connection goes to one of these addresses: a name that means another machine the
 * next time it is asked for gains nothing. Nothing is followed, no cookie and no credential is sent. Never
 * rejects; `error` is a sentence.
 *
 * Where a proxy stands between, it finds the host by itself: the name is refused as always, and so is one that leads to
 * a refused address from here; what it means to the proxy alone nobody here can tell.
 *
 * @param signal when aborted, the connection is closed, also while the answer is being read
 */
export async function openUrl(url: URL, asked: Asked, network: Network, signal: AbortSignal): Promise<Opened> {
  const proxy = network.proxyFor?.(url);
  const found = await addressesOf(url, network, signal);
  if (proxy !== undefined && (found.ok || (found.isUnknown && network.whyRefused(url.hostname) === undefined)))
    return throughProxy(url, asked, proxy, signal);
  if (!found.ok) return { ok: false, error: found.error };
  let error = `${url.hostname} has no address.`;
  for (const address of found.addresses) {
    const opened = await connect(url, address, asked, network, signal).catch(unsendable);
    if (opened.ok) return opened;
    error = opened.error;
    if (signal.aborted || opened.connected) break;
  }
  return { ok: false, error };
}

/** `isUnknown`: the name means nothing here. */
type Found = { ok: true; addresses: string[] } | { ok: false; error: string; isUnknown?: true };

async function addressesOf({ hostname }: URL, { lookup, whyRefused }: Network, signal: AbortSignal): Promise<Found> {
  const bare = hostname.replace(/^\[|\]$/g, '');
  const stopped = whenAborted(signal);
  try {
    const addresses = isIP(bare) ? [bare] : await Promise.race([lookup(bare), stopped.promise]);
    for (const address of addresses) {
      const reason = whyRefused(address);
      if (reason) return { ok: false, error: `${hostname} leads to ${address}, which is ${reason}.` };
    }
    return { ok: true, addresses: addresses.slice(0, MOST_ADDRESSES) };
  } catch {
    if (signal.aborted) return { ok: false, error: TOO_LONG };
    return { ok: false, error: `The name ${hostname} could not be resolved.`, isUnknown: true };
  } finally {
    stopped.forget();
  }
}

function whenAborted(signal: AbortSignal): { promise: Promise<never>; forget(): void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    stop = () => reject(new Error(TOO_LONG));
  });
  promise.catch(() => {});
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  return { promise, forget: () => signal.removeEventListener('abort', stop) };
}

type Tried = { ok: true; response: Answer } | { ok: false; error: string; connected: boolean };

/** What no request can carry: a header that a config holds, for instance. */
function unsendable(thrown: unknown): Tried {
  return { ok: false, error: thrown instanceof Error ? `${thrown.message}.` : String(thrown), connected: true };
}

function connect(url: URL, address: string, asked: Asked, network: Network, signal: AbortSignal): Promise<Tried> {
  return new Promise((resolve) => {
    let connected = false;
    const fail = (error: string) => resolve({ ok: false, error, connected });
    const request = network.request({
      protocol: url.protocol,
      host: address,
      port: url.port || (url.protocol === 'https:' ? 443 : 80),
      path: `${url.pathname}${url.search}`,
      method: asked.method,
      headers: { ...asked.headers, host: url.host },
      agent: false,
      signal,
      // The certificate is held against the name, although the connection goes to the address.
      ...(isIP(url.hostname.replace(/^\[|\]$/g, '')) ? {} : { servername: url.hostname }),
      rejectUnauthorized: true,
    });
    const timer = setTimeout(() => request.destroy(new Error(`${url.host} did not answer`)), CONNECT_MS);
    request.on('socket', (socket) => {
      const done = () => {
        connected = true;
        clearTimeout(timer);
      };
      if (socket.connecting) socket.once('connect', done);
      else done();
    });
    request.on('response', (response) => resolve({ ok: true, response }));
    request.on('error', (thrown) => fail(signal.aborted ? TOO_LONG : `${url.host}: ${thrown.message}.`));
    request.on('close', () => {
      clearTimeout(timer);
      fail(`${url.host} closed the connection.`);
    });
    request.end(asked.body);
  });
}

const TOO_LONG = 'It took too long, or was stopped.';
