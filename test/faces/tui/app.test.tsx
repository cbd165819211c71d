import { PassThrough } from 'node:stream';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { App } from '../../../src/faces/tui/app.tsx';
import { personaReader } from '../../../src/faces/tui/late-screens.ts';
import type { Pipe, Stage } from '../../../src/faces/tui/stage.ts';
import { watchSize } from '../../../src/faces/tui/terminal-size.ts';
import { draw, unmountAll } from '../../support/ink.tsx';
import { begun, play, question, REPORT, turnOf } from '../../support/sample-session.ts';
import { MODEL, PERSONAS, personaOf, stageOf } from './sample-stage.ts';

beforeAll(personaReader.load);
afterEach(unmountAll);

const [first = personaOf('none')] = PERSONAS;
const planner = { provider: 'planner', id: 'planner', systemMessages: false, notice: 'No key was found.' } as const;

function open(stage: Stage) {
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  const [size] = watchSize(output);
  return draw(<App stage={stage} size={size} />);
}

describe('the way through the app', () => {
  it('leads by keys from a persona to a report and on', async () => {
    const session = begun({ model: MODEL, sections: ['Data model', 'API contract'] });
    const begin = vi.fn(async () => session);
    const stage = stageOf({ begin });
    const app = open(stage);
    await app.press('down', 'enter');
    await app.until((frame) => frame.includes('What should backend-architect design?'));
    await app.type('Lend books.');
    await app.press('enter');
    await app.until((frame) => frame.includes('▌ Tester'));
    expect(begin).toHaveBeenCalledExactlyOnceWith({ persona: PERSONAS[1], brief: 'Lend books.', context: [] });
    expect(stage.kept.get('brief')).toBe('');
    session.append({ type: 'question.asked', call: 'q', questions: [question('Q1')] });
    await app.until((frame) => frame.includes('What about Q1?'));
    await app.press('enter', 'enter');
    expect(session.view.asked[0]?.answer?.chosen).toEqual(['One']);
    play(session, ...turnOf(1, REPORT));
    play(session, { type: 'report.saved', path: 'docs/design/x.md', version: 1, hash: '' }, { type: 'floor.given' });
    await app.until((frame) => frame.includes('▌ Saved   docs/design/x.md'));
    await app.type('shorter, please');
    await app.press('enter');
    expect(session.events.at(-1)).toMatchObject({ type: 'user.said', text: 'shorter, please' });
  });

  it('shows the text of a stranger first, and lets it speak once it is trusted', async () => {
    const trust = vi.fn();
    const stranger = personaOf('stranger', {
      prompt: 'You are \u001b[2Jsly.',
      source: { place: 'repo', path: '/code/library/.claude/agents/s.md', hash: 'ff' },
    });
    const stage = stageOf({
      form: { persona: stranger, context: [] },
      isTrusted: (persona) => persona !== stranger,
      trust,
    });
    const app = open(stage);
    expect(app.frame()).toContain('▌ Trust stranger?');
    expect(app.frame()).toMatch(/You are .*sly\./);
    await app.press('enter');
    expect(app.frame()).toContain('▌ Trust stranger?');
    await app.press('escape');
    await app.until((frame) => frame.includes('Who should design it?'));
    expect(trust).not.toHaveBeenCalled();
  });

  it('goes on with a stranger whose text was taken', async () => {
    const trust = vi.fn();
    const stranger = personaOf('stranger');
    const app = open(stageOf({ form: { persona: stranger, context: [] }, isTrusted: () => false, trust }));
    await app.type('t');
    await app.until((frame) => frame.includes('What should stranger design?'));
    expect(trust).toHaveBeenCalledExactlyOnceWith(stranger);
  });

  it('hands the report over to the persona that it names, with one key', async () => {
    const first = begun({ model: MODEL, sections: ['Data model', 'API contract'] });
    const second = begun({ id: 'second', model: MODEL, sections: ['Threats'] });
    const begin = vi.fn<Stage['begin']>().mockResolvedValueOnce(first).mockResolvedValueOnce(second);
    const report = { name: 'x.md', origin: 'file', bytes: 3, text: 'abc' } as const;
    const addFile = vi.fn(async () => report);
    const stage = stageOf({
      form: { persona: PERSONAS[0] ?? personaOf('none'), brief: 'Lend books.', context: [] },
      begin,
      addFile,
      readReport: () => '# Lending\n\nNext step: **backend-elite**, because it grows.',
    });
    const app = open(stage);
    await vi.waitFor(() => expect(begin).toHaveBeenCalledTimes(1));
    play(first, ...turnOf(1, REPORT));
    play(first, { type: 'report.saved', path: '/w/x.md', version: 1, hash: '' }, { type: 'floor.given' });
    await app.until((frame) => frame.includes('go on with backend-elite'));
    await app.press('tab');
    await vi.waitFor(() => expect(begin).toHaveBeenCalledTimes(2));
    expect(addFile).toHaveBeenCalledExactlyOnceWith('/w/x.md');
    expect(begin.mock.lastCall?.[0]).toMatchObject({
      persona: { slug: 'backend-elite' },
      brief: 'Lending. Go on from the design that is given as context.',
      context: [report],
    });
    second.append({ type: 'question.asked', call: 'q', questions: [question('Q1')] });
    await app.until((frame) => frame.includes('What about Q1?'));
  });

  it('says so when the report cannot be read to hand it over', async () => {
    const session = begun({ model: MODEL });
    const readReport = () => '# T\n\nNext step: **backend-elite**.';
    const app = open(stageOf({ resumed: session, readReport }));
    play(session, ...turnOf(1, REPORT));
    play(session, { type: 'report.saved', path: 'x.md', version: 1, hash: '' }, { type: 'floor.given' });
    await app.until((frame) => frame.includes('go on with backend-elite'));
    await app.press('tab');
    await app.until((frame) => frame.includes('There is no file x.md.'));
  });

  it('skips the steps that flags have answered', async () => {
    const begin = vi.fn(async () => begun());
    open(stageOf({ form: { persona: first, brief: 'Lend books.', context: [] }, begin }));
    await vi.waitFor(() =>
      expect(begin).toHaveBeenCalledExactlyOnceWith({ persona: first, brief: 'Lend books.', context: [] }),
    );
  });

  it('asks only for the brief when the persona is given', () => {
    expect(open(stageOf({ form: { persona: first, context: [] } })).frame()).toContain(
      'What should contract-first design?',
    );
  });

  it('goes back step by step, and keeps the words', async () => {
    const app = open(stageOf());
    await app.press('enter');
    await app.type('Lend books.');
    await app.press('escape');
    await app.until((frame) => frame.includes('Who should design it?'));
    await app.press('enter');
    await app.until((frame) => frame.includes('│ Lend books.'));
  });

  it('takes up a session where it stands', () => {
    const resumed = play(begun(), { type: 'question.asked', call: 'q', questions: [question('Q1')] });
    expect(open(stageOf({ resumed })).frame()).toContain('What about Q1?');
  });

  it('says what the planner is before it designs, and comes back from there', async () => {
    const app = open(stageOf({ form: { persona: first, brief: 'Lend books.', context: [] }, modelFor: () => planner }));
    expect(app.frame()).toContain('The planner designs');
    await app.press('escape');
    await app.until((frame) => frame.includes('│ Lend books.'));
    await app.press('enter');
    await app.until((frame) => frame.includes('The planner designs'));
    await app.press('enter');
    await app.until((frame) => frame.includes('▌ Tester'));
  });

  it('says at once when no model can be had, and goes back to the personas', async () => {
    const modelFor: Stage['modelFor'] = (persona) =>
      persona === first ? { kind: 'credentials', message: 'No key.' } : MODEL;
    const app = open(stageOf({ modelFor }));
    await app.press('enter');
    await app.until((frame) => frame.includes('✗ No key.') && frame.includes('It could not begin'));
    await app.press('escape');
    await app.until((frame) => frame.includes('Who should design it?'));
  });

  it('says why it could not begin, tries again, and loses nothing', async () => {
    const begin = vi.fn<Stage['begin']>(async () => ({ kind: 'not-saved', message: 'The disk is full.' }));
    const app = open(stageOf({ form: { persona: first, brief: 'Lend books.', context: [] }, begin }));
    await app.until((frame) => frame.includes('✗ The disk is full.'));
    begin.mockImplementation(async () => Promise.reject(new Error('Worse.')));
    await app.press('enter');
    await app.until((frame) => frame.includes('✗ Worse.'));
    await app.press('escape');
    await app.until((frame) => frame.includes('│ Lend books.'));
  });
});

