import { describe, expect, it } from 'vitest';
import { conversation } from '../../src/session/conversation.ts';
import type { EventBody } from '../../src/session/events.ts';
import { type Mask, maskedWords } from '../../src/session/masked.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import { maskTyped } from '../../src/session/typed.ts';
import { play, question, started, ticking, turnOf } from '../support/sample-session.ts';

/** Takes the word that this test has for a secret. */
const mask: Mask = (text) => ({
  text: text.replaceAll('hunter2', '[masked]'),
  masked: text
    .split('hunter2')
    .slice(1)
    .map(() => ({ what: 'a password', line: 1 })),
});

const REPORT = '# Lending\n\n## Data model\n\nTables [Q1].\n\n## API contract\n\nPaths.\n';
const ADOPTED: EventBody = {
  type: 'report.adopted',
  path: '/r.md',
  version: 1,
  hash: 'h',
  markdown: '# Lending\n\n## Data model\n\nWith hunter2.\n',
  asked: [],
  words: 'It says hunter2.',
};

function guarded(options: { sendSecrets?: true } = {}): Session {
  const session = createSession(ticking(), [], mask);
  const body = started();
  session.append({ ...body, options: { ...body.options, ...options } } as EventBody);
  return session;
}

describe('what a person says', () => {
  const answers = [
    { id: 'Q1', by: 'user' as const, chosen: ['hunter2'], text: 'it is hunter2', note: 'not hunter2 twice: hunter2' },
    { id: 'Q2', by: 'assumption' as const, chosen: [], text: 'hunter2' },
  ];
  it.each<[string, EventBody, string[]]>([
    ['words', { type: 'user.said', text: 'use hunter2' }, ['What you said']],
    ['a reply', { type: 'question.replied', call: 'c', text: 'why hunter2?' }, ['What you said']],
    [
      'a changed answer',
      { type: 'answer.changed', answer: { id: 'Q1', by: 'user', chosen: [], text: 'hunter2' }, words: 'Now: hunter2' },
      ['Your answer to Q1'],
    ],
    [
      'why not',
      {
        type: 'permission.given',
        call: 'c',
        action: { kind: 'run', command: 'ls' },
        leave: { allow: false, by: 'user', words: 'hunter2' },
      },
      ['What you said'],
    ],
  ])('goes on record without its secrets, and they are named: %s', (_name, said, names) => {
    const { body, notices } = maskTyped(said, mask);
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(JSON.stringify(body)).toContain('[masked]');
    expect(notices).toEqual(names.map((name) => maskedWords(name, [{ what: 'a password', line: 1 }])));
  });

  it('is masked in the words of an answer, and not in those that the model has chosen', () => {
    const { body, notices } = maskTyped({ type: 'question.answered', call: 'c', answers }, mask);
    expect(body).toMatchObject({
      answers: [
        { chosen: ['hunter2'], text: 'it is [masked]', note: 'not [masked] twice: [masked]' },
        { text: 'hunter2' },
      ],
    });
    expect(notices).toHaveLength(2);
    expect(notices[1]).toContain('a password in line 1, a password in line 1.');
  });

  it('is the very same where it holds none', () => {
    const said: EventBody = {
      type: 'question.answered',
      call: 'c',
      answers: [{ id: 'Q1', by: 'user', chosen: [], text: 'ten' }],
    };
    expect(maskTyped(said, mask)).toEqual({ body: said, notices: [] });
    const rule: EventBody = {
      type: 'permission.given',
      call: 'c',
      action: { kind: 'run', command: 'ls' },
      leave: { allow: false, by: 'rule', words: 'hunter2' },
    };
    expect(maskTyped(rule, mask).body).toBe(rule);
  });
});

describe('a session that is given a mask', () => {
  it('has no secret in its log, and says so right after', () => {
    const session = play(
      guarded(),
      ...turnOf(1, REPORT),
      { type: 'report.saved', path: '/r.md', version: 1, hash: 'h' },
      { type: 'floor.given' },
    );
    const seen: string[] = [];
    session.subscribe(({ type }) => seen.push(type));
    expect(session.send({ type: 'say', text: 'the password is hunter2' })).toBe(true);
    expect(session.events.slice(-2)).toMatchObject([
      { type: 'user.said', text: 'the password is [masked]' },
      { type: 'notice', text: expect.stringMatching(/^What you said holds .* a password in line 1\. --send-secrets/) },
    ]);
    expect(seen).toEqual(['user.said', 'notice']);
    expect(JSON.stringify([session.events, session.view, conversation(session.events)])).not.toContain('hunter2');
  });

  it('masks an answer given to a question, by whoever gives it', () => {
    const session = play(guarded(), { type: 'question.asked', call: 'c', questions: [question('Q1')] });
    session.subscribe(() => {});
    session.send({ type: 'answer', call: 'c', answers: [{ id: 'Q1', by: 'user', chosen: [], text: 'hunter2' }] });
    expect(session.view.asked[0]?.answer).toMatchObject({ text: '[masked]' });
    expect(session.view.items.at(-1)).toMatchObject({ kind: 'notice' });
  });

  it('lets them through where the session sends them, also from a resume on', () => {
    const sends = guarded({ sendSecrets: true });
    sends.append({ type: 'user.said', text: 'hunter2' });
    expect(sends.events.at(-1)).toMatchObject({ type: 'user.said', text: 'hunter2' });
    const session = guarded();
    session.append({ type: 'session.resumed', limits: { sendSecrets: true } });
    session.append({ type: 'user.said', text: 'hunter2' });
    expect(session.events.at(-1)).toMatchObject({ type: 'user.said', text: 'hunter2' });
  });

  it('tells the model of a report without its secrets, and leaves the report as its user has it', () => {
    const session = play(guarded(), ADOPTED);
    expect(session.view.draft.sections[0]?.markdown).toContain('hunter2');
    expect(JSON.stringify(conversation(session.events))).not.toContain('hunter2');
    expect(JSON.stringify(conversation(session.events))).toContain('With [masked].');
    expect(session.events.at(-1)).toMatchObject({
      type: 'notice',
      text: expect.stringMatching(/^The report holds .*: a password\. /),
    });
  });
});
