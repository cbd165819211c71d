import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { cutIntoDeltas } from './document.ts';

/** How often due text is sent: about as often as a network hands it over. */
const TICK_MS = 5;

export type StandIn = { url: string; close(): void };

/**
 * A server on this machine that answers each message with the same text, at an even pace.
 *
 * @param perSecond characters a second
 */
export async function startStandIn(text: string, perSecond: number): Promise<StandIn> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => void answer(response, text, perSecond));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(response: ServerResponse, text: string, perSecond: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': 'req_bench' });
  const send = (type: string, body: object) => response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...body })}\n\n`);
  send('message_start', { message: MESSAGE });
  send('content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
  const start = performance.now();
  let sent = 0;
  for (const delta of cutIntoDeltas(text)) {
    while (!response.destroyed && sent > ((performance.now() - start) / 1000) * perSecond) await pause(TICK_MS);
    if (response.destroyed) return;
    send('content_block_delta', { index: 0, delta: { type: 'text_delta', text: delta } });
    sent += delta.length;
  }
  send('content_block_stop', { index: 0 });
  send('message_delta', { delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 20_000 } });
  send('message_stop', {});
  response.end();
}

const MESSAGE = {
  id: 'msg_bench',
  type: 'message',
  role: 'assistant',
  model: 'stand-in',
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage: { input_tokens: 1000, output_tokens: 1 },
};
