import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { type EventBody, NO_USAGE } from '../../../../src/session/events.ts';
import type { Action } from '../../../../src/session/permission.ts';
import type { Session } from '../../../../src/session/session.ts';
import type { Drawn } from '../../../support/ink.tsx';
import { begun, call, play, question, text, turnOf } from '../../../support/sample-session.ts';
import { MODEL, PERSONAS, personaOf } from '../sample-stage.ts';

/** Something that a user comes to see. */
export type State = {
  /** What it is called, and its file. */
  name: string;
  /** Made anew each time: what one test does to its session is no other's. */
  stage(): Partial<Stage>;
  /** How one gets there from the first frame. */
  keys?(screen: Drawn): Promise<void>;
  /** What stands on the screen once one is there. */
  mark: string | RegExp;
};

const BRIEF = 'A city library lends books and films to 80,000 members: holds, fines, branches, transfers between them.';
const FILES = ['docs/', 'src/', 'README.md', 'docs/api.yaml', 'docs/notes of May.md', 'src/schema.sql'];
const persona = personaOf('contract-first');
const stranger = PERSONAS.find(({ slug }) => slug === 'payments-reviewer') ?? persona;
const ready = { persona, brief: BRIEF, context: [] };
const broken = {
  kind: 'broken-stream',
  message: 'The line to the model was cut after 3 of 8 sections.',
  next: 'Press enter to go on from there.',
} as const;
const planner = { provider: 'planner', id: 'planner', systemMessages: false, notice: 'No key was found.' } as const;
const usage = { ...NO_USAGE, input: 400, output: 2000, cacheRead: 10_000 };

const REPORT = `# City library lending

Members borrow copies; the desk returns them.

## Data model

\`\`\`sql
create table loan (
  id bigint primary key, -- one row a loan
  due_at timestamptz not null
);
\`\`\`

\`\`\`mermaid
flowchart LR
  desk[Desk] --> loans[(Loans)]
\`\`\`

## API contract

| call | answers |
|---|---|
| \`POST /loans\` | 201, 409 |
| \`POST /loans/{id}/return\` | 204 |

## Failure modes

- **The desk is offline**: loans are kept in a queue.
- The clock of a branch is wrong.
`;

const savedEvent: EventBody = {
  type: 'report.saved',
  path: 'docs/design/2026-11-20-lending.md',
  version: 1,
  hash: 'x',
};

export const STATES: readonly State[] = [
  { name: 'who', stage: () => ({}), mark: 'Who should design it?' },
  { name: 'who-filtered', stage: () => ({}), keys: (screen) => screen.type('/pay'), mark: /payments-reviewer/ },
  {
    name: 'a-stranger',
    stage: () => ({ form: { persona: stranger, context: [] }, isTrusted: () => false }),
    mark: 'trust',
  },
  { name: 'what', stage: () => ({ form: { persona, context: [] } }), mark: 'What should' },
  {
    name: 'what-with-context',
    stage: () => ({
      form: {
        persona,
        context: [
          { name: 'schema.sql', origin: 'piped', bytes: 4120, text: 'create table a ();' },
          { name: 'docs/api.yaml', origin: 'file', bytes: 12_000, text: 'openapi: 3.1.0' },
        ],
      },
    }),
    keys: (screen) => screen.type(BRIEF),
    mark: 'branches',
  },
  {
    name: 'commands',
    stage: () => ({ form: { persona, context: [] } }),
    keys: (screen) => screen.type('/'),
    mark: '/persona',
  },
  {
    name: 'mentions',
    stage: () => ({ form: { persona, context: [] }, walkFiles: async (tell) => tell(FILES) }),
    keys: (screen) => screen.type('As in @'),
    mark: 'src/schema.sql',
  },
  {
    name: 'earlier-briefs',
    stage: () => ({ form: { persona, context: [] }, history: ['Lend books.', 'Review the payments of the shop.'] }),
    keys: (screen) => screen.press('ctrl-r'),
    mark: 'Review the payments',
  },
  { name: 'no-key', stage: () => ({ form: ready, modelFor: () => planner }), mark: 'The planner designs' },
  { name: 'refused', stage: () => ({ form: ready, begin: async () => broken }), mark: 'It could not begin' },
  { name: 'reading', stage: () => on(withTools()), mark: 'search "hold"' },
  { name: 'writing', stage: () => on(writing()), mark: /state te/ },
  { name: 'retrying', stage: () => on(retrying()), mark: 'overloaded' },
  { name: 'asked', stage: () => on(asked()), mark: 'How consistent' },
  { name: 'asked-many', stage: () => on(asked()), keys: (screen) => screen.press('enter'), mark: 'Which of these' },
  {
    name: 'asked-for-words',
    stage: () => on(asked()),
    keys: (screen) => screen.press('enter', 'enter'),
    mark: 'How many',
  },
  {
    name: 'answers-to-send',
    stage: () => on(asked()),
    keys: async (screen) => {
      await screen.press('enter', 'enter');
      await screen.type('forty a second');
      await screen.press('enter');
    },
    mark: 'forty a second',
  },
  {
    name: 'may-it-run',
    stage: () => on(permitting({ kind: 'run', command: 'npm test -- --run' })),
    mark: 'Run a command?',
  },
  {
    name: 'may-it-change',
    stage: () =>
      on(
        permitting({
          kind: 'write',
          path: 'db/schema.sql',
          real: '/code/library/db/schema.sql',
          diff: '--- a\n+++ b\n@@ -1,2 +1,2 @@\n create table loan (\n-  due date\n+  due_at timestamptz not null\n',
          isNew: false,
        }),
      ),
    mark: 'Change a file?',
  },
  { name: 'saved', stage: () => on(saved()), mark: 'Saved' },
  {
    name: 'saying-more',
    stage: () => on(saved()),
    keys: (screen) => screen.type('Fines are capped.'),
    mark: 'capped.',
  },
  { name: 'failed', stage: () => on(failed()), mark: 'The line to the model' },
  { name: 'report', stage: readable, keys: (screen) => screen.press('enter'), mark: 'City library lending' },
  {
    name: 'report-searched',
    stage: readable,
    keys: async (screen) => {
      await screen.press('enter');
      await screen.until((frame) => frame.includes('%'));
      await screen.type('/loan');
    },
    mark: /\d of \d/,
  },
  {
    name: 'report-sections',
    stage: readable,
    keys: async (screen) => {
      await screen.press('enter');
      await screen.until((frame) => frame.includes('%'));
      await screen.type('h');
    },
    mark: 'Failure modes',
  },
  { name: 'a-change', stage: () => on(changed()), mark: 'What changes' },
  { name: 'keys', stage: () => ({}), keys: (screen) => screen.type('?'), mark: 'Keys' },
];

