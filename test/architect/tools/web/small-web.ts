import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Outcome, Plan } from '../../../../src/architect/tools/tool.ts';
import { whyRefused } from '../../../../src/architect/tools/web/address.ts';
import { htmlToMarkdown } from '../../../../src/architect/tools/web/html-to-markdown.ts';
import type { Network } from '../../../../src/architect/tools/web/network.ts';
import { plainHtml } from '../../../../src/architect/tools/web/plain-html.ts';
import type { ReadPage } from '../../../../src/architect/tools/web/read-page.ts';
import { createWebFetch } from '../../../../src/architect/tools/web-fetch.ts';
import type { Action } from '../../../../src/session/permission.ts';
import { sanitize } from '../../../../src/text/sanitize.ts';

/** What a server of this machine was asked, and the names that were looked up. */
export type SmallWeb = {
  network: Network;
  requests: { url: string; host: string; headers: IncomingMessage['headers']; method: string }[];
  lookups: string[];
  /** Where connections went, `address:port` as the tool wanted it. */
  connections: string[];
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * A web in which every name stands for one server of this machine, whatever port is named, with https as http. The
 * loopback address is let through; all else is looked at as always.
 *
 * @param addresses what a name stands for, one answer for each time it is looked up
 */
export async function smallWeb(answer: Answer, addresses: string[][] = [['127.0.0.1']]): Promise<SmallWeb> {
  const web: SmallWeb = { requests: [], lookups: [], connections: [], network: undefined as unknown as Network };
  const server = createServer((incoming, response) => {
    const { url = '', method = '', headers } = incoming;
    web.requests.push({ url, method, headers, host: headers.host ?? '' });
    answer(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  web.network = {
    whyRefused: (host) => (host === '127.0.0.1' ? undefined : whyRefused(host)),
    lookup: async (host) => {
      web.lookups.push(host);
      return addresses[Math.min(web.lookups.length, addresses.length) - 1] ?? [];
    },
    request: (options) => {
      web.connections.push(`${options.host}:${options.port}`);
      return request({ ...options, protocol: 'http:', port });
    },
  };
  return web;
}

/** A page as markdown, in this thread. */
export const readHere: ReadPage = async (html, url) => ({ text: htmlToMarkdown(html, url), isPlain: false });

/** The words of a page only, as when the thread was ended. */
export const readPlainly: ReadPage = async (html) => ({ text: plainHtml(html), isPlain: true });

export type Fetched = Outcome & { asked: Action[] };

type More = { leave?: boolean; signal?: AbortSignal; limits?: { ms: number; bytes: number }; readPage?: ReadPage };

/** Plans a call and runs it with leave; `asked` holds the action, and those that it met on the way. */
export async function fetchFrom(
  { network }: Pick<SmallWeb, 'network'>,
  input: unknown,
  more: More = {},
): Promise<Fetched> {
  const { leave = true, signal = new AbortController().signal, limits, readPage = readHere } = more;
  const context = { workspace: '/nowhere', signal, sanitize };
  const asked: Action[] = [];
  const plan = await planFetch({ network }, input, { limits, readPage });
  if (!plan.ok) return { ...plan.outcome, asked };
  asked.push(plan.action);
  const mayAlso = async (action: Action): Promise<boolean> => {
    asked.push(action);
    return leave;
  };
  return { ...(await plan.run({ ...context, mayAlso })), asked };
}

export async function planFetch(
  { network }: Pick<SmallWeb, 'network'>,
  input: unknown,
  { limits, readPage = readHere }: Pick<More, 'readPage'> & { limits?: More['limits'] | undefined } = {},
): Promise<Plan> {
  const tool = createWebFetch({ version: '1.2.3', network, readPage, ...(limits && { limits }) });
  const parsed = tool.parse(input);
  if (!parsed.ok) throw new Error(parsed.error);
  return tool.plan(parsed.input, { workspace: '/nowhere', signal: new AbortController().signal, sanitize });
}
