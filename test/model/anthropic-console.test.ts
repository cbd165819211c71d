import { expect, onTestFinished, test, vi } from 'vitest';
import { event, text } from '../support/messages-server/parts.ts';
import { client, collect, ended, failureIn, serve } from './support.ts';

// In a file of its own: the SDK keeps the console's functions from its first client on, and would never meet the spies.
test('nothing is ever written to the console: neither of a deprecated model nor of a broken event', async () => {
  const spies = (['error', 'warn', 'info', 'log', 'debug'] as const).map((name) => vi.spyOn(console, name));
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  const broken = event('content_block_delta', '{"type":');
  const server = await serve([[text('Ok')], [text('Ok'), broken]]);
  const model = client(server.url, { model: 'claude-sonnet-4-5' });
  ended(await collect(model));
  failureIn(await collect(model));
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});
