import { describe, expect, it } from 'vitest';
import { begun, call, play, question, REPORT, turnOf } from '../support/sample-session.ts';

describe('the view', () => {
  it('adds up usage and cost, of failed turns too', () => {
    const usage = { input: 10, output: 5, cacheRead: 2, cacheWrite: 1 };
    const session = play(
      begun(),
      { type: 'turn.ended', turn: 1, content: [], stop: 'pause_turn', usage, cost: 0.5 },
      { type: 'turn.failed', turn: 2, failure: { kind: 'model', message: '' }, partial: '', usage, cost: 0.25 },
    );
    expect(session.view.usage).toEqual({ input: 20, output: 10, cacheRead: 4, cacheWrite: 2 });
    expect(session.view.cost).toBe(0.75);
  });

  it('keeps what came of a turn that failed, to its last character, but settles only whole blocks into the draft', () => {
    const session = play(
      begun(),
      { type: 'turn.started', turn: 1 },
      { type: 'text.settled', turn: 1, markdown: '# T\n\n' },
      { type: 'text.delta', turn: 1, text: 'half a li' },
      { type: 'turn.failed', turn: 1, failure: { kind: 'stopped', message: 'Stopped.' }, partial: '# T\n\nhalf a li' },
    );
    const blocks = session.view.items.flatMap((item) => (item.kind === 'block' ? [item.markdown] : []));
    expect(blocks).toEqual(['# T\n\n', 'half a li']);
    expect(session.view.draft).toMatchObject({ title: 'T', opening: '\n' });
    expect(session.view.tail).toBe('');
  });

  it('forgets the draft of a report that began without asking', () => {
    const session = play(
      begun(),
      { type: 'turn.started', turn: 1 },
      { type: 'text.settled', turn: 1, markdown: '# T\n\n## Data model\n' },
      { type: 'turn.failed', turn: 1, failure: { kind: 'must-ask', message: '' }, partial: '# T\n\n## Data model\n' },
    );
    expect(session.view.draft.title).toBeUndefined();
    expect(session.view.failure).toBeUndefined();
  });

  it('shows tools while they run, then as one item each with what they were given', () => {
    const session = play(begun(), ...turnOf(1, '', 'tool_use', [call('a', 'read')]), {
      type: 'tool.started',
      call: 'a',
      name: 'read',
      input: { path: 'x' },
    });
    expect(session.view).toMatchObject({ phase: 'working', tools: [{ name: 'read' }] });
    play(session, { type: 'tool.ended', call: 'a', output: '', isError: false, summary: '3 lines' });
    expect(session.view.tools).toEqual([]);
    expect(session.view.items.at(-1)).toMatchObject({
      kind: 'tool',
      name: 'read',
      input: { path: 'x' },
      summary: '3 lines',
    });
  });

  it('drops the live lines at the next fact', () => {
    const session = play(begun(), { type: 'turn.started', turn: 1 }, { type: 'thinking.delta', turn: 1, text: 'hm' });
    expect(session.view.live.thinking).toBe('hm');
    play(session, { type: 'notice', text: 'x' });
    expect(session.view.live).toEqual({ thinking: '' });
  });

  it('keeps every question with its answer', () => {
    const session = play(begun(), { type: 'question.asked', call: 'c', questions: [question('Q1')] });
    expect(session.view).toMatchObject({ phase: 'asking', asked: [{ question: { id: 'Q1' } }] });
    session.send({ type: 'answer', call: 'c', answers: [{ id: 'Q1', by: 'user', chosen: ['Two'] }] });
    expect(session.view).toMatchObject({ phase: 'thinking', asked: [{ answer: { chosen: ['Two'] } }] });
    expect(session.view.question).toBeUndefined();
  });

  it('knows what of the report is saved', () => {
    const session = play(begun(), ...turnOf(1, REPORT), { type: 'report.saved', path: 'a.md', version: 1, hash: '' });
    expect(session.view.saved).toMatchObject({ path: 'a.md', version: 1, revision: session.view.draft.revision });
  });

  it('never changes an item once it is there', () => {
    const session = play(begun(), ...turnOf(1, 'One.\n'));
    const before = structuredClone(session.view.items);
    const items = session.view.items;
    play(session, ...turnOf(2, 'Two.\n'), { type: 'notice', text: 'x' });
    expect(items).toEqual(before);
    expect(session.view.items.slice(0, before.length)).toEqual(before);
  });
});
