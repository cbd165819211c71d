import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { Box, useBoxMetrics } from 'ink';
import { type ReactNode, useEffect, useRef } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../../src/faces/tui/app.tsx';
import type { Stage } from '../../../src/faces/tui/stage.ts';
import { watchSize } from '../../../src/faces/tui/terminal-size.ts';
import type { EventBody } from '../../../src/session/events.ts';
import { NO_USAGE } from '../../../src/session/events.ts';
import { draw, unmountAll } from '../../support/ink.tsx';
import { begun, play, question, turnOf } from '../../support/sample-session.ts';
import { MODEL, PERSONAS, stageOf } from './sample-stage.ts';

afterEach(unmountAll);

/** Tells the height of what it holds, without what has settled above: that stands outside of the layout. */
function Measured({ children, onHeight }: { children: ReactNode; onHeight(rows: number): void }): ReactNode {
  const box = useRef(null);
  const { height } = useBoxMetrics(box);
  useEffect(() => void onHeight(height));
  return (
    <Box ref={box} flexDirection="column">
      {children}
    </Box>
  );
}

type Size = { columns: number; rows: number };

/** The greatest height of the live part while the app is shown and keys are pressed. */
async function greatestHeight(stage: Stage, size: Size, keys: readonly string[]): Promise<number> {
  const heights = [0];
  const [store] = watchSize(Object.assign(new PassThrough(), size));
  const screen = draw(
    <Measured onHeight={(rows) => heights.push(rows)}>
      <App stage={stage} size={store} />
    </Measured>,
    size,
  );
  for (const key of ['', ...keys]) await screen.type(key);
  screen.unmount();
  return Math.max(...heights);
}

const sizes: fc.Arbitrary<Size> = fc.record({
  columns: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 31, max: 140 })),
  rows: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 13, max: 45 })),
});

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'word '.repeat(200),
    'x'.repeat(3000),
    '漢字'.repeat(150),
    'a\nb\n\nc\n'.repeat(30),
    '| a | b |\n|---|---|\n| 1 | 2 |\n',
    '```sql\nselect 1;\n',
  ),
);

const failure = { kind: 'network', message: 'The connection was lost. '.repeat(20), next: 'Try '.repeat(40) } as const;

const bodies: fc.Arbitrary<EventBody> = fc.oneof(
  fc.constantFrom<EventBody[]>(
    { type: 'turn.started', turn: 1 },
    { type: 'turn.ended', turn: 1, content: [], stop: 'end_turn', usage: NO_USAGE },
    { type: 'floor.given' },
    { type: 'turn.failed', turn: 1, failure, partial: 'half' },
    { type: 'turn.waiting', turn: 1, attempt: 1, waitMs: 9000, failure },
    { type: 'report.saved', path: 'docs/'.repeat(30), version: 1, hash: '' },
    { type: 'report.unsaved', failure: { kind: 'not-saved', message: 'No room. '.repeat(60) } },
    { type: 'session.failed', failure },
  ),
  words.map((text): EventBody => ({ type: 'text.delta', turn: 1, text })),
  words.map((markdown): EventBody => ({ type: 'text.settled', turn: 1, markdown })),
  words.map((text): EventBody => ({ type: 'thinking.delta', turn: 1, text })),
  words.map((text): EventBody => ({ type: 'user.said', text })),
  words.map((path): EventBody => ({ type: 'tool.started', call: path, name: 'read', input: { path } })),
  words.map((text): EventBody => {
    const questions = [
      question('Q1', { question: text, why: text, header: text }),
      question('Q2', { kind: 'text', options: [] }),
    ];
    return { type: 'question.asked', call: 'q', questions };
  }),
);

/** What people press, as bytes: help, search, paging, typing, a first ctrl-c. */
const presses = fc.array(
  fc.constantFrom('?', '\r', '\u001b[27u', '\u001b[6~', 'a', '/a', '\u0003', '\u001b[B', 'word '.repeat(60)),
  {
    maxLength: 5,
  },
);

describe('the live part, counted after wrapping', () => {
  it('stays below the rows of the terminal, whatever has happened and whatever is pressed', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(bodies, { maxLength: 12 }), presses, async (size, events, keys) => {
        const stage = stageOf({
          resumed: play(begun({ model: MODEL }), ...events),
          readReport: () => '# A\n\n'.repeat(60),
        });
        expect(await greatestHeight(stage, size, keys)).toBeLessThanOrEqual(Math.max(1, size.rows - 1));
      }),
      { seed: 17, numRuns: 40 },
    );
  });

  it('does so while answers are changed, and what changes is shown', async () => {
    const told = fc.record({ words, before: words, after: words, isOpen: fc.boolean() });
    const deciding = fc.array(
      fc.constantFrom('\u0012', 's', '\r', '\u001b[27u', '\u001b[B', ' ', '/a', 'word '.repeat(60)),
      {
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(sizes, told, deciding, async (size, { words: said, before, after, isOpen }, keys) => {
        const asked = question('Q1', { question: said, header: said, options: [{ label: 'One' }, { label: said }] });
        const on = play(
          begun({ model: MODEL }),
          { type: 'question.asked', call: 'q', questions: [asked] },
          { type: 'question.answered', call: 'q', answers: [{ id: 'Q1', by: 'user', chosen: [], text: before }] },
          ...turnOf(1, `# T\n\n## A\n\n${before}\n`),
          { type: 'report.saved', path: 'x.md', version: 1, hash: '' },
          { type: 'floor.given' },
        );
        if (isOpen) {
          const answer = { id: 'Q1', by: 'user', chosen: [], text: after } as const;
          play(on, { type: 'answer.changed', answer: { ...answer, chosen: [] }, words: '' });
          play(on, ...turnOf(2, `# T\n\n## A\n\n${after}\n`), { type: 'report.proposed' });
        }
        const height = await greatestHeight(stageOf({ resumed: on }), size, keys);
        expect(height).toBeLessThanOrEqual(Math.max(1, size.rows - 1));
      }),
      { seed: 31, numRuns: 20 },
    );
  });

  it('does so before there is a session', async () => {
    const [persona] = PERSONAS;
    const forms: fc.Arbitrary<Partial<Stage>> = fc.record({
      form: fc.constantFrom<Stage['form'][]>(
        { context: [] },
        { context: [], brief: 'Review the payments' },
        { context: [], ...(persona && { persona }), example: 'word '.repeat(300) },
        { context: [], ...(persona && { persona }), brief: 'Lend books' },
      ),
      modelFor: fc.constantFrom<Stage['modelFor'][]>(
        () => MODEL,
        () => ({ provider: 'planner', id: 'planner', systemMessages: false, notice: 'No key. '.repeat(60) }),
        () => failure,
      ),
      begin: fc.constantFrom<Stage['begin'][]>(async () => failure),
    });
    await fc.assert(
      fc.asyncProperty(sizes, forms, presses, async (size, over, keys) => {
        expect(await greatestHeight(stageOf(over), size, keys)).toBeLessThanOrEqual(Math.max(1, size.rows - 1));
      }),
      { seed: 23, numRuns: 40 },
    );
  });
});
