import { describe, expect, test } from 'vitest';
import type { SessionEvent } from '../../../src/session/events.ts';
import { reportText } from '../../../src/session/intent.ts';
import type { Session } from '../../../src/session/session.ts';
import { client, type FakeClock, latch, serve } from '../../model/support.ts';
import { refuse, reply, silence, status } from '../../support/messages-server/answers.ts';
import {
  block,
  bytes,
  cut,
  drop,
  error,
  event,
  hold,
  type Part,
  ping,
  reset,
  stall,
  start,
  stop,
  text,
  thinking,
  tool,
} from '../../support/messages-server/parts.ts';
import type { MessagesServer, Step } from '../../support/messages-server/server.ts';
import { echoTool } from '../../support/run-loop.ts';
import { play, textInLog } from './play.ts';
import { REPORT, writer } from './report.ts';

const HALF = REPORT.slice(0, REPORT.indexOf('  due_on'));

/** Plays against a server, and judges what every such session must bear. */
async function playAll(script: Step[], more: Partial<Parameters<typeof play>[0]> = {}) {
  const server = await serve(script);
  const played = await play({ model: (clock) => client(server.url, { clock }), ...more });
  expect(server.problems).toEqual([]);
  return { server, ...played };
}

function failed(events: readonly SessionEvent[]): Extract<SessionEvent, { type: 'turn.failed' }>[] {
  return events.filter((each) => each.type === 'turn.failed');
}

/** Ways for a stream to end that are no end. Each may come at any place of a reply. */
const BREAKS: [name: string, fault: Part, kind: string][] = [
  ['a clean end without message_stop', cut(), 'broken-stream'],
  ['a connection that closes', drop(), 'broken-stream'],
  ['an overload', error('overloaded_error', 'Overloaded'), 'overloaded'],
  ['a rate limit', error('rate_limit_error', 'Slow down'), 'overloaded'],
  ['an error of the server', error('api_error', 'Internal server error'), 'model'],
  ['a time limit of the server', error('timeout_error', 'Timed out'), 'model'],
  ['an error of an unknown type', error('quantum_error', 'Who knows'), 'model'],
  ['an error that is no JSON', event('error', 'oops'), 'broken-stream'],
  ['an event that is no JSON', event('content_block_delta', '{"type":"content_block_delta","ind'), 'broken-stream'],
  [
    'bytes of nothing',
    Object.assign((line: Parameters<Part>[0]) => bytes(Buffer.from([0, 255, 254, 10, 10]))(line)),
    'broken-stream',
  ],
  ['a second beginning', event('message_start', { type: 'message_start', message: {} }), 'broken-stream'],
  [
    'a delta of no block',
    event('content_block_delta', { type: 'content_block_delta', index: 9, delta: { type: 'text_delta', text: 'x' } }),
    'broken-stream',
  ],
];

