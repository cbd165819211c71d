import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelEvent } from '../../src/model/model.ts';
import { transcript } from '../support/messages-server/answers.ts';
import { type Part, ping, text, thinking, tool } from '../support/messages-server/parts.ts';
import { client, collect, ended, ONCE, textOf } from './support.ts';

/** A `fetch` that answers with these bytes, in these pieces, and then ends or breaks. */
function answering(pieces: readonly Uint8Array[], breaks: boolean): typeof fetch {
  return async () => {
    const rest = pieces.values();
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const { value, done } = rest.next();
        if (!done) controller.enqueue(value);
        else if (breaks) controller.error(new TypeError('terminated', { cause: { code: 'ECONNRESET' } }));
        else controller.close();
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
}

function cutUp(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [...at, bytes.length].map((end, index) => bytes.subarray(at[index - 1] ?? 0, end));
}

function run(pieces: readonly Uint8Array[], breaks: boolean): Promise<ModelEvent[]> {
  return collect(client('http://nowhere.test', { fetch: answering(pieces, breaks), retry: ONCE }));
}

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const part: fc.Arbitrary<Part> = fc.oneof(
  words.map((each) => text(each)),
  words.map((each) => thinking(each)),
  fc
    .dictionary(fc.string({ maxLength: 5 }), fc.string({ unit: 'grapheme', maxLength: 9 }))
    .map((input) => tool('read', input)),
  fc.constant(ping()),
);
const whole = fc.tuple(fc.array(part, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\r'));
const places = fc.array(fc.nat(100_000), { maxLength: 12 });

test('however the bytes are cut into pieces, the same reply comes out', async () => {
  await fc.assert(
    fc.asyncProperty(whole, places, async ([parts, eol], at) => {
      const bytes = await transcript(parts, { eol });
      const [once, pieces] = [await run([bytes], false), await run(cutUp(bytes, at), false)];
      expect(ended(pieces)).toEqual(ended(once));
      expect(textOf(pieces)).toBe(textOf(once));
    }),
    { numRuns: 60 },
  );
});

test('a stream that ends anywhere ends the turn once, with a beginning of the whole text', async () => {
  await fc.assert(
    fc.asyncProperty(whole, places, fc.nat(100_000), fc.boolean(), async ([parts, eol], at, place, breaks) => {
      const bytes = await transcript(parts, { eol });
      const end = place % (bytes.length + 1);
      const events = await run(cutUp(bytes.subarray(0, end), at), breaks);
      const lasts = events.filter(({ type }) => type === 'ended' || type === 'failed');
      expect(lasts).toEqual([events.at(-1)]);
      const everything = await run([bytes], false);
      expect(textOf(everything).startsWith(textOf(events))).toBe(true);
      if (events.at(-1)?.type === 'ended') expect(ended(events)).toEqual(ended(everything));
      if (end < bytes.length - 2 * eol.length) expect(events.at(-1)?.type).toBe('failed');
      if (end === bytes.length) ended(events);
    }),
    { numRuns: 100 },
  );
});

test('no bytes whatever make it throw or say two last words', async () => {
  const line = fc.oneof(
    fc.json().map((json) => `event: message_delta\ndata: ${json}\n\n`),
    fc
      .record({
        type: fc.constantFrom(
          'message_start',
          'content_block_start',
          'content_block_delta',
          'content_block_stop',
          'message_delta',
        ),
        index: fc.oneof(fc.nat(2), fc.anything()),
        message: fc.object(),
        content_block: fc.oneof(
          fc.object(),
          fc.record({ type: fc.constantFrom('text', 'tool_use'), text: fc.string() }),
        ),
        delta: fc.record({
          type: fc.constantFrom('text_delta', 'input_json_delta'),
          text: fc.anything(),
          partial_json: fc.anything(),
        }),
        usage: fc.object(),
      })
      .map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 10 }), async (lines) => {
      const events = await run([Buffer.from(lines.join(''))], false);
      const lasts = events.filter(({ type }) => type === 'ended' || type === 'failed');
      expect(lasts).toEqual([events.at(-1)]);
    }),
    { numRuns: 100 },
  );
});
