import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, reply, status } from './answers.ts';
import { type Fields, fields } from './json.ts';
import { judge, type Problem } from './judge.ts';
import type { Line } from './line.ts';
import { conversationOf, createMemory, exact, type Memory, piecesOf } from './memory.ts';
import type { Part } from './parts.ts';
import { Tally } from './tally.ts';

/** What to do with the next request: a list of parts is a streamed reply, a function sees the request first. */
export type Step = readonly Part[] | Answer | ((request: Received) => readonly Part[] | Answer);

/** A request as it came. `problems` says what the judge found in it. */
type Received = { headers: IncomingHttpHeaders; body: Fields; text: string; problems: Problem[] };

export type MessagesServer = {
  /** Its address, for `ANTHROPIC_BASE_URL`. */
  url: string;
  /** All requests so far, in order. */
  requests: Received[];
  /** What was wrong with any of them: `rule: message`. A test of a sound client ends with `expect(…).toEqual([])`. */
  problems: string[];
  /** How many connections clients have opened. */
  connections: number;
  /** Settles when so many requests have come (1 when absent). */
  received(count?: number): Promise<void>;
  /** Settles when so many replies have come to a `stall()` or are a `silence()`. */
  stalled(count?: number): Promise<void>;
  /** Settles when so many connections were closed before the end of a reply, by either side. */
  left(count?: number): Promise<void>;
  close(): Promise<void>;
};

export type ServerOptions = {
  /** Answers illegal requests too, instead of refusing them as the API would. They are written down all the same. */
  lenient?: boolean;
  /** The only key that is let in. */
  key?: string;
};

/**
 * A stand-in for the Messages API on a free port of the loopback: answers by a script, one step a request, and judges
 * each request as the real one would.
 *
 *     const server = await startServer([[tool('ask', { … })], (request) => [text('# Report')], status(529)]);
 *
 * It remembers what it gave out while clients come and go, so a session that was killed and resumed is judged whole.
 * A request after the last step is a problem, and answered with a 500.
 */
export async function startServer(script: readonly Step[], options: ServerOptions = {}): Promise<MessagesServer> {
  const memory = createMemory();
  const [arrived, still, departed] = [new Tally(), new Tally(), new Tally()];
  const handler = async (request: IncomingMessage, response: ServerResponse) => {
    const gone = new Promise<void>((resolve) => {
      response.on('close', () => {
        if (!response.writableFinished) departed.add();
        resolve();
      });
    });
    const received = await receive(request, memory, options);
    server.requests.push(received);
    const answer = decide(received);
    arrived.add();
    const stall = () => still.add();
    const line = await answer.send({ request, response, body: received.body, gone, stall });
    if (line) give(line, received.body, memory);
  };
  const http = createServer((request, response) => void handler(request, response).catch(() => response.destroy()));
  http.on('connection', () => {
    server.connections += 1;
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));

  const server: MessagesServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    requests: [],
    connections: 0,
    get problems() {
      return server.requests.flatMap(({ problems }) => problems.map(({ rule, message }) => `${rule}: ${message}`));
    },
    received: (count = 1) => arrived.reach(count),
    stalled: (count = 1) => still.reach(count),
    left: (count = 1) => departed.reach(count),
    close: () => {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeAllConnections();
      return closed;
    },
  };
  const steps = script.values();

  function decide(received: Received): Answer {
    const refusal = received.problems.find(({ status }) => status !== undefined);
    if (refusal && !options.lenient) {
      const { type, message } = refusal;
      return status(refusal.status ?? 400, { ...(type ? { type } : {}), message });
    }
    remember(received.body, memory);
    const step = steps.next().value;
    if (!step) {
      received.problems.push({ rule: 'script', message: 'a request after the last step of the script' });
      return status(500, { message: 'the script has ended', headers: { 'x-should-retry': 'false' } });
    }
    const answer = typeof step === 'function' ? step(received) : step;
    return 'send' in answer ? answer : reply(answer);
  }
  return server;
}

async function receive(request: IncomingMessage, memory: Memory, { key }: ServerOptions): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const { headers, method, url } = request;
  const problems = judge({ headers, raw }, memory);
  if (key !== undefined && headers.authorization !== `Bearer ${key}` && headers['x-api-key'] !== key) {
    problems.unshift({ rule: 'key', message: 'invalid x-api-key', status: 401, type: 'authentication_error' });
  }
  if (method !== 'POST' || url !== '/v1/messages') {
    problems.unshift({ rule: 'path', message: `${method} ${url}`, status: 404, type: 'not_found_error' });
  }
  return { headers, body: parse(raw), text: raw.toString('utf8'), problems };
}

function parse(raw: Buffer): Fields {
  try {
    return fields(JSON.parse(raw.toString('utf8')));
  } catch {
    return {};
  }
}

/** Until a reply to it is whole, only what stands before the newest turn of a request is settled. */
function remember(body: Fields, memory: Memory): void {
  const pieces = piecesOf(body);
  const settled = pieces.findLastIndex((piece) => piece.startsWith('assistant ')) + 1;
  memory.conversations.set(conversationOf(pieces), { pieces, settled });
  memory.paused = false;
}

function give(line: Line, body: Fields, memory: Memory): void {
  const before = piecesOf(body);
  if (line.complete) memory.conversations.set(conversationOf(before), { pieces: before, settled: before.length });
  memory.paused = line.complete && line.stop === 'pause_turn';
  const thoughts: string[] = [];
  for (const { block, json, whole } of line.given) {
    switch (block.type) {
      case 'thinking': {
        const signature = String(block.signature);
        if (!whole) break;
        memory.thinking.set(signature, { words: String(block.thinking), before: [...before] });
        thoughts.push(signature);
        break;
      }
      case 'redacted_thinking':
        memory.redacted.add(String(block.data));
        break;
      case 'tool_use': {
        const input = whole ? inputOf(json) : undefined;
        memory.calls.set(String(block.id), { name: String(block.name), input, whole, thoughts: [...thoughts] });
        break;
      }
    }
    if (block.type !== 'text' || String(block.text).trim()) before.push(`assistant ${exact(returned(block, json))}`);
  }
}

/** A block as it should come back: a call with the input that its JSON says. */
function returned(block: Fields, json: string): Fields {
  return block.type === 'tool_use' && inputOf(json) !== undefined ? { ...block, input: JSON.parse(json) } : block;
}

function inputOf(json: string): string | undefined {
  try {
    return exact(JSON.parse(json || '{}'));
  } catch {
    return undefined;
  }
}
