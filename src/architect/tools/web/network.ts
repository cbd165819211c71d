import { lookup } from 'node:dns/promises';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { type WhyRefused, whyRefused } from './address.ts';

export type ProxyFor = (url: URL) => string | undefined;

/** How the network is reached, handed in so that a test can stand in for it. */
export type Network = {
  /** All IP addresses of a host's name, in the order in which to try them. Rejects when there are none. */
  lookup(host: string): Promise<string[]>;
  /** Opens a request to the `host` of the options, which is an IP address always. */
  request(options: RequestOptions): ClientRequest;
  whyRefused: WhyRefused;
  /** The address of the proxy that stands between us and a URL; nothing, or absent, where none does. */
  proxyFor?: ProxyFor;
};

/** The real one, closed to everything that is not public. */
export const NETWORK: Network = {
  lookup: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  request: (options) => (options.protocol === 'https:' ? httpsRequest(options) : httpRequest(options)),
  whyRefused,
};

/** The real one, open to this machine and its network too: for servers that the user named. */
export const OPEN_NETWORK: Network = { ...NETWORK, whyRefused: () => undefined };
