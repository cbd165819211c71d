import { describe, expect, it } from 'vitest';
import { UNICODE_SIGNS } from '../../../src/faces/tui/signs.ts';
import type { Look, Pipe, Stage } from '../../../src/faces/tui/stage.ts';
import { startScreen } from '../../../src/faces/tui/start.tsx';
import type { EventBody } from '../../../src/session/events.ts';
import type { Session } from '../../../src/session/session.ts';
import { begun, play, question, turnOf } from '../../support/sample-session.ts';
import { LOOK, MODEL, personaOf, stageOf } from './sample-stage.ts';
import { type FakeTerminal, fakeTerminal } from './start-terminal.ts';

const SPOKEN: Look = { ...LOOK, screenReader: true };
const STILL: Look = { ...LOOK, reducedMotion: true };

/** Lines, blocks and the dots of spinners: what is drawn, and cannot be spoken. */
const DRAWN = /[\u2500-\u259f\u2800-\u28ff]/;

const persona = personaOf('contract-first');
const failure = { kind: 'overloaded', message: 'The API is overloaded.', retryable: true } as const;
const pipe: Pipe = { bytes: 4100, done: false, subscribe: () => () => undefined, close: () => undefined };

const RICH = `# Lending

> Copies are lent.

| call | answers |
|---|---|
| POST /loans | 201, 409 |

---

\`\`\`mermaid
flowchart LR
  desk --> loans
\`\`\`

## Data model

Tables.
`;

function on(...bodies: EventBody[]): Session {
  return play(begun({ model: MODEL, brief: 'A library lends books.' }), ...bodies);
}

const saved: EventBody[] = [
  ...turnOf(1, RICH),
  { type: 'report.saved', path: 'docs/design/lending.md', version: 1, hash: 'x' },
  { type: 'floor.given' },
];
const part = { index: 0, kind: 'sql', line: 3, proof: 'executed' } as const;
/** Something that is seen to have come, while all else goes on. */
const checked: EventBody = { type: 'artifact.checked', part: { ...part, findings: [] }, round: 0 };
const action = { kind: 'run', command: 'npm test' } as const;

/** Every screen, what stands on it, and the keys that lead there. */
const SCREENS: [name: string, stage: () => Partial<Stage>, mark: string, keys?: string][] = [
  ['who', () => ({}), 'Who should design it?'],
  ['who, with a pipe', () => ({ pipe }), 'piped'],
  ['a persona, read', () => ({}), 'What it is told', '\x1b[C'],
  ['what', () => ({ form: { persona, context: [] } }), 'What should contract-first design?'],
  ['commands', () => ({ form: { persona, context: [] } }), '/quit', '/'],
  ['filling', () => ({ pipe, form: { persona, brief: 'Lend.', context: [] } }), 'Standard input is still coming'],
  ['trust', () => ({ isTrusted: () => false, form: { persona, context: [] } }), 'Trust contract-first?'],
  ['keys', () => ({}), 'leave; what you have is kept', '?'],
  ['at work', () => ({ resumed: on({ type: 'turn.started', turn: 1 }) }), 'thinking'],
  [
    'a wait',
    () => ({
      resumed: on(
        { type: 'turn.started', turn: 1 },
        { type: 'turn.waiting', turn: 1, attempt: 1, waitMs: 45_000, failure },
      ),
    }),
    'asking again in 45 s',
  ],
  [
    'asked',
    () => ({ resumed: on({ type: 'question.asked', call: 'q', questions: [question('Q1'), question('Q2')] }) }),
    'What about Q1?',
  ],
  [
    'a failure',
    () => ({ resumed: on({ type: 'turn.failed', turn: 1, failure, partial: '' }, { type: 'floor.given' }) }),
    'That did not work',
  ],
  ['permission', () => ({ resumed: on({ type: 'permission.asked', call: 'c', action }) }), 'Run a command?'],
  ['saved', () => ({ resumed: on(...saved) }), 'say more, and it revises'],
  ['the report', () => ({ resumed: on(...saved), readReport: () => RICH }), 'sections', '\r'],
];

