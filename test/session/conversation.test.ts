import { describe, expect, it } from 'vitest';
import { conversation, PROSE_CALL, sendable } from '../../src/session/conversation.ts';
import { type Block, NO_USAGE } from '../../src/session/events.ts';
import { begun, call, play, question, text, turnOf } from '../support/sample-session.ts';

const said = (words: string) => ({ type: 'text', text: words });

describe('the conversation', () => {
  it('opens with the context, each piece named, then the brief', () => {
    const context = [{ name: 'a "b".sql', origin: 'piped', bytes: 3, text: 'abc' } as const];
    const session = begun({ brief: 'Do it.', context });
    expect(conversation(session.events)).toEqual([
      {
        role: 'user',
        content: [
          said('<context name="a \\"b\\".sql" origin="piped">\nabc\n</context>'),
          said('<brief>\nDo it.\n</brief>'),
        ],
      },
    ]);
  });

  it('answers each call in the very next user turn, in their order, whatever order they ended in', () => {
    const session = play(
      begun(),
      ...turnOf(1, '', 'tool_use', [call('a', 'read'), call('b', 'glob'), call('c', 'ask')]),
      { type: 'tool.started', call: 'b', name: 'glob', input: {} },
      { type: 'tool.ended', call: 'b', output: 'B', isError: true, summary: '' },
      { type: 'tool.ended', call: 'a', output: '', isError: false, summary: '' },
      { type: 'question.asked', call: 'c', questions: [question('Q1')] },
      { type: 'question.answered', call: 'c', answers: [{ id: 'Q1', by: 'user', chosen: ['Two'] }] },
    );
    expect(conversation(session.events).at(-1)).toEqual({
      role: 'user',
      content: [
        { type: 'tool_result', tool_use_id: 'a', content: '(nothing)' },
        { type: 'tool_result', tool_use_id: 'b', content: 'B', is_error: true },
        { type: 'tool_result', tool_use_id: 'c', content: '[Q1] What about Q1?\nThe user answered: Two' },
      ],
    });
  });

  it('answers a call that never ran', () => {
    const session = play(begun(), ...turnOf(1, '', 'tool_use', [call('a', 'read')]), {
      type: 'user.said',
      text: 'Stop.',
    });
    expect(conversation(session.events).at(-1)?.content).toEqual([
      expect.objectContaining({ type: 'tool_result', tool_use_id: 'a', is_error: true }),
      said('Stop.'),
    ]);
  });

  it('sends blocks back unedited, foreign ones too', () => {
    const content = [
      { type: 'thinking', thinking: 'hm', signature: 's' },
      { type: 'redacted_thinking', data: 'x' },
      text('Hello.'),
      { type: 'server_tool_use', id: 's', name: 'web_search', input: { q: 1 } },
    ];
    const session = play(begun(), { type: 'turn.ended', turn: 1, content, stop: 'end_turn', usage: NO_USAGE });
    expect(conversation(session.events)[1]).toEqual({ role: 'assistant', content });
  });

  it('sends no empty turn and no blank text back', () => {
    const session = play(
      begun(),
      { type: 'turn.ended', turn: 1, content: [text('  \n')], stop: 'end_turn', usage: NO_USAGE },
      { type: 'engine.said', reason: 'nudge', text: 'Go.' },
    );
    const messages = conversation(session.events);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.content.at(-1)).toEqual(said('<instructions>\nGo.\n</instructions>'));
  });

  it('drops the cut call and the trailing thinking of a reply that ran into its limit', () => {
    const thinking = { type: 'thinking', thinking: 'hm', signature: 's' };
    const content = [text('Half'), thinking, call('a', 'read', { path: 'x' })];
    const session = play(
      begun(),
      { type: 'turn.ended', turn: 1, content, stop: 'max_tokens', usage: NO_USAGE },
      { type: 'engine.said', reason: 'go-on', text: 'Go on.' },
    );
    expect(conversation(session.events).slice(1)).toEqual([
      { role: 'assistant', content: [text('Half')] },
      { role: 'user', content: [said('<instructions>\nGo on.\n</instructions>')] },
    ]);
  });

  it('sends back no reply that ends in thinking, which is refused', () => {
    const thinking = { type: 'thinking', thinking: 'hm', signature: 's' };
    const nudge = { type: 'engine.said', reason: 'nudge', text: 'Go.' } as const;
    const sent = (...content: Block[]) =>
      conversation(play(begun(), ...turnOf(1, '', 'end_turn', content), nudge).events).slice(1, -1);
    expect(sent(thinking)).toEqual([]);
    expect(sent(text('Hm.'), thinking)).toEqual([{ role: 'assistant', content: [text('Hm.')] }]);
    expect(sent(thinking, text('Hm.'))).toEqual([{ role: 'assistant', content: [thinking, text('Hm.')] }]);
  });

  it('quotes what had settled of a turn that broke, and only that', () => {
    const failure = { kind: 'broken-stream', message: 'cut' } as const;
    const session = play(
      begun(),
      { type: 'turn.started', turn: 1 },
      { type: 'text.settled', turn: 1, markdown: '# T\n' },
      { type: 'text.tail', turn: 1, markdown: 'half a li' },
      { type: 'turn.failed', turn: 1, failure, partial: '# T\nhalf a li' },
    );
    const [first, ...rest] = conversation(session.events);
    expect(rest).toEqual([]);
    expect(first?.content).toHaveLength(2);
    expect(JSON.stringify(first?.content[1])).toContain('<arrived>\\n# T\\n</arrived>');
    expect(JSON.stringify(first)).not.toContain('half a li');
  });

  it('says nothing of a turn that was sent back to ask', () => {
    const session = play(
      begun(),
      { type: 'turn.started', turn: 1 },
      { type: 'text.settled', turn: 1, markdown: '# T\n' },
      { type: 'turn.failed', turn: 1, failure: { kind: 'must-ask', message: '' }, partial: '# T\n' },
      { type: 'engine.said', reason: 'ask-first', text: 'Ask.' },
    );
    expect(JSON.stringify(conversation(session.events))).not.toContain('# T');
  });

  it('puts our words into a system message where the provider takes it, after the user turn', () => {
    const model = { provider: 'anthropic', id: 'claude-opus-5-5', systemMessages: true } as const;
    const failed = { type: 'turn.failed', turn: 1, failure: { kind: 'must-ask', message: '' }, partial: '' } as const;
    const session = play(begun({ model }), failed, { type: 'engine.said', reason: 'ask-first', text: 'Ask.' });
    expect(conversation(session.events).map(({ role }) => role)).toEqual(['user', 'system']);
    const alone = play(begun({ model }), ...turnOf(1, 'Hm.'), { type: 'engine.said', reason: 'nudge', text: 'Go.' });
    expect(conversation(alone.events).map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
  });

  it('gives the answer to a question in prose as words', () => {
    const session = play(
      begun(),
      ...turnOf(1, 'How many?'),
      { type: 'question.asked', call: `${PROSE_CALL}1`, questions: [question('Q1', { kind: 'text', options: [] })] },
      {
        type: 'question.answered',
        call: `${PROSE_CALL}1`,
        answers: [{ id: 'Q1', by: 'user', chosen: [], text: '80' }],
      },
    );
    expect(conversation(session.events).at(-1)).toEqual({
      role: 'user',
      content: [said('[Q1] What about Q1?\nThe user answered: 80')],
    });
  });
});

describe('what of a reply goes back', () => {
  const search = { type: 'server_tool_use', id: 's', name: 'web_search', input: {} };
  const found = { type: 'web_search_tool_result', tool_use_id: 's', content: [] };

  it('is a search with its result, and no search that the limit cut off', () => {
    expect(sendable([text('a'), search, found], 'max_tokens')).toEqual([text('a'), search, found]);
    expect(sendable([text('a'), search], 'max_tokens')).toEqual([text('a')]);
    expect(sendable([text('a'), search], 'pause_turn')).toEqual([text('a'), search]);
  });
});
