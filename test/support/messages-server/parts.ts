import { createHash, randomUUID } from 'node:crypto';
import type { Fields } from './json.ts';
import type { Line } from './line.ts';

/** One thing that happens on the way of a reply. A reply is a list of them; its beginning and end come by themselves. */
export type Part = (line: Line) => Promise<void> | void;

type Way = {
  /** In how many deltas it comes at most; 3 when absent. */
  chunks?: number;
  /** Leaves the block without its end, as a cut does. */
  open?: boolean;
};

export function text(words: string, { chunks = 3, open = false }: Way = {}): Part {
  const deltas = pieces(words, chunks).map((piece) => ({ type: 'text_delta', text: piece }));
  return (line) => line.block({ type: 'text', text: '' }, deltas, { type: 'text', text: words }, { open });
}

/** Thinking with its signature, which stands for these words and no others. */
export function thinking(words: string, { chunks = 3, open = false }: Way = {}): Part {
  const signature = `${createHash('sha256').update(words).update(randomUUID()).digest('base64')}`;
  const deltas: Fields[] = pieces(words, chunks).map((piece) => ({ type: 'thinking_delta', thinking: piece }));
  if (!open) deltas.push({ type: 'signature_delta', signature });
  const block = { type: 'thinking', thinking: words, signature };
  return (line) => line.block({ type: 'thinking', thinking: '', signature: '' }, deltas, block, { open });
}

export function redactedThinking(data: string): Part {
  const block = { type: 'redacted_thinking', data };
  return (line) => line.block(block, [], block);
}

/** A call. `json` sends these characters in place of the input's own JSON. */
export function tool(name: string, input: Fields, way: Way & { id?: string; json?: string } = {}): Part {
  const { chunks = 3, open = false, id = `toolu_${randomUUID().replaceAll('-', '')}` } = way;
  const json = way.json ?? JSON.stringify(input);
  const deltas = ['', ...pieces(json, chunks)].map((piece) => ({ type: 'input_json_delta', partial_json: piece }));
  const block = { type: 'tool_use', id, name, input };
  return (line) => line.block({ ...block, input: {} }, deltas, block, { json, open });
}

/** Any block, with any deltas. */
export function block(first: Fields, deltas: Fields[] = []): Part {
  return (line) => line.block(first, deltas, first);
}

/** The reason to stop, where it is not plain, and the usage that comes with it. */
export function stop(reason: string, usage?: Fields): Part {
  return (line) => line.reason(reason, usage);
}

/** The beginning of the message, where the reply holds no block. */
export function start(): Part {
  return (line) => line.start();
}

export function ping(): Part {
  return (line) => line.event('ping', { type: 'ping' });
}

/** Any event; a string goes out as it stands, so that it need not be JSON. */
export function event(name: string, data: unknown): Part {
  return (line) => line.event(name, data);
}

export function bytes(raw: string | Buffer): Part {
  return (line) => line.bytes(raw);
}

/** An error in the middle of the stream, after which the server closes it. */
export function error(type: string, message: string): Part {
  return async (line) => {
    await line.event('error', { type: 'error', error: { type, message } });
    line.cut();
  };
}

/** The body ends here, properly for HTTP, without `message_stop`. */
export function cut(): Part {
  return (line) => line.cut();
}

/** The connection closes here, in the middle of the body. */
export function drop(): Part {
  return (line) => line.drop();
}

/** The connection is torn down. What the client has not read by then never arrives, so `hold` until it has. */
export function reset(): Part {
  return (line) => line.reset();
}

/** Nothing more comes, and the connection stays open, until the client goes away. */
export function stall(): Part {
  return (line) => {
    line.outlet.stall();
    return line.outlet.gone;
  };
}

/** Waits until the promise settles, or the client goes away. */
export function hold(until: Promise<unknown>): Part {
  return (line) => Promise.race([until, line.outlet.gone]).then(() => {});
}

function pieces(words: string, count: number): string[] {
  const characters = [...words];
  const size = Math.max(1, Math.ceil(characters.length / count));
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  );
}
