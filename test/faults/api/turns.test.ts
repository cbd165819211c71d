import { describe, expect, test } from 'vitest';
import type { Tool } from '../../../src/architect/tools/tool.ts';
import type { SessionEvent } from '../../../src/session/events.ts';
import { reportText } from '../../../src/session/intent.ts';
import { client, serve } from '../../model/support.ts';
import { block, cut, redactedThinking, stop, text, thinking, tool } from '../../support/messages-server/parts.ts';
import type { Step } from '../../support/messages-server/server.ts';
import { echoTool } from '../../support/run-loop.ts';
import { play, says, textInLog } from './play.ts';
import { REPORT, writer } from './report.ts';

/** Input that is no object cannot go back as it was given: the API takes nothing but objects. */
const IMPOSSIBLE = /another input than was given/;

async function playAll(script: Step[], more: Partial<Parameters<typeof play>[0]> = {}) {
  const server = await serve(script);
  const model = (clock: Parameters<Parameters<typeof play>[0]['model']>[0]) => client(server.url, { clock });
  const played = await play({ model, ...more });
  const problems = () => server.problems.filter((problem) => !IMPOSSIBLE.test(problem));
  expect(problems()).toEqual([]);
  const later = async (over: Partial<Parameters<typeof play>[0]> = {}) => {
    const again = await play({ model, past: played.session.events, ...more, ...over });
    expect(problems()).toEqual([]);
    return again;
  };
  return { server, ...played, later };
}

type Ended = Extract<SessionEvent, { type: 'tool.ended' }>;

function results(events: readonly SessionEvent[]): Ended[] {
  return events.filter((event) => event.type === 'tool.ended');
}

/** A tool that only takes `{ path: string }`. */
function strictTool(): Tool & { paths: string[] } {
  const echo = echoTool();
  const paths: string[] = [];
  return {
    ...echo,
    paths,
    parse: (input) => {
      const path = typeof input === 'object' && input !== null && 'path' in input ? input.path : undefined;
      return typeof path === 'string' ? { ok: true, input: path } : { ok: false, error: 'path: expected a string' };
    },
    run: async (input) => {
      paths.push(String(input));
      return { output: `read ${String(input)}`, isError: false, summary: 'read' };
    },
  };
}

