import type { IncomingMessage, ServerResponse } from 'node:http';
import { fields } from './json.ts';
import { Line, type LineOptions, type Outlet } from './line.ts';
import type { Part } from './parts.ts';

/** How a server answers one request: a reply, or something else. Returns the reply's line, where there was one. */
export type Answer = { send(exchange: Exchange): Promise<Line | undefined> };

type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  body: unknown;
  /** Settles when the client went away. */
  gone: Promise<void>;
  /** Tells whoever waits for it that nothing more comes. */
  stall: () => void;
};

export type ReplyOptions = LineOptions & {
  headers?: Record<string, string>;
  contentType?: string;
  /** Each byte goes out by itself. */
  bytewise?: boolean;
};

/** A streamed reply, begun and ended by itself unless a part ends it. */
export function reply(parts: readonly Part[], options: ReplyOptions = {}): Answer {
  return {
    async send(exchange) {
      const { request, response, body } = exchange;
      const type = options.contentType ?? 'text/event-stream; charset=utf-8';
      response.writeHead(200, { 'content-type': type, 'request-id': 'req_test', ...options.headers });
      response.flushHeaders();
      request.socket.setNoDelay(true);
      const { model } = fields(body);
      const line = new Line(outlet(exchange, options.bytewise ?? false), {
        ...(typeof model === 'string' ? { model } : {}),
        ...options,
      });
      for (const part of parts) await part(line);
      await line.finish();
      return line;
    },
  };
}

/** The bytes of a whole reply, without a server. */
export async function transcript(parts: readonly Part[], options: LineOptions = {}): Promise<Buffer> {
  const written: Buffer[] = [];
  const nowhere = {
    write: async (bytes: Buffer) => void written.push(bytes),
    end() {},
    drop() {},
    reset() {},
    gone: new Promise<void>(() => {}),
    left: () => false,
    stall() {},
  };
  const line = new Line(nowhere, options);
  for (const part of parts) await part(line);
  await line.finish();
  return Buffer.concat(written);
}

const TYPES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  409: 'conflict_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

type ErrorOptions = {
  type?: string;
  message?: string;
  details?: Record<string, unknown>;
  headers?: Record<string, string>;
  /** Sent in place of the API's own form of an error. */
  body?: string;
  contentType?: string;
};

/** An error as the API forms it. */
export function status(code: number, options: ErrorOptions = {}): Answer {
  const { type = TYPES[code] ?? 'api_error', message = `status ${code}`, details, contentType } = options;
  const error = { type, message, ...(details ? { details } : {}) };
  const body = options.body ?? JSON.stringify({ type: 'error', error, request_id: 'req_test' });
  return {
    async send({ response }) {
      const head = { 'content-type': contentType ?? 'application/json', 'request-id': 'req_test', ...options.headers };
      response.writeHead(code, head).end(body);
      return undefined;
    },
  };
}

/** A web page, as proxies and login pages send it. */
export function page(code: number, html = '<!doctype html><html><body><h1>Bad gateway</h1></body></html>'): Answer {
  return status(code, { body: html, contentType: 'text/html' });
}

export function redirect(location: string): Answer {
  return status(307, { body: '', headers: { location } });
}

/** The connection breaks before an answer. */
export function refuse(): Answer {
  return {
    async send({ request }) {
      request.socket.resetAndDestroy();
      return undefined;
    },
  };
}

/** An answer never begins. */
export function silence(): Answer {
  return {
    async send({ gone, stall }) {
      stall();
      await gone;
      return undefined;
    },
  };
}

/** Something comes back that is no HTTP. */
export function garbage(): Answer {
  return {
    async send({ request }) {
      request.socket.end('\u0000\u0001 this is not the protocol\r\n\r\n');
      return undefined;
    },
  };
}

function outlet({ response, gone, stall }: Exchange, bytewise: boolean): Outlet {
  const write = async (bytes: Buffer) => {
    if (response.destroyed || response.writableEnded) return;
    if (response.write(bytes)) return;
    await Promise.race([new Promise((resolve) => response.once('drain', resolve)), gone]);
  };
  return {
    async write(bytes) {
      if (!bytewise) return write(bytes);
      for (const byte of bytes) {
        await write(Buffer.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    end: () => response.end(),
    drop: () => response.socket?.end(),
    reset: () => response.socket?.resetAndDestroy(),
    gone,
    left: () => response.destroyed,
    stall,
  };
}