describe.each(BREAKS)('%s', (name, fault, kind) => {
  const ends = name === 'bytes of nothing' ? [fault, cut()] : [fault];

  test('after some text: it goes on from there, without a seam, a gap or a doubling', async () => {
    const { session, server, waits, code } = await playAll([
      [thinking('Hm.'), text(HALF, { open: true }), ...ends],
      writer(),
    ]);
    expect(failed(session.events)).toMatchObject([{ failure: { kind, retryable: true }, partial: HALF }]);
    expect(reportText(session.view)).toBe(REPORT);
    expect(server.requests).toHaveLength(2);
    expect(waits).toEqual([1000]);
    expect(code).toBe(0);
  });

  test('inside thinking: the turn is asked for again, as it was', async () => {
    const { session, server } = await playAll([[thinking('I think that', { open: true }), ...ends], writer()]);
    expect(failed(session.events)).toMatchObject([{ failure: { kind }, partial: '' }]);
    expect(server.requests[1]?.text).toBe(server.requests[0]?.text);
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('inside the input of a call: the call never runs', async () => {
    const echo = echoTool();
    const { session } = await playAll(
      [[text('I look.\n\n'), tool('read', { path: 'a/b.md' }, { open: true, json: '{"path":"a' }), ...ends], writer()],
      { tools: [echo] },
    );
    expect(echo.ran).toBe(0);
    expect(failed(session.events)).toMatchObject([{ failure: { kind }, partial: 'I look.\n\n' }]);
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('after a whole call, before the end: the call never runs', async () => {
    const echo = echoTool();
    const { session } = await playAll([[tool('read', { path: 'a' }), stop('tool_use'), ...ends], writer()], {
      tools: [echo],
    });
    expect(echo.ran).toBe(0);
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('before anything of it: the request is repeated, and no turn failed', async () => {
    const { session, server } = await playAll([[start(), ...ends], writer()]);
    expect(failed(session.events)).toEqual([]);
    expect(server.requests[1]?.text).toBe(server.requests[0]?.text);
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('again and again: it stops asking, says why, and keeps all that came', async () => {
    const broken = [text('Well.', { open: true }), ...ends];
    const { session, code, stderr, server } = await playAll([broken, broken, broken, writer()]);
    expect(server.requests).toHaveLength(3);
    expect(code).toBe(6);
    expect(session.view.failure).toMatchObject({ kind });
    expect(stderr).toContain('The session is kept');
    expect(textInLog(session.events)).toBe('Well.Well.Well.');
  });
});

describe('an error event that is final', () => {
  test.each([
    ['authentication_error', 5, /refused the API key/],
    ['permission_error', 5, /does not let this key/],
    ['billing_error', 6, /cannot pay/],
    ['invalid_request_error', 6, /refused the request/],
    ['not_found_error', 6, /knows no model/],
    ['request_too_large', 6, /larger than/],
  ] as const)('%s, after some text', async (type, code, words) => {
    const { server, ...played } = await playAll([[text(HALF, { open: true }), error(type, 'No')], writer()]);
    expect(server.requests).toHaveLength(1);
    expect(played.code).toBe(code);
    expect(played.stderr).toMatch(words);
    expect(textInLog(played.session.events)).toBe(HALF);
    const later = await play({ model: (clock) => client(server.url, { clock }), past: played.session.events });
    expect(reportText(later.session.view)).toBe(REPORT);
    expect(server.problems).toEqual([]);
  });
});

test('a stream that breaks often and brings something each time is gone on with to its end', async () => {
  const breaks = [60, 160, 260, 360, 460].map((to): Step => {
    return (request) => [...(writer(to)(request) as Part[]), cut()];
  });
  const { session, code, server } = await playAll([...breaks, writer()]);
  expect(reportText(session.view)).toBe(REPORT);
  expect(code).toBe(0);
  expect(server.requests).toHaveLength(6);
});

describe('a reset', () => {
  test('before an answer', async () => {
    const { session, waits } = await playAll([refuse(), writer()]);
    expect(waits).toEqual([1000]);
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('in the middle of the text', async () => {
    const read = latch();
    const { session, stderr } = await playAll([[text(HALF, { open: true }), hold(read.opened), reset()], writer()], {
      watch: (each) => void each.subscribe(() => textSoFar(each).length >= HALF.length && read.open()),
    });
    expect(stderr).toMatch(/broke off before its end \(ECONNRESET\)/);
    expect(failed(session.events)).toMatchObject([{ partial: HALF }]);
    expect(reportText(session.view)).toBe(REPORT);
  });
});

/** What the running turn has brought so far. */
function textSoFar({ view, events }: Session): string {
  const settled = events.map((each) => (each.type === 'text.settled' && each.turn === view.turn ? each.markdown : ''));
  return settled.join('') + view.tail;
}

/** Resolves once for each time that a timer of so many milliseconds is set from now on. */
function armings(clock: FakeClock, ms: number): () => Promise<void> {
  let [armed, seen] = [0, 0];
  let wake = (): void => {};
  const { after } = clock;
  clock.after = (each, run) => {
    if (each === ms) armed += 1;
    wake();
    return after(each, run);
  };
  return async () => {
    while (seen >= armed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    seen += 1;
  };
}

describe('silence', () => {
  const waitOut = (server: () => MessagesServer, until: (session: Session) => boolean, ms: number) => {
    return (session: Session, clock: FakeClock): void => {
      let stalled = 0;
      const look = (): void => {
        if (!until(session)) return;
        stalled += 1;
        off();
        void server()
          .stalled(stalled)
          .then(() => clock.armed(ms))
          .then(() => clock.advance(ms + 1000));
      };
      const off = session.subscribe(look);
    };
  };

  test('before the first byte', async () => {
    const server = await serve([silence(), writer()]);
    const { session, stderr } = await play({
      model: (clock) => client(server.url, { clock }),
      watch: waitOut(
        () => server,
        ({ view }) => view.turn === 1,
        120_000,
      ),
    });
    expect(stderr).toMatch(/did not answer within 120 s\. Trying again/);
    expect(reportText(session.view)).toBe(REPORT);
    expect(server.problems).toEqual([]);
  });

  test('in the middle of the text', async () => {
    const server = await serve([[text(HALF, { open: true }), stall()], writer()]);
    const { session, stderr } = await play({
      model: (clock) => client(server.url, { clock }),
      watch: waitOut(
        () => server,
        (each) => textSoFar(each).length >= HALF.length,
        90_000,
      ),
    });
    expect(stderr).toMatch(/sent nothing for 90 s, not even a sign of life/);
    expect(failed(session.events)).toMatchObject([{ partial: HALF }]);
    expect(reportText(session.view)).toBe(REPORT);
    expect(server.problems).toEqual([]);
  });

  test('with nothing but pings is life, for as long as they come', async () => {
    const pings = Array.from({ length: 50 }, () => ping());
    let late: Part = ping();
    const server = await serve([
      [start(), ...pings.flatMap((each): Part[] => [(line) => late(line), each]), text(REPORT)],
    ]);
    const { session, waits } = await play({
      model: (clock) => client(server.url, { clock }),
      watch: (_session, clock) => {
        const arming = armings(clock, 90_000);
        // Each ping comes when almost all of the patience is used up.
        late = async () => {
          await arming();
          clock.advance(89_000);
        };
      },
    });
    expect(waits).toEqual([]);
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('a slow drip, byte by byte, is no silence', async () => {
    const { session, waits } = await playAll([reply([text(REPORT)], { bytewise: true })]);
    expect(waits).toEqual([]);
    expect(reportText(session.view)).toBe(REPORT);
  });
});

describe('what is strange, and changes nothing', () => {
  test.each<[string, Step]>([
    ['CRLF', reply([text(REPORT)], { eol: '\r\n' })],
    ['CR', reply([text(REPORT)], { eol: '\r' })],
    ['a byte order mark and comments', reply([bytes('\ufeff: hello\n\n'), text(REPORT), bytes(': there\n\n')])],
    ['split UTF-8', reply([text(REPORT)], { bytewise: true })],
    ['an unknown event', [event('weather', { type: 'weather', rain: true }), text(REPORT)]],
    ['an event without a name', [bytes('data: {"type":"weather"}\n\n'), text(REPORT)]],
    ['an empty event', [bytes('event: ping\n\n'), bytes('\n\n\n'), text(REPORT)]],
    [
      'an unknown delta',
      [
        block({ type: 'text', text: '' }, [
          { type: 'smell_delta', smell: 'x' },
          { type: 'text_delta', text: REPORT },
        ]),
      ],
    ],
    [
      'a message_delta without usage',
      [text(REPORT), event('message_delta', { type: 'message_delta', delta: { stop_reason: 'end_turn' } })],
    ],
    [
      'a message_delta of nothing',
      [text(REPORT), event('message_delta', { type: 'message_delta', delta: null, usage: null })],
    ],
    ['an unknown reason to stop', [text(REPORT), stop('tired')]],
    [
      'no reason to stop',
      [text(REPORT), event('message_delta', { type: 'message_delta', delta: { stop_reason: null } })],
    ],
    [
      'usage that is none',
      reply([text(REPORT)], { usage: { input_tokens: -5, output_tokens: 'many', cache_read_input_tokens: null } }),
    ],
    ['a block of text that has its words at once', [block({ type: 'text', text: REPORT })]],
    ['another content type', reply([text(REPORT)], { contentType: 'application/octet-stream' })],
    ['an end that is told twice', [text(REPORT), stop('end_turn'), event('message_stop', { type: 'message_stop' })]],
    [
      'an error after the end',
      [text(REPORT), stop('end_turn'), event('message_stop', { type: 'message_stop' }), error('api_error', 'late')],
    ],
    ['20,000 deltas', [text(REPORT + '\nAnd a line more.'.repeat(1200), { chunks: 20_000 })]],
  ])('%s', async (_name, step) => {
    const { session, server, code } = await playAll([step]);
    expect(reportText(session.view)?.startsWith(REPORT)).toBe(true);
    expect(server.requests).toHaveLength(1);
    expect(code).toBe(0);
  });

  test('an unknown block goes back as it came', async () => {
    const strange = { type: 'hologram', data: { deep: [1, '👩‍💻', null] } };
    const { session, server } = await playAll([[block(strange), tool('read', { path: 'a' })], writer()]);
    expect(server.requests[1]?.body.messages).toContainEqual({
      role: 'assistant',
      content: [strange, expect.objectContaining({ type: 'tool_use' })],
    });
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('an event of 8 MiB is whole', { timeout: 60_000 }, async () => {
    const lines = `${'All work and no play. '.repeat(10)}\n`.repeat(40_000).slice(0, 8 * 1024 * 1024);
    const { session } = await playAll([[text(`${REPORT}\n${lines}`, { chunks: 1 })]]);
    expect(reportText(session.view)?.length).toBe(REPORT.length + 1 + lines.length);
  });

  test('8 MiB without a line end are whole, in any number of pieces', { timeout: 60_000 }, async () => {
    const line = 'x'.repeat(8 * 1024 * 1024);
    const { session } = await playAll([[text(`${REPORT}\n${line}`, { chunks: 500 })]]);
    expect(reportText(session.view)?.length).toBe(REPORT.length + 1 + line.length);
  });
});

describe('what is no stream at all', () => {
  const whole = {
    id: 'm',
    type: 'message',
    role: 'assistant',
    content: [{ type: 'text', text: 'Hi' }],
    stop_reason: 'end_turn',
  };
  test.each<[string, Step, RegExp, number]>([
    [
      'a page with 200',
      status(200, { body: '<html><b>hi</b>', contentType: 'text/html' }),
      /answered with a web page/,
      1,
    ],
    [
      'a login page of the network',
      status(200, { body: '<html><form action="/login">', contentType: 'text/html; charset=utf-8' }),
      /login page/,
      1,
    ],
    [
      'a page that says it is a stream',
      status(200, { body: '<html>\n<b>hi</b>\n\n', contentType: 'text/event-stream' }),
      /said nothing/,
      5,
    ],
    [
      'a whole message as JSON',
      status(200, { body: JSON.stringify(whole), contentType: 'application/json' }),
      /something else instead of a stream/,
      1,
    ],
    ['an error with 200', status(200, {}), /something else instead of a stream/, 1],
    ['nothing, with 204', status(204, { body: '' }), /something else instead of a stream/, 1],
    ['nothing, with 200', status(200, { body: '', contentType: 'text/event-stream' }), /said nothing/, 5],
  ])('%s', async (_name, step, words, requests) => {
    const { server, ...played } = await playAll(Array.from({ length: 5 }, () => step));
    expect(played.code).toBe(6);
    expect(played.stderr).toMatch(words);
    expect(played.stderr).not.toMatch(/[<{]/);
    expect(server.requests).toHaveLength(requests);
  });
});
