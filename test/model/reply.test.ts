import { describe, expect, test } from 'vitest';
import { Reply } from '../../src/model/reply.ts';

const START = { type: 'message_start', message: { usage: { input_tokens: 1 } } };
const STOP = { type: 'message_stop' };

function begins(content_block: unknown, index = 0): object {
  return { type: 'content_block_start', index, content_block };
}

function grows(delta: unknown, index = 0): object {
  return { type: 'content_block_delta', index, delta };
}

function read(...events: unknown[]): Reply {
  const reply = new Reply();
  for (const event of [START, ...events, STOP]) reply.take(event);
  return reply;
}

describe('a block that is not as it should be', () => {
  test.each([{}, { text: null }])('text that begins with %j loses none of its words', (more) => {
    const reply = read(begins({ type: 'text', ...more }), grows({ type: 'text_delta', text: 'Hi' }));
    expect(reply.end().content).toEqual([{ type: 'text', text: 'Hi' }]);
  });

  test('a delta of another kind leaves no trace: the block could not be sent back with it', () => {
    const strange = [
      { type: 'signature_delta', signature: 's' },
      { type: 'input_json_delta', partial_json: '{}' },
      { type: 'thinking_delta', thinking: 'x' },
    ];
    const reply = read(begins({ type: 'text', text: 'Hi' }), ...strange.map((delta) => grows(delta)));
    expect(reply.end().content).toEqual([{ type: 'text', text: 'Hi' }]);
    const cited = read(begins({ type: 'thinking', thinking: '', signature: 's' }), grows({ type: 'citations_delta' }));
    expect(cited.end().content).toEqual([{ type: 'thinking', thinking: '', signature: 's' }]);
  });

  test.each([null, 'x', 7, []])('a call whose input is %j at once is kept as invalid', (input) => {
    const reply = read(begins({ type: 'tool_use', id: 'a', name: 'read', input }));
    const expected = input === null ? {} : { INVALID_JSON: JSON.stringify(input) };
    expect(reply.end().content).toMatchObject([{ input: expected }]);
  });

  test.each([{ id: '', name: 'read' }, { id: 7, name: 'read' }, { id: 'a', name: '' }, { name: 'read' }])(
    'a call like %j could never be answered: the stream is broken',
    (call) => {
      const reply = read(begins({ type: 'tool_use', input: {}, ...call }));
      expect(reply.complete).toBe(false);
      expect(reply.fault).toContain('a call in it');
    },
  );

  test('nor could two calls of one id', () => {
    const call = { type: 'tool_use', id: 'a', name: 'read', input: {} };
    expect(read(begins(call), begins({ ...call }, 1)).fault).toContain('id of its own');
  });
});
