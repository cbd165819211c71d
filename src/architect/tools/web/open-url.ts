import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Network } from './network.ts';

export type Asked = { method: string; headers: Record<string, string>; body?: string };

export type Opened = { ok: true; response: IncomingMessage } | { ok: false; error: string };

/** Addresses of one host that are tried, and how long each may take to connect, in milliseconds. */
const MOST_ADDRESSES = 4;
const CONNECT_MS = 5_000;

/**
 * Sends one request, and gives the answer as far as its headers. The host's name is resolved once, every address it
 * stands for is looked at, and the connection goes to one of these addresses: a name that means another machine the
 * next time it is asked for gains nothing. Nothing is followed, no cookie and no credential is sent, no proxy is used.
 * Never rejects; `error` is a sentence.
 *
 * @param signal when aborted, the connection is closed, also while the answer is being read
 */
export async function openUrl(url: URL, asked: Asked, network: Network, signal: AbortSignal): Promise<Opened> {
  const found = await addressesOf(url, network, signal);
  if (!found.ok) return found;
  let error = `${url.hostname} has no address.`;
  for (const address of found.addresses) {
    const opened = await connect(url, address, asked, network, signal).catch(unsendable);
    if (opened.ok) return opened;
    error = opened.error;
    if (signal.aborted || opened.connected) break;
  }
  return { ok: false, error };
}

type Found = { ok: true; addresses: string[] } | { ok: false; error: string };

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
    return { ok: false, error: signal.aborted ? TOO_LONG : `The name ${hostname} could not be resolved.` };
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

type Tried = { ok: true; response: IncomingMessage } | { ok: false; error: string; connected: boolean };

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