function on(session: Session): Partial<Stage> {
  return { resumed: session };
}

function session(): Session {
  return begun({
    brief: BRIEF,
    sections: ['Data model', 'API contract', 'Failure modes'],
    model: MODEL,
    workspace: '/code/library',
  });
}

function withTools(): Session {
  return play(
    session(),
    { type: 'turn.started', turn: 1 },
    { type: 'turn.ended', turn: 1, content: [], stop: 'tool_use', usage, cost: 0.11 },
    { type: 'tool.started', call: 'a', name: 'read', input: { path: 'db/migrations' } },
    { type: 'tool.ended', call: 'a', output: '', isError: false, summary: '14 files' },
    { type: 'tool.started', call: 'b', name: 'read', input: { path: '.env' } },
    { type: 'tool.ended', call: 'b', output: '', isError: true, summary: 'refused' },
    { type: 'tool.started', call: 'c', name: 'grep', input: { pattern: 'hold' } },
  );
}

function writing(): Session {
  return play(
    session(),
    { type: 'turn.started', turn: 1 },
    { type: 'text.settled', turn: 1, markdown: '# City library lending\n\n' },
    { type: 'text.settled', turn: 1, markdown: '## Data model\n\n' },
    { type: 'text.settled', turn: 1, markdown: 'A *copy* is lent by a `loan`.\n\n' },
    { type: 'text.settled', turn: 1, markdown: '```sql\ncreate table copy (\n' },
    { type: 'text.delta', turn: 1, text: '  id bigint primary key,\n  state te' },
  );
}

function retrying(): Session {
  return play(
    session(),
    { type: 'turn.started', turn: 1 },
    {
      type: 'turn.waiting',
      turn: 1,
      attempt: 2,
      waitMs: 9000,
      failure: { kind: 'overloaded', message: 'The model is overloaded.', next: 'It is asked again by itself.' },
    },
  );
}

function asked(): Session {
  const [first, second, third] = [
    question('Q1', {
      header: 'Consistency',
      question: 'How consistent must the count of free copies be?',
      why: 'It decides whether branches share one database.',
      options: [
        { label: 'Exact everywhere', effect: 'one writer, one database' },
        { label: 'Minutes late is fine', effect: 'branches copy by events' },
      ],
      recommended: 'Exact everywhere',
    }),
    question('Q2', {
      header: 'Channels',
      question: 'Which of these tell a member that a hold is ready?',
      kind: 'several',
      options: [{ label: 'Mail' }, { label: 'SMS' }, { label: 'The app' }],
      recommended: 'Mail',
    }),
    question('Q3', { header: 'Load', question: 'How many loans a second at the peak?', kind: 'text', options: [] }),
  ];
  return play(session(), { type: 'question.asked', call: 'q', questions: [first, second, third] });
}

function permitting(action: Action): Session {
  const held = action.kind === 'run' ? { ...action, sandbox: 'bubblewrap, no network' } : action;
  return play(session(), ...turnOf(1, '', 'tool_use', [call('c', 'bash')]), {
    type: 'permission.asked',
    call: 'c',
    action: held,
    ...(action.kind === 'run' && { offer: 'Bash(npm test:*)' }),
  });
}

function saved(): Session {
  return play(
    session(),
    { type: 'turn.started', turn: 1 },
    { type: 'text.settled', turn: 1, markdown: REPORT },
    { type: 'turn.ended', turn: 1, content: [text(REPORT)], stop: 'end_turn', usage, cost: 0.42 },
    savedEvent,
    { type: 'floor.given' },
  );
}

function readable(): Partial<Stage> {
  return { ...on(saved()), readReport: () => REPORT };
}

function failed(): Session {
  return play(writing(), { type: 'turn.failed', turn: 1, failure: broken, partial: '' }, { type: 'floor.given' });
}

function changed(): Session {
  const first = '# Lending\n\n## Data model\n\nOne table [Q1].\n\n## API contract\n\nPaths [Q1].\n';
  const second = '# Lending\n\n## Data model\n\nTwo tables [Q1].\nAnd an index.\n\n## API contract\n\nPaths [Q1].\n';
  const options = question('Q1', { header: 'Members', options: [{ label: 'One' }, { label: 'Two' }] });
  return play(
    session(),
    { type: 'question.asked', call: 'q', questions: [options] },
    { type: 'question.answered', call: 'q', answers: [{ id: 'Q1', by: 'default', chosen: ['One'] }] },
    ...turnOf(1, first),
    savedEvent,
    { type: 'floor.given' },
    { type: 'answer.changed', answer: { id: 'Q1', by: 'user', chosen: ['Two'] }, words: '…' },
    ...turnOf(2, second),
    { type: 'report.proposed' },
  );
}
