import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { tellChanges, tellWishes } from '../../../src/commands/revise/tell-changes.ts';
import type { EventBody } from '../../../src/session/events.ts';
import { begun, play, question, REPORT, turnOf } from '../../support/sample-session.ts';

function outside() {
  const said: string[] = [];
  const stderr = new Writable({
    write(chunk, _encoding, done) {
      said.push(String(chunk));
      done();
    },
  });
  return { world: { stderr, env: { NO_COLOR: '1' }, cwd: '/code' }, told: () => said.join('') };
}

const saving: EventBody = { type: 'report.saving', path: 'x-v2.md', version: 2, hash: 'i' };

function revised() {
  return play(
    begun(),
    { type: 'question.asked', call: 'q', questions: [question('Q1')] },
    { type: 'question.answered', call: 'q', answers: [{ id: 'Q1', by: 'skipped', chosen: [] }] },
    ...turnOf(1, REPORT),
    { type: 'report.saved', path: 'x.md', version: 1, hash: 'h' },
    { type: 'session.resumed', limits: {} },
    { type: 'notice', text: 'Mind \u001b[2Jthis.' },
    { type: 'answer.changed', answer: { id: 'Q1', by: 'user', chosen: ['Two'] }, words: '' },
  );
}

describe('a revision without a screen', () => {
  it('begins with what was noticed and which answers are others now', () => {
    const { world, told } = outside();
    tellWishes(world, revised());
    expect(told()).toBe('Mind this.\n  > Q1 Two (before: no answer)\n');
  });

  it('shows the difference once, before the report is saved', () => {
    const session = revised();
    const { world, told } = outside();
    tellChanges(world, session);
    play(session, ...turnOf(2, '# Lending\n\n## Data model\n\nTwo \u001b[2Jtables [Q1].\n'));
    play(session, { ...saving, draft: true } as EventBody);
    expect(told()).toBe('');
    play(session, saving, { type: 'report.saved', path: 'x-v2.md', version: 2, hash: 'i' }, { type: 'session.ended' });
    expect(told()).toMatchInlineSnapshot(`
      "What changes:
        Data model   +1 -1   cites Q1
        Clarifications   +1 -1

      --- Data model
      +++ Data model
      @@ line 1 @@
      -Tables.
      +Two tables [Q1].

      --- Clarifications
      +++ Clarifications
      @@ line 1 @@
       |  | Question | Answer | Given by |
       | --- | --- | --- | --- |
      -| Q1 | What about Q1? | — | skipped |
      +| Q1 | What about Q1? | Two | user |

      "
    `);
  });

  it('shows it at the end where nothing is saved, and nothing where nothing was revised', () => {
    const session = play(revised(), ...turnOf(2, 'No.'));
    const { world, told } = outside();
    tellChanges(world, session);
    session.append({ type: 'session.ended' });
    expect(told()).toMatch(/What changes:\n {2}Clarifications {3}\+1 -1\n/);
    const other = outside();
    const fresh = play(begun(), ...turnOf(1, REPORT));
    tellChanges(other.world, fresh);
    play(fresh, saving, { type: 'session.ended' });
    expect(other.told()).toBe('');
  });
});
