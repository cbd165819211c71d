import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Message } from '../../../src/session/conversation.ts';
import { reportText } from '../../../src/session/intent.ts';
import { expectExtends, expectLegal } from '../../laws/legal.ts';
import { client } from '../../model/support.ts';
import { transcript } from '../../support/messages-server/answers.ts';
import { type Fields, fields, list } from '../../support/messages-server/json.ts';
import { blockProblems } from '../../support/messages-server/judge-blocks.ts';
import { topProblems } from '../../support/messages-server/judge-top.ts';
import { turnProblems } from '../../support/messages-server/judge-turns.ts';
import { createMemory } from '../../support/messages-server/memory.ts';
import { echoTool } from '../../support/run-loop.ts';
import { type Played, play, textInLog } from './play.ts';
import { REPORT, writer } from './report.ts';

/** Calls are numbered through, as the API's are. */
let calls = 0;

const junk = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, undefined, true, -1, 9e99, '', ' ', '\ud800', [], {}, '__proto__'),
  },
  fc.jsonValue({ maxDepth: 2 }),
);
const index = fc.oneof({ weight: 8, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: junk });
const words = fc.constantFrom(
  '# Lending\n',
  '\n',
  '## Data model\n\n',
  'Half a li',
  'ne. ',
  '```sql\n',
  '👩‍💻',
  '\ud83d',
  ' ',
  'x'.repeat(40),
);
const stops = fc.constantFrom<unknown>(
  ...['end_turn', 'max_tokens', 'tool_use', 'pause_turn', 'refusal', 'stop_sequence', 'model_context_window_exceeded'],
  ...['tired', null, 7],
);

const firsts = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ type: 'text', text: '' }) },
  fc.constant({ type: 'text' }),
  { weight: 3, arbitrary: fc.constant({ type: 'thinking', thinking: '', signature: '' }) },
  fc.constant({ type: 'redacted_thinking', data: 'x' }),
  fc
    .constantFrom('read', 'fly', '', null)
    .map((name) => ({ type: 'tool_use', id: `toolu_${++calls}`, name, input: {} })),
  fc
    .constantFrom<unknown>('toolu_same', '', null, 7)
    .map((id) => ({ type: 'tool_use', id, name: 'read', input: null })),
  fc.constant(0).map(() => ({ type: 'server_tool_use', id: `srvtoolu_${++calls}`, name: 'web_search', input: {} })),
  fc.constant({ type: 'hologram', data: 1 }),
  { weight: 1, arbitrary: junk },
);
const deltas = fc.oneof(
  { weight: 4, arbitrary: words.map((text) => ({ type: 'text_delta', text })) },
  words.map((thinking) => ({ type: 'thinking_delta', thinking })),
  fc.constantFrom<unknown>('c2ln', '', null).map((signature) => ({ type: 'signature_delta', signature })),
  fc
    .constantFrom<unknown>('{"path"', ':"a"}', '{}', '[', 'null', 7)
    .map((json) => ({ type: 'input_json_delta', partial_json: json })),
  fc.constant({ type: 'citations_delta', citation: { type: 'page' } }),
  junk,
);

const event = fc.oneof(
  fc.record({
    type: fc.constant('message_start'),
    message: fc.oneof(fc.constant({ usage: { input_tokens: 5 } }), junk),
  }),
  { weight: 4, arbitrary: fc.record({ type: fc.constant('content_block_start'), index, content_block: firsts }) },
  { weight: 8, arbitrary: fc.record({ type: fc.constant('content_block_delta'), index, delta: deltas }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('content_block_stop'), index }) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('message_delta'), delta: fc.record({ stop_reason: stops }), usage: junk }),
  },
  { weight: 2, arbitrary: fc.constant({ type: 'message_stop' }) },
  fc.constant({ type: 'ping' }),
  fc.constantFrom('overloaded_error', 'api_error', 'billing_error', 'x').map((type) => ({
    type: 'error',
    error: { type, message: 'No' },
  })),
  junk,
);

/** A stream as bytes: events in any order, sometimes with something else between. */
const frame = fc.oneof(
  { weight: 20, arbitrary: event.map((each) => wire(each)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((raw) => Buffer.from(raw)) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('data: {\n\n', ': hi\n\n', 'event: error\n\n', '\r\r', 'data\n\n')
      .map((raw) => Buffer.from(raw)),
  },
);

const START = { type: 'message_start', message: { usage: { input_tokens: 5, output_tokens: 1 } } };

const wildStream = fc.array(frame, { maxLength: 30 }).map((frames) => Buffer.concat([wire(START), ...frames]));

/** A message of blocks that each begin and end in their order, whatever is in them. */
const orderlyStream = fc
  .tuple(
    fc.array(fc.tuple(firsts, fc.array(deltas, { maxLength: 4 })), { maxLength: 4 }),
    stops,
    fc.option(frame, { freq: 4 }),
  )
  .map(([blocks, stop, extra]) => {
    const events = blocks.flatMap(([content_block, parts], index) => [
      { type: 'content_block_start', index, content_block },
      ...parts.map((delta) => ({ type: 'content_block_delta', index, delta })),
      { type: 'content_block_stop', index },
    ]);
    const end = [{ type: 'message_delta', delta: { stop_reason: stop }, usage: {} }, { type: 'message_stop' }];
    return Buffer.concat([wire(START), ...events.map(wire), ...(extra ? [extra] : []), ...end.map(wire)]);
  });

const anyStream = fc.oneof({ weight: 1, arbitrary: wildStream }, { weight: 4, arbitrary: orderlyStream });

/** A sound reply, of which bytes were lost, doubled or changed on the way. */
const damaged = fc
  .tuple(
    fc.nat(REPORT.length),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('cut', 'flip', 'twice')), { minLength: 1, maxLength: 3 }),
  )
  .map(([upTo, harms]) => async (body: Fields) => {
    let bytes = await transcript(writer(upTo)({ body }));
    for (const [where, harm] of harms) {
      const at = bytes.length === 0 ? 0 : where % bytes.length;
      if (harm === 'cut') bytes = bytes.subarray(0, at);
      else if (harm === 'flip') bytes = Buffer.from(bytes.map((byte, place) => (place === at ? byte ^ 0x24 : byte)));
      else bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 9))]);
    }
    return bytes;
  });

