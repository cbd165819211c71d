import { expect, test } from 'vitest';
import { webSearchSpec } from '../../src/architect/tools/web-search.ts';
import { costOf, takesWebSearch } from '../../src/model/catalogue.ts';
import { requestBody } from '../../src/model/request-body.ts';
import { conversation } from '../../src/session/conversation.ts';
import { reply } from '../support/messages-server/answers.ts';
import { block, stop, text } from '../support/messages-server/parts.ts';
import { begun, play, turnOf } from '../support/sample-session.ts';
import { ask, client, collect, ended, serve } from './support.ts';

const NATIVE = { model: 'claude-opus-5-5', foreign: false };
const READ = ask().tools[0];

test('the search is offered by its type, beside our own tools as they are', () => {
  const { tools } = requestBody(ask({ tools: [...ask().tools, webSearchSpec] }), NATIVE);
  expect(tools).toEqual([READ, { type: 'web_search_20250305', name: 'web_search', max_uses: 8 }]);
});

test('a foreign host hears nothing of it', () => {
  const target = { model: 'claude-opus-5-5', foreign: true };
  expect(requestBody(ask({ tools: [...ask().tools, webSearchSpec] }), target).tools).toEqual([READ]);
  expect(requestBody(ask({ tools: [webSearchSpec] }), target)).not.toHaveProperty('tools');
});

test.each([
  ['claude-opus-5-5', false, true],
  ['claude-opus-9', false, true],
  ['claude-opus-5-5', true, false],
  ['qwen3-coder', false, false],
  ['planner', false, false],
])('%s on a foreign host (%s) can search: %s', (id, foreign, can) => expect(takesWebSearch(id, foreign)).toBe(can));

test('searches are counted, and have their price', async () => {
  const parts = [text('Yes.'), stop('end_turn', { output_tokens: 0, server_tool_use: { web_search_requests: 3 } })];
  const usage = { input_tokens: 0, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
  const server = await serve([reply(parts, { usage })]);
  const last = ended(await collect(client(server.url)));
  expect(last.usage.searches).toBe(3);
  expect(last.cost).toBeCloseTo(0.03, 10);
  expect(costOf('claude-opus-5-5', { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 })).toBe(0);
});

const SEARCH = { type: 'server_tool_use', id: 'srvtoolu_1', name: 'web_search', input: { query: 'limits' } };
const FOUND = {
  type: 'web_search_tool_result',
  tool_use_id: 'srvtoolu_1',
  caller: { type: 'direct' },
  content: [
    {
      type: 'web_search_result',
      url: 'https://docs.example/',
      title: 'Docs',
      encrypted_content: 'EqgfCioIARgB+/=',
      page_age: null,
    },
  ],
};
const CITATION = {
  type: 'web_search_result_location',
  url: 'https://docs.example/',
  title: 'Docs',
  encrypted_index: 'Eo8BCioIAhgB/=',
  cited_text: 'Ten a second.',
};

test('what was found goes back as it came, its sealed parts included', async () => {
  const server = await serve([
    [
      block({ ...SEARCH, input: {} }, [{ type: 'input_json_delta', partial_json: '{"query": "limits"}' }]),
      block(FOUND),
      block({ type: 'text', text: '', citations: [] }, [
        { type: 'citations_delta', citation: CITATION },
        { type: 'text_delta', text: 'It takes ten a second.' },
      ]),
    ],
  ]);
  const { content } = ended(await collect(client(server.url)));
  expect(content).toEqual([SEARCH, FOUND, { type: 'text', text: 'It takes ten a second.', citations: [CITATION] }]);
});

test('a reply that pauses in its search goes back whole, and is gone on with', () => {
  const session = play(begun(), ...turnOf(1, '', 'pause_turn', [SEARCH]));
  expect(conversation(session.events).at(-1)).toEqual({ role: 'assistant', content: [SEARCH] });
  const on = play(session, ...turnOf(2, 'Ten a second.', 'end_turn', [FOUND]), { type: 'user.said', text: 'And?' });
  const [, reply] = conversation(on.events);
  expect(reply?.content.slice(0, 1)).toEqual([SEARCH]);
  expect(reply?.content).toContainEqual(FOUND);
});