describe('standard input', () => {
  function pipeOf(over: Partial<Pipe> = {}) {
    const listeners = new Set<() => void>();
    const subscribe = (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
    const pipe: { -readonly [Key in keyof Pipe]: Pipe[Key] } = {
      bytes: 0,
      done: false,
      subscribe,
      close: () => undefined,
      ...over,
    };
    const end = (): void => {
      pipe.done = true;
      pipe.context = { name: 'stdin', origin: 'piped', bytes: 3, text: 'abc' };
      for (const listener of [...listeners]) listener();
    };
    return { pipe, end };
  }
  const form = { persona: first, brief: 'Review this.', context: [] };

  it('is waited for, and goes along when it ends', async () => {
    const { pipe, end } = pipeOf();
    const begin = vi.fn(async () => begun());
    const app = open(stageOf({ form, pipe, begin }));
    expect(app.frame()).toContain('Standard input is still coming');
    end();
    await app.until((frame) => frame.includes('▌ Tester'));
    expect(begin).toHaveBeenCalledExactlyOnceWith({ ...form, context: [pipe.context] });
  });

  it('that never ends can be closed', async () => {
    const { pipe, end } = pipeOf();
    pipe.close = end;
    const app = open(stageOf({ form, pipe }));
    await app.press('enter');
    await app.until((frame) => frame.includes('▌ Tester'));
  });
});

describe('help', () => {
  it('lists the keys, and leaves the screen below as it was', async () => {
    const app = open(stageOf());
    await app.press('down', 'down');
    await app.type('?');
    await app.until((frame) => frame.includes('▌ Keys'));
    expect(app.frame()).toMatch(/look closer/);
    await app.press('escape');
    await app.until((frame) => frame.includes(' › backend-engineer'));
  });

  it('hides nothing of what settles meanwhile', async () => {
    const session = begun();
    const app = open(stageOf({ resumed: session }));
    play(session, { type: 'turn.started', turn: 1 });
    await app.type('?');
    await app.until((frame) => frame.includes('▌ Keys'));
    play(session, { type: 'text.settled', turn: 1, markdown: 'Meanwhile.\n\n' });
    await app.until((frame) => frame.includes('Meanwhile.') && frame.includes('▌ Keys'));
    await app.press('escape');
    await app.until((frame) => frame.includes('Meanwhile.') && frame.includes('esc stop'));
  });
});

describe('leaving', () => {
  it('takes two presses of ctrl-c, and says so after the first', async () => {
    const session = begun();
    const app = open(stageOf({ resumed: session }));
    await app.press('ctrl-c');
    expect(app.frame()).toContain('once more leaves');
    expect(session.view.phase).not.toBe('over');
    await app.press('ctrl-c');
    expect(session.events.at(-1)).toMatchObject({ type: 'session.cancelled', failure: { kind: 'interrupted' } });
  });

  it('is called off by any other key', async () => {
    const session = begun();
    const app = open(stageOf({ resumed: session }));
    await app.press('ctrl-c');
    await app.type('x');
    expect(app.frame()).not.toContain('once more leaves');
    await app.press('ctrl-c');
    expect(session.view.phase).not.toBe('over');
  });

  it('takes two presses also while questions are asked', async () => {
    const session = play(begun(), { type: 'question.asked', call: 'q', questions: [question('Q1')] });
    const app = open(stageOf({ resumed: session }));
    await app.press('ctrl-c');
    expect(app.frame()).toMatch(/What about Q1\?[\s\S]*once more leaves/);
    await app.press('ctrl-c');
    expect(session.view.phase).toBe('over');
  });
});