function wire(data: unknown): Buffer {
  const { type } = fields(data);
  return Buffer.from(`event: ${String(type)}\ndata: ${JSON.stringify(data) ?? ''}\n\n`);
}

type Reply = (body: Fields) => Promise<Buffer>;

/** A session against these replies, in pieces of so many bytes, and then against somebody who writes what is missing. */
async function against(replies: Reply[], piece: number): Promise<{ played: Played; requests: Fields[] }> {
  const requests: Fields[] = [];
  const answer: typeof fetch = async (_url, init) => {
    const body = fields(JSON.parse(String(init?.body)));
    requests.push(body);
    const bytes = await (replies.shift() ?? honest)(body);
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += piece) controller.enqueue(bytes.subarray(at, at + piece));
        controller.close();
      },
    });
    return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
  };
  const played = await play({
    model: (clock) => client('http://127.0.0.1:1', { clock, fetch: answer }),
    tools: [echoTool()],
    begins: { options: { assume: true, maxTurns: 25, save: true } },
  });
  return { played, requests };
}

const honest: Reply = (body) => {
  const shown = JSON.stringify(body.messages);
  return transcript(shown.includes('Lending') ? [] : writer()({ body }));
};

function expectSound(requests: readonly Fields[]): void {
  for (const [place, body] of requests.entries()) {
    const messages = list(body.messages) as Message[];
    const memory = { ...createMemory(), paused: awaits(messages.at(-1)) };
    expect([...topProblems(body), ...blockProblems(body), ...turnProblems(body, memory)]).toEqual([]);
    expect(JSON.stringify(body)).not.toMatch(/\\ud[89a-f]/);
    expectLegal(messages);
    const before = requests[place - 1];
    if (!awaits((list(before?.messages) as Message[]).at(-1)))
      expectExtends(messages, before && (list(before.messages) as Message[]));
    for (const [at, message] of messages.entries())
      expect(awaits(message) && at < messages.length - 1 && !hasCall(message), 'no search without its result').toBe(
        false,
      );
  }
}

function hasCall(message: Message): boolean {
  return message.content.some(({ type }) => type === 'tool_use');
}

/** Whether a call of the server's own has no result. */
function awaits(message: Message | undefined): boolean {
  if (message?.role !== 'assistant') return false;
  const answered = new Set(message.content.map((block) => fields(block).tool_use_id));
  return message.content.some((block) => block.type === 'server_tool_use' && !answered.has(fields(block).id));
}

const RUNS = 60;

test('whatever comes in whatever pieces: no crash, no hang, no illegal request', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStream, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 300 }),
      async (streams, piece) => {
        const { requests } = await against(
          streams.map((bytes) => async () => bytes),
          piece,
        );
        expect(requests.length).toBeLessThanOrEqual(60);
        expectSound(requests);
      },
    ),
    { seed: 8, numRuns: RUNS },
  );
});

test('a reply that is harmed on the way: no illegal request, and no text lost', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(damaged, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 300 }),
      async (replies, piece) => {
        const { played, requests } = await against(replies, piece);
        expectSound(requests);
        const { events, view } = played.session;
        const seen = events.filter((each) => each.type === 'text.settled').map(({ markdown }) => markdown);
        expect(textInLog(events).length).toBeGreaterThanOrEqual(seen.join('').length);
        expect(reportText(view) ?? '').toContain(view.draft.title ? `# ${view.draft.title}` : '');
      },
    ),
    { seed: 9, numRuns: RUNS },
  );
});

test('a sound reply that is cut anywhere is gone on with to the same report', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 200 }),
      async (cuts, piece) => {
        const replies = cuts.map(
          (where): Reply =>
            async (body) => {
              const bytes = await transcript(writer()({ body }));
              return bytes.subarray(0, where % bytes.length);
            },
        );
        const { played, requests } = await against([...replies, async (body) => transcript(writer()({ body }))], piece);
        expectSound(requests);
        const { events, view } = played.session;
        const isWhole = events.at(-1)?.type === 'session.ended';
        if (isWhole) expect(reportText(view)).toBe(REPORT);
        else expect(REPORT.startsWith(settledIn(played)), 'what came is kept').toBe(true);
      },
    ),
    { seed: 10, numRuns: RUNS },
  );
});

function settledIn({ session: { events } }: Played): string {
  return events.map((each) => (each.type === 'text.settled' ? each.markdown : '')).join('');
}
