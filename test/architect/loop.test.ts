import { describe, expect, it } from 'vitest';
import { answerFrom } from '../../src/faces/answerer.ts';
import { createSession } from '../../src/session/session.ts';
import { echoTool, runLoop } from '../support/run-loop.ts';
import { begun, call, play, REPORT, ticking } from '../support/sample-session.ts';
import { breaks, says } from '../support/scripted-model.ts';

const ASK = { questions: [{ header: 'Load', question: 'How many members?', kind: 'text', recommended: '80,000' }] };

function typesOf(session: ReturnType<typeof begun>): string[] {
  return session.events.map(({ type }) => type).filter((type) => !type.startsWith('text.'));
}

describe('the loop', () => {
  it('runs from brief to saved report: a tool, a question, the report', async () => {
    const session = begun();
    const tool = echoTool();
    answerFrom({ given: ({ id }) => ({ id, by: 'user', chosen: [], text: '12' }), assume: false }, session);
    const model = await runLoop(
      session,
      [says('', { calls: [call('a', 'read')] }), says('', { calls: [call('b', 'ask', ASK)] }), says(REPORT)],
      { tools: [tool] },
    );
    expect(tool.ran).toBe(1);
    expect(session.view.asked[0]).toMatchObject({ question: { id: 'Q1' }, answer: { text: '12' } });
    expect(session.view.saved?.version).toBe(1);
    expect(typesOf(session).at(-1)).toBe('session.ended');
    expect(model.requests[2]?.messages.at(-1)?.content[0]).toMatchObject({ type: 'tool_result', tool_use_id: 'b' });
    expect(model.requests[2]?.intent.asked[0]?.answer?.text).toBe('12');
  });

  it('runs the tools of one turn side by side, and answers what it does not know', async () => {
    const session = begun();
    await runLoop(session, [says('', { calls: [call('a', 'read'), call('b', 'fly')] }), says(REPORT)], {
      tools: [echoTool()],
    });
    const ended = session.events.filter((event) => event.type === 'tool.ended');
    expect(ended).toMatchObject([
      { call: 'b', isError: true },
      { call: 'a', isError: false },
    ]);
    expect(ended[0]?.output).toContain('There are: read');
  });

  it('tells the model what is wrong with a question it cannot read', async () => {
    const session = begun();
    await runLoop(session, [says('', { calls: [call('a', 'ask', { questions: 7 })] }), says(REPORT)]);
    expect(session.events.find((event) => event.type === 'tool.ended')).toMatchObject({ call: 'a', isError: true });
    expect(session.view.saved).toBeDefined();
  });

  it('leaves the session with its question where no answer is known, and invents none', async () => {
    const session = begun();
    answerFrom({ given: () => undefined, assume: false }, session);
    await runLoop(session, [says('', { calls: [call('a', 'ask', ASK)] })]);
    expect(session.view).toMatchObject({ phase: 'over', failure: { kind: 'answers-needed' } });
    expect(session.view.asked[0]?.answer).toBeUndefined();
  });

  it('joins a reply that ran into its limit without a seam', async () => {
    const session = begun();
    const cut = REPORT.indexOf('Tab') + 2;
    await runLoop(session, [says(REPORT.slice(0, cut), { stop: 'max_tokens' }), says(REPORT.slice(cut))]);
    expect(session.view.draft.sections.map(({ markdown }) => markdown.trim())).toEqual(['Tables.', 'Paths.']);
  });

  it('goes on after a broken stream from the last settled block', async () => {
    const session = begun();
    const settled = '# Lending\n\nWhat it is.\n\n## Data model\n\nTables.\n\n';
    const model = await runLoop(session, [breaks(`${settled}Half a li`), says('More.\n\n## API contract\n\nPaths.\n')]);
    expect(session.view.draft.sections.map(({ markdown }) => markdown.trim())).toEqual(['Tables.\n\nMore.', 'Paths.']);
    const last = model.requests[1]?.messages;
    expect(last).toHaveLength(1);
    expect(JSON.stringify(last)).toContain('Tables.');
    expect(JSON.stringify(last)).not.toContain('Half a li');
  });

  it('waits, visibly, before it asks again', async () => {
    const session = begun();
    const waits: number[] = [];
    const seen: string[] = [];
    session.subscribe(({ type }) => seen.push(type));
    await runLoop(session, [breaks(''), breaks(''), says(REPORT)], {
      pause: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });
    expect(waits).toEqual([1000, 2000]);
    expect(seen.filter((type) => type === 'turn.waiting')).toHaveLength(2);
  });

  it('does not wait before it goes on after a kill', async () => {
    const session = play(begun(), { type: 'turn.started', turn: 1 }, { type: 'session.resumed', limits: {} });
    const pauses: number[] = [];
    await runLoop(session, [says(REPORT)], { pause: async (ms) => void pauses.push(ms) });
    expect(session.view.saved).toBeDefined();
    expect(pauses).toEqual([]);
  });

  it('is over for the reason that it was left for, also in the middle of a turn', async () => {
    const session = begun();
    session.subscribe(({ type }) => {
      if (type !== 'text.settled') return;
      session.send({ type: 'leave', failure: { kind: 'terminated', message: 'It was told to end.' } });
    });
    await runLoop(session, [says(REPORT)]);
    expect(typesOf(session)).toContain('turn.failed');
    expect(session.view).toMatchObject({ phase: 'over', failure: { kind: 'terminated' } });
  });

  it('fails with what the model failed with, and keeps its words', async () => {
    const session = begun();
    await runLoop(session, [breaks('Something was said', false)]);
    expect(session.view).toMatchObject({ phase: 'over', failure: { kind: 'broken-stream' } });
    expect(session.view.items.some((item) => item.kind === 'block' && item.markdown === 'Something was said')).toBe(
      true,
    );
  });

  describe('with a persona that always asks', () => {
    const always = { persona: { slug: 't', name: 'T', prompt: '', questions: 'always', source: '' } } as const;

    it('stops a report that begins unasked, and sends it back to ask', async () => {
      const session = begun(always);
      answerFrom({ given: () => undefined, assume: true }, session);
      const model = await runLoop(session, [says(REPORT), says('', { calls: [call('a', 'ask', ASK)] }), says(REPORT)]);
      expect(typesOf(session)).toContain('engine.said');
      expect(session.view.asked[0]?.answer).toMatchObject({ by: 'assumption', text: '80,000' });
      expect(session.view.draft.sections).toHaveLength(2);
      expect(JSON.stringify(model.requests[1]?.messages)).not.toContain('Lending');
    });

    it('stops one that is wrapped in a fence as well', async () => {
      const session = begun(always);
      answerFrom({ given: () => undefined, assume: true }, session);
      const wrapped = `\`\`\`markdown\n${REPORT}\`\`\`\n`;
      await runLoop(session, [says(wrapped), says('', { calls: [call('a', 'ask', ASK)] }), says(wrapped)]);
      expect(session.view.asked).toHaveLength(1);
      expect(session.view.draft.sections).toHaveLength(2);
    });

    it('lets it through after two times, and has asked nothing', async () => {
      const session = begun(always);
      await runLoop(session, [says(REPORT), says(REPORT), says(REPORT)]);
      expect(session.view.asked).toEqual([]);
      expect(session.view.saved).toBeDefined();
      expect(session.events.filter(({ type }) => type === 'engine.said')).toHaveLength(2);
    });
  });

  it('lets the user stop a turn, keeps what came, and goes on with what they say', async () => {
    const session = begun();
    session.subscribe((event) => {
      if (event.type === 'text.settled' && session.view.turn === 1) session.send({ type: 'stop' });
      if (event.type === 'floor.given' && session.view.turn === 1) session.send({ type: 'say', text: 'Use SQLite.' });
      if (event.type === 'floor.given' && session.view.turn === 2) leave(session);
    });
    const model = await runLoop(session, [says(REPORT), says(REPORT)], { attended: true });
    const content = JSON.stringify(model.requests[1]?.messages);
    expect(content).toContain('The user stopped your reply here');
    expect(content).toContain('Use SQLite.');
    expect(session.view.saved?.version).toBe(1);
  });

  describe('gives the floor to the user after the report, and proposes what changed', () => {
    const CHANGED = '# Lending\n\n## Data model\n\nItems.\n';

    async function decided(...decisions: (boolean | string)[]) {
      const session = begun();
      session.subscribe(({ type }) => {
        if (type === 'report.proposed') {
          const decision = decisions.shift();
          if (typeof decision === 'string') session.send({ type: 'say', text: decision });
          else session.send({ type: 'decide', accept: decision ?? false });
        } else if (type === 'floor.given' && session.view.turn === 1) {
          session.send({ type: 'say', text: 'Use DynamoDB instead.' });
        } else if (type === 'floor.given' || type === 'report.kept') leave(session);
      });
      const turns = [says(REPORT), says(CHANGED), says(CHANGED.replace('Items', 'Streams'))];
      const model = await runLoop(session, turns, { attended: true });
      const sections = session.view.draft.sections.map(({ markdown }) => markdown.trim());
      return { session, model, sections, version: session.view.saved?.version };
    }

    it('it is saved as a second version on a yes', async () => {
      expect(await decided(true)).toMatchObject({ version: 2, sections: ['Items.', 'Paths.'] });
    });

    it('nothing is saved on a no, and the report is as it was', async () => {
      const { session, ...rest } = await decided(false);
      expect(rest).toMatchObject({ version: 1, sections: ['Tables.', 'Paths.'] });
      expect(session.view.saved?.revision).toBe(session.view.draft.revision);
    });

    it('more can be said first, and the whole change is proposed again', async () => {
      const { session, model, ...rest } = await decided('Rather a stream.', true);
      expect(rest).toMatchObject({ version: 2, sections: ['Streams.', 'Paths.'] });
      expect(JSON.stringify(model.requests[2]?.messages.at(-1))).toContain('Rather a stream.');
      expect(session.events.filter(({ type }) => type === 'report.saved')).toHaveLength(2);
    });
  });

  it('asks again about a change that was left without a decision', async () => {
    const first = begun();
    first.subscribe(({ type }) => {
      if (type === 'floor.given') first.send({ type: 'say', text: 'More.' });
      if (type === 'report.proposed') leave(first);
    });
    await runLoop(first, [says(REPORT), says('# Lending\n\n## Data model\n\nItems.\n')], { attended: true });
    expect(first.view.phase).toBe('over');
    const again = createSession(ticking(), first.events);
    again.subscribe(({ type }) => {
      if (type === 'report.proposed') again.send({ type: 'decide', accept: true });
      if (type === 'floor.given') leave(again);
    });
    again.append({ type: 'session.resumed', limits: {} });
    await runLoop(again, [], { attended: true });
    expect(again.view.saved?.version).toBe(2);
  });

  it('says of an answer that changed which sections rest on it, and saves the table of answers in any case', async () => {
    const session = begun();
    answerFrom({ given: ({ id }) => ({ id, by: 'user', chosen: [], text: '12' }), assume: false }, session);
    const report = REPORT.replace('Tables.', 'Tables for 12 [Q1].');
    session.subscribe(({ type }) => {
      if (type !== 'report.saved' || session.view.saved?.version !== 1) return;
      session.append({ type: 'floor.given' });
      session.send({ type: 'change-answer', answer: { id: 'Q1', by: 'user', chosen: [], text: '80,000' } });
    });
    const model = await runLoop(session, [
      says('', { calls: [call('b', 'ask', ASK)] }),
      says(report),
      says('It holds.'),
    ]);
    const told = JSON.stringify(model.requests[2]?.messages.at(-1));
    expect(told).toMatch(/Before: 12\\nNow: 80,000/);
    expect(told).toContain('These sections cite it: `## Data model`.');
    expect(session.view.saved?.version).toBe(2);
    expect(session.view.asked[0]?.answer?.text).toBe('80,000');
  });

  it('never runs a tool again that had begun when the program was killed', async () => {
    const session = play(
      begun(),
      { type: 'turn.started', turn: 1 },
      {
        type: 'turn.ended',
        turn: 1,
        content: [call('a', 'read')],
        stop: 'tool_use',
        usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
      },
      { type: 'tool.started', call: 'a', name: 'read', input: {} },
      { type: 'session.resumed', limits: {} },
    );
    const tool = echoTool();
    await runLoop(session, [says(REPORT)], { tools: [tool] });
    expect(tool.ran).toBe(0);
    expect(session.events.find((event) => event.type === 'tool.ended')).toMatchObject({
      output: expect.stringContaining('outcome is unknown'),
    });
  });
});

function leave(session: ReturnType<typeof begun>): void {
  session.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Left.' } });
}