describe('max_tokens', () => {
  test.each([12, 30, 90, 150, 260, 400])('in the text at %i: it goes on with the next character', async (at) => {
    const limited: Step = (request) => [...writer(at)(request), stop('max_tokens')];
    const { session, server, code } = await playAll([limited, writer()]);
    expect(reportText(session.view)).toBe(REPORT);
    expect(server.requests).toHaveLength(2);
    expect(code).toBe(0);
  });

  test('again and again ends, and says so; a resume goes on', async () => {
    const limited = Array.from({ length: 9 }, (_, at): Step => {
      return (request) => [...writer(20 + at * 20)(request), stop('max_tokens')];
    });
    const { code, stderr, later } = await playAll([...limited, writer()]);
    expect(code).toBe(6);
    expect(stderr).toMatch(/ran into its length limit again and again/);
    const again = await later();
    expect(again.code).toBe(0);
    expect(reportText(again.session.view)).toBe(REPORT);
  });

  test('again and again, with somebody there: they get the floor, and are told why', async () => {
    const limited = Array.from({ length: 9 }, (_, at): Step => {
      return (request) => [...writer(20 + at * 20)(request), stop('max_tokens')];
    });
    const { session } = await playAll([...limited], { person: says() });
    expect(session.view.items).toContainEqual(
      expect.objectContaining({ kind: 'notice', text: expect.stringContaining('length limit again and again') }),
    );
  });

  test('inside a call: it is not run with the half that can be read, nor sent back; the model hears of it', async () => {
    const read = strictTool();
    const { session, server } = await playAll(
      [
        [
          thinking('I look.'),
          text('I look.'),
          tool('read', {}, { json: '{"path":"design.md","limit', open: true }),
          stop('max_tokens'),
        ],
        writer(),
      ],
      { tools: [read] },
    );
    expect(read.paths).toEqual([]);
    expect(JSON.stringify(server.requests[1]?.body.messages)).not.toContain('design.md');
    expect(JSON.stringify(server.requests[1]?.body.messages)).toMatch(
      /call was cut off at the length limit, and did not run/,
    );
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('inside thinking: nothing half goes back', async () => {
    const { session, server } = await playAll([[thinking('I think', { open: true }), stop('max_tokens')], writer()]);
    expect(JSON.stringify(server.requests[1]?.body.messages)).not.toContain('"thinking"');
    expect(JSON.stringify(server.requests[1]?.body.messages)).not.toMatch(/very next character/);
    expect(reportText(session.view)).toBe(REPORT);
  });
});

describe('pause_turn', () => {
  const search = block({ type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'x' } });
  const found = block({ type: 'web_search_tool_result', tool_use_id: 'srvtoolu_1', content: [] });

  test('goes on with the turn as it is', async () => {
    const { session, server, code } = await playAll([
      [thinking('Hm.'), text('I search.'), search, stop('pause_turn')],
      (request) => [found, ...writer()(request)],
    ]);
    expect(server.requests[1]?.body.messages).toMatchObject([{ role: 'user' }, { role: 'assistant' }]);
    expect(reportText(session.view)).toBe(REPORT);
    expect(code).toBe(0);
  });

  test('that ends in thinking goes back without it, which is refused at the end', async () => {
    const { server, session } = await playAll([
      [search, thinking('Hm.'), stop('pause_turn')],
      (request) => [found, ...writer()(request)],
    ]);
    expect(JSON.stringify(server.requests[1]?.body.messages)).not.toContain('Hm.');
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('and a break after it: the search that has no result does not stand before words of the user', async () => {
    const server = await serve([
      [text('I search.'), search, stop('pause_turn')],
      [text('# Lending\n\nWhat it is, für Leser 👩‍💻.\n\n## Data'), cut()],
      writer(),
    ]);
    const { session } = await play({ model: (clock) => client(server.url, { clock }) });
    expect(reportText(session.view)).toBe(REPORT);
    expect(JSON.stringify(server.requests[2]?.body.messages)).not.toContain('server_tool_use');
    // Of all that was sent, that search alone is left out again.
    expect(
      server.problems.filter((problem) => !/changed or lost: assistant \{"type":"server_tool_use"/.test(problem)),
    ).toEqual([]);
  });

  test('for ever ends at the limit of turns', async () => {
    const paused = Array.from(
      { length: 4 },
      (_, at): Step => [
        block({ type: 'server_tool_use', id: `srvtoolu_${at}`, name: 'web_search', input: {} }),
        stop('pause_turn'),
      ],
    );
    const server = await serve(paused);
    const { code, stderr } = await play({
      model: (clock) => client(server.url, { clock }),
      begins: { options: { assume: true, maxTurns: 4, save: true } },
    });
    expect(code).toBe(7);
    expect(stderr).toMatch(/has used its 4 turns/);
    expect(server.requests).toHaveLength(4);
  });
});

describe('refusal', () => {
  test('of the first turn: said, with what may help', async () => {
    const { code, stderr, session } = await playAll([[stop('refusal')]]);
    expect(code).toBe(6);
    expect(stderr).toMatch(/refused to answer this brief.*other words/);
    expect(session.view.draft.whole).toBe(false);
  });

  test('in the middle of the report: what was refused is left out of what is sent, and of the report', async () => {
    const { session, server, later } = await playAll([[text(REPORT.slice(0, 150)), stop('refusal')], writer()]);
    expect(textInLog(session.events)).toBe(REPORT.slice(0, 150));
    expect(session.view.draft.whole).toBe(false);
    const again = await later();
    expect(server.requests[1]?.text).toBe(server.requests[0]?.text);
    expect(reportText(again.session.view)).toBe(REPORT);
  });

  test('after a limit in the middle of the report: it goes on from before the refusal', async () => {
    const limited: Step = (request) => [...writer(90)(request), stop('max_tokens')];
    const refused: Step = (request) => [...writer(200)(request), stop('refusal')];
    const { later } = await playAll([limited, refused, writer()]);
    const again = await later();
    expect(reportText(again.session.view)).toBe(REPORT);
  });

  test.each(['', 'Then without names.'])('later, and then %j: the request is legal', async (word) => {
    const { session } = await playAll([[tool('read', { path: 'a' })], [text('No, I'), stop('refusal')], writer()], {
      person: says(word),
    });
    expect(reportText(session.view)).toBe(REPORT);
  });
});

describe('the context is full', () => {
  test('in the middle of the report: said, and the report is not taken for whole', async () => {
    const { code, stderr, session } = await playAll([
      [text(REPORT.slice(0, 150)), stop('model_context_window_exceeded')],
    ]);
    expect(code).toBe(6);
    expect(stderr).toMatch(/no longer fits into the model's context window.*less context/);
    expect(session.view.draft.whole).toBe(false);
    expect(session.view.saved).toBeUndefined();
  });

  test('and asked again all the same: the request is legal', async () => {
    const { server } = await playAll([[text(REPORT.slice(0, 150)), stop('model_context_window_exceeded')], writer()], {
      person: says(''),
    });
    expect(server.requests).toHaveLength(2);
  });
});

describe('a turn of nothing', () => {
  test.each<[string, Step]>([
    ['no block', [stop('end_turn')]],
    ['blank text', [text(' \n'), stop('end_turn')]],
    ['only thinking', [thinking('Hm.'), stop('end_turn')]],
    ['only redacted thinking', [redactedThinking('x'), stop('end_turn')]],
    ['calls that are announced and not there', [text('I look.'), stop('tool_use')]],
    ['a pause without anything of the server’s', [text('I wait.'), stop('pause_turn')]],
    ['a stop sequence', [text('I stop.'), stop('stop_sequence')]],
    ['an unknown reason to stop', [text('I am tired.'), stop('tired')]],
  ])('%s: the model is told once, and never sent an empty turn of its own', async (_name, step) => {
    const { session, server, code } = await playAll([step, writer()]);
    expect(server.requests).toHaveLength(2);
    expect(reportText(session.view)).toBe(REPORT);
    expect(code).toBe(0);
  });

  test('twice: said, and the session is kept', async () => {
    const { code, stderr, later } = await playAll([[stop('end_turn')], [stop('end_turn')], writer()]);
    expect(code).toBe(6);
    expect(stderr).toMatch(/wrote no report/);
    const again = await later();
    expect(reportText(again.session.view)).toBe(REPORT);
  });

  test('with somebody there: told once as well, before they get the floor', async () => {
    const { session, server } = await playAll([[stop('end_turn')], writer()], { person: says() });
    expect(server.requests).toHaveLength(2);
    expect(reportText(session.view)).toBe(REPORT);
  });
});

describe('calls', () => {
  test.each<[string, string, RegExp]>([
    ['JSON that was cut', '{"path":"design.md', /no valid JSON: .*Send the call again/],
    ['JSON with a tail', '{"path":"design.md"} and more', /no valid JSON/],
    ['no object', '["design.md"]', /no valid JSON/],
    ['a word', 'null', /no valid JSON/],
    ['another type', '{"path":7}', /path: expected a string/],
    ['the name of a prototype', '{"__proto__":{"path":"design.md"}}', /path: expected a string/],
  ])('%s: it is not run, the model is told, and goes on', async (_name, json, words) => {
    const read = strictTool();
    const { session } = await playAll([[tool('read', {}, { json })], writer()], { tools: [read] });
    expect(read.paths).toEqual([]);
    expect(results(session.events)).toMatchObject([{ isError: true, output: expect.stringMatching(words) }]);
    expect(({} as Record<string, unknown>).path).toBeUndefined();
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('a key called __proto__ goes back as it came', async () => {
    const { server } = await playAll([
      [tool('read', {}, { json: '{"path":"a","__proto__":{"x":1},"constructor":2}' })],
      writer(),
    ]);
    expect(server.requests[1]?.text).toContain('"input":{"path":"a","__proto__":{"x":1},"constructor":2}');
  });

  test('a tool that is not there', async () => {
    const { session } = await playAll([[tool('fly', { to: 'x' })], writer()]);
    expect(results(session.events)).toMatchObject([
      { isError: true, output: expect.stringContaining('There are: read') },
    ]);
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('without input', async () => {
    const echo = echoTool();
    await playAll([[tool('read', {}, { json: '' })], writer()], { tools: [echo] });
    expect(echo.ran).toBe(1);
  });

  test('side by side, of which one fails, one is unknown and one throws: each has its own answer', async () => {
    const read = strictTool();
    const bug: Tool = { ...echoTool('bug'), run: () => Promise.reject(new Error('broken inside')) };
    const { session, server } = await playAll(
      [
        [
          thinking('Five at once.'),
          tool('read', { path: 'a' }, { id: 'toolu_1' }),
          tool('read', {}, { json: '{"path', id: 'toolu_2' }),
          tool('fly', {}, { id: 'toolu_3' }),
          tool('bug', {}, { id: 'toolu_4' }),
          tool('read', { path: 'b' }, { id: 'toolu_5' }),
        ],
        writer(),
      ],
      { tools: [read, bug] },
    );
    expect(read.paths).toEqual(['a', 'b']);
    const answered = results(session.events).map(({ call, isError }) => [call, isError]);
    expect(answered.sort()).toEqual([
      ['toolu_1', false],
      ['toolu_2', true],
      ['toolu_3', true],
      ['toolu_4', true],
      ['toolu_5', false],
    ]);
    expect(server.requests).toHaveLength(2);
    expect(reportText(session.view)).toBe(REPORT);
  });

  test('for ever end at the limit of turns, and a resume with more goes on', async () => {
    const calls = Array.from({ length: 5 }, (): Step => [tool('read', { path: 'a' })]);
    const { code, stderr, server, later } = await playAll([...calls, writer()], {
      begins: { options: { assume: true, maxTurns: 5, save: true } },
    });
    expect(code).toBe(7);
    expect(stderr).toMatch(/has used its 5 turns.*--max-turns/);
    expect(server.requests).toHaveLength(5);
    const again = await later({
      watch: (session) => void session.append({ type: 'session.resumed', limits: { maxTurns: 9 } }),
    });
    expect(again.code).toBe(0);
    expect(reportText(again.session.view)).toBe(REPORT);
  });

  test('for ever end at the budget', async () => {
    const calls = Array.from(
      { length: 3 },
      (): Step => [tool('read', { path: 'a' }), stop('tool_use', { output_tokens: 20_000 })],
    );
    const { code, stderr } = await playAll(calls, {
      begins: { options: { assume: true, maxTurns: 50, save: true, budget: 1 } },
    });
    expect(code).toBe(7);
    expect(stderr).toMatch(/has cost \$1\.20, and its budget is \$1\.00.*--budget/);
  });
});

describe('thinking', () => {
  test('goes back with its signature, also after a resume', async () => {
    const { session, later, server } = await playAll([
      [thinking('I think first.'), redactedThinking('secret'), tool('read', { path: 'a' })],
      [thinking('And again.'), text('Hm.'), tool('read', { path: 'b' })],
      [text('Half'), cut()],
      [text('Half'), cut()],
      [text('Half'), cut()],
      writer(),
    ]);
    expect(session.view.failure).toMatchObject({ kind: 'broken-stream' });
    const again = await later();
    const last = JSON.stringify(server.requests.at(-1)?.body.messages);
    expect(last).toContain('I think first.');
    expect(last).toContain('"data":"secret"');
    expect(reportText(again.session.view)).toBe(REPORT);
  });
});
