import { PassThrough } from 'node:stream';
import { cleanup, render } from 'ink-testing-library';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../../src/faces/tui/app.tsx';
import { Help } from '../../../../src/faces/tui/screens/help.tsx';
import { Reader } from '../../../../src/faces/tui/screens/reader.tsx';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { watchSize } from '../../../../src/faces/tui/terminal-size.ts';
import type { EventBody } from '../../../../src/session/events.ts';
import type { Session } from '../../../../src/session/session.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { begun, play, question, REPORT, turnOf } from '../../../support/sample-session.ts';
import { personaOf, stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(cleanup);

const persona = personaOf('contract-first');
const ready = { persona, brief: 'Lend books.', context: [] };
const broken = { kind: 'broken-stream', message: 'The line was cut.', next: 'Ask again.' } as const;
const planner = { provider: 'planner', id: 'planner', systemMessages: false, notice: 'No key was found.' } as const;

/** The screen of each place and of each phase of a session, and what a person sees on it first. */
const SCREENS: [name: string, stage: Partial<Stage>, seen: string[]][] = [
  ['who', {}, ['Who should design it?', '› contract-first', 'Opus 5.5', '↑↓ choose']],
  ['what', { form: { persona, context: [] } }, ['What should contract-first design?', '⏎ start']],
  ['the example', { form: { persona, context: [], example: 'A library.' } }, ['A library.']],
  [
    'no key',
    { form: ready, modelFor: () => planner },
    ['The planner designs', 'No key was found.', 'ANTHROPIC_API_KEY'],
  ],
  ['no model', { form: ready, modelFor: () => broken }, ['The line was cut.', 'Ask again.']],
  ['a start that was refused', { form: ready, begin: async () => broken }, ['The line was cut.']],
  ['at work', resumed(begun()), ['▌ Tester', 'Lend books.', '0 of 2 sections', 'esc stop']],
  ['a tool at work', resumed(play(begun(), tool('read', { path: 'a.sql' }))), ['read a.sql']],
  ['asked', resumed(play(begun(), asked())), ['Header Q1', 'What about Q1?', '1   One', 'recommended', '⏎ next']],
  ['saved', resumed(saved()), ['▌ Saved   docs/design/x.md', '2 sections', '⏎ read it']],
  ['failed', resumed(failed()), ['The line was cut.', 'Ask again.']],
];

function resumed(session: Session): Partial<Stage> {
  return { resumed: session };
}

function tool(name: string, input: unknown) {
  return { type: 'tool.started', call: 'a', name, input } as const;
}

function asked(): EventBody {
  return { type: 'question.asked', call: 'q', questions: [question('Q1')] };
}

function saved(): Session {
  const report = { type: 'report.saved', path: 'docs/design/x.md', version: 1, hash: '' } as const;
  return play(begun(), ...turnOf(1, REPORT), report, { type: 'floor.given' });
}

function failed(): Session {
  const end = { type: 'turn.failed', turn: 1, failure: broken, partial: '' } as const;
  return play(begun(), { type: 'turn.started', turn: 1 }, end, { type: 'floor.given' });
}

function open(stage: Partial<Stage>) {
  const [size] = watchSize(Object.assign(new PassThrough(), { columns: 100, rows: 30 }));
  return render(<App stage={stageOf(stage)} size={size} />);
}

describe('at first sight', () => {
  it.each(SCREENS)('%s says what it is, in the width there is', async (_name, stage, seen) => {
    const { frames } = open(stage);
    const everything = (): string => frames.join('\n');
    await vi.waitFor(() => {
      for (const words of seen) expect(everything()).toContain(words);
    });
    for (const line of everything().split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(100);
  });

  it('the reader shows the report, and where in it one is', () => {
    const stage = stageOf({ readReport: () => REPORT });
    const { lastFrame } = render(<Reader {...screenProps(stage)} session={saved()} onBack={() => undefined} />);
    expect(lastFrame()).toContain('Lending');
    expect(lastFrame()).toContain('esc back');
  });

  it('the help lists the keys of where one was', () => {
    const { lastFrame } = render(<Help {...screenProps()} modes={['pick-list']} onBack={() => undefined} />);
    expect(lastFrame()).toMatch(/↑|choose/);
    expect(lastFrame()).toContain('esc');
  });
});