/** The app in a terminal, once the mark stands on it. */
async function shown(look: Look, over: Partial<Stage>, mark: string, keys = '') {
  const terminal = fakeTerminal(80, 40);
  const leaving = new AbortController();
  const { input, output } = terminal;
  const end = startScreen(stageOf({ ...over, input, output, look, leaving: leaving.signal }));
  await terminal.until((screen) => screen.trim() !== '');
  if (keys) input.write(keys);
  await terminal.until((screen) => screen.includes(mark));
  return {
    terminal,
    async leave() {
      leaving.abort();
      await end;
    },
  };
}

function all(terminal: FakeTerminal): string {
  return [...terminal.scrollback(), ...terminal.screen()]
    .map((row) => row.trimEnd())
    .join('\n')
    .trimEnd();
}

it.each(SCREENS)('%s is words alone for a screen reader', async (_name, over, mark, keys) => {
  const { terminal, leave } = await shown(SPOKEN, over(), mark, keys);
  expect(all(terminal)).not.toMatch(DRAWN);
  await leave();
});

it('tells a report in lines, one thing after the other', async () => {
  const { terminal, leave } = await shown(SPOKEN, { resumed: on(...saved) }, 'say more, and it revises');
  expect(all(terminal)).toMatchInlineSnapshot(`
    "   Tester   Opus 5.5   /nowhere

       A library lends books.

     # Lending

     quote: Copies are lent.

     call: POST /loans
     answers: 201, 409

       mermaid
       flowchart LR
         desk --> loans

     ## Data model

     Tables.

       Saved   docs/design/lending.md

       1 section   1 of 2 due not written   no assumptions
       0 tokens   $0.00   5 s

     > _ say more, and it revises

     enter read it   e editor   esc leave"
  `);
  await leave();
});

describe.each([
  ['for a screen reader', SPOKEN, 45],
  ['with reduced motion', STILL, 45],
  ['for all others', LOOK, 38],
])('%s', (_name, look, seconds) => {
  it(`a wait of 45 seconds is one of ${seconds} after seven`, async () => {
    const failed = { type: 'turn.waiting', turn: 1, attempt: 1, waitMs: 45_000, failure } as const;
    const resumed = on({ type: 'turn.started', turn: 1 }, failed);
    let time = Date.parse('2026-11-20T10:00:00.000Z');
    const { terminal, leave } = await shown(look, { resumed, now: () => time }, 'asking again in 45 s');
    time += 7000;
    resumed.append(checked);
    await terminal.until((screen) => screen.includes('1 checked'));
    expect(all(terminal)).toContain(`asking again in ${seconds} s`);
    await leave();
  });

  it('no spinner turns, where nothing may', async () => {
    const { terminal, leave } = await shown(look, { resumed: on({ type: 'turn.started', turn: 1 }) }, 'thinking');
    expect(UNICODE_SIGNS.spinner.some((sign) => all(terminal).includes(sign))).toBe(look === LOOK);
    await leave();
  });
});

it.each([
  [true, LOOK],
  [true, STILL],
  [false, SPOKEN],
])('what is thought at the moment is shown: %s', async (isShown, look) => {
  const resumed = on({ type: 'turn.started', turn: 1 });
  const { terminal, leave } = await shown(look, { resumed }, 'thinking');
  resumed.append({ type: 'thinking.delta', turn: 1, text: 'Holds are first come, first served.' });
  resumed.append(checked);
  await terminal.until((screen) => screen.includes('1 checked'));
  expect(all(terminal).includes('Holds are first come')).toBe(isShown);
  await leave();
});

it.each([
  ['4.1 kB so far. The session begins', LOOK],
  ['The session begins when it ends.', STILL],
  ['The session begins when it ends.', SPOKEN],
])('what is piped is told by "%s"', async (words, look) => {
  const { terminal, leave } = await shown(look, { pipe, form: { persona, brief: 'Lend.', context: [] } }, words);
  expect(all(terminal).includes('so far')).toBe(look === LOOK);
  await leave();
});
