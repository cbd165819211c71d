import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Network } from '../tools/web/network.ts';
import { type Answer, openUrl } from '../tools/web/open-url.ts';

/** Bytes of one answer: a server that streams more is cut off. */
const MAX_ANSWER = 50 * 1024 * 1024;
/** Answers that hold nothing, whatever comes after their headers. */
const EMPTY = [101, 204, 205, 304];

/**
 * `fetch` over connections that go where `openUrl` lets them, for servers spoken to by HTTP. It follows no redirect and
 * rejects, as `fetch` does, when there is no answer.
 */
export function httpFetch(network: Network): (url: string | URL, init?: RequestInit) => Promise<Response> {
  return async (url, init = {}) => {
    const body = typeof init.body === 'string' ? { body: init.body } : {};
    const headers = Object.fromEntries(new Headers(init.headers));
    const length = body.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body.body)) };
    const asked = { method: init.method ?? 'GET', headers: { ...headers, ...length }, ...body };
    const opened = await openUrl(new URL(url), asked, network, init.signal ?? NEVER);
    if (!opened.ok) throw new Error(opened.error);
    return responseOf(opened.response);
  };
}

const NEVER = new AbortController().signal;

function responseOf(message: Answer): Response {
  const { statusCode: status = 502, headers } = message;
  const plain = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
  if (EMPTY.includes(status)) {
    message.resume();
    return new Response(null, { status, headers: plain });
  }
  const body = Readable.toWeb(Readable.from(bounded(message))) as ReadableStream<Uint8Array>;
  return new Response(body as unknown as BodyInit, { status, headers: plain });
}

async function* bounded(message: Answer): AsyncGenerator<Uint8Array> {
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_ANSWER) throw new Error('the server sends without end');
    yield chunk;
  }
}
