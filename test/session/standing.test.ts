import { describe, expect, it } from 'vitest';
import { reportOf } from '../../src/report/report.ts';
import { changedAnswerWords, sectionsCiting } from '../../src/session/changed-answer.ts';
import { conversation } from '../../src/session/conversation.ts';
import type { EventBody } from '../../src/session/events.ts';
import { reportText } from '../../src/session/intent.ts';
import { next } from '../../src/session/next.ts';
import type { Answer } from '../../src/session/question.ts';
import type { Session } from '../../src/session/session.ts';
import { begun, play, question, REPORT, turnOf } from '../support/sample-session.ts';

const saved: EventBody = { type: 'report.saved', path: 'x.md', version: 1, hash: 'h' };
const TWO: Answer = { id: 'Q1', by: 'user', chosen: ['Two'] };
const changed: EventBody = { type: 'answer.changed', answer: TWO, words: 'It changed.' };
const ITEMS = '# Lending\n\n## Data model\n\nItems.\n\n## Costs\n\nFew.\n';

function floor(): Session {
  return play(
    begun(),
    { type: 'question.asked', call: 'q', questions: [question('Q1')] },
    { type: 'question.answered', call: 'q', answers: [{ id: 'Q1', by: 'default', chosen: ['One'] }] },
    ...turnOf(1, REPORT),
    saved,
    { type: 'floor.given' },
  );
}

function adopted(over: Partial<Extract<EventBody, { type: 'report.adopted' }>> = {}): EventBody {
  const markdown = '# Lending of ours\n\nHello.\n\n## Data model\n\nBy hand.\n';
  const asked = [{ question: question('Q7'), answer: { id: 'Q7', by: 'user' as const, chosen: ['Two'] } }];
  return { type: 'report.adopted', path: 'y.md', version: 3, hash: 'k', markdown, asked, words: 'Edited.', ...over };
}

describe('an answer that is changed', () => {
  it('can be changed where the user has the floor, and nowhere else', () => {
    const command = { type: 'change-answer', answer: TWO } as const;
    expect(floor().send(command)).toBe(true);
    expect(play(floor(), { type: 'user.said', text: 'x' }).send(command)).toBe(false);
    expect(floor().send({ type: 'change-answer', answer: { id: 'Q1', by: 'user', chosen: ['One'] } })).toBe(false);
    expect(floor().send({ type: 'change-answer', answer: { id: 'Q9', by: 'user', chosen: [] } })).toBe(false);
  });

  it('takes no new section, and is a change of the report also without one', () => {
    const session = play(floor(), changed);
    expect(session.view.draft.revision).not.toBe(session.view.saved?.revision);
    play(session, ...turnOf(2, ITEMS));
    expect(session.view.draft.sections.map(({ heading }) => heading)).toEqual(['Data model', 'API contract']);
    const talk = play(floor(), changed, ...turnOf(2, 'Nothing rests on it.'));
    expect(next(talk.events, talk.view, true)).toEqual({ do: 'propose' });
    expect(next(talk.events, talk.view, false)).toEqual({ do: 'save' });
  });

  it('is told with what rests on it, whichever way that is cited', () => {
    const sections = [
      { heading: 'A', markdown: 'x [Q1].' },
      { heading: 'B', markdown: 'x [A2, Q1].' },
      { heading: 'C', markdown: 'x [Q11] and Q1' },
      { heading: 'D', markdown: 'x [Q1; `db/a.sql:3`]' },
    ];
    expect(sectionsCiting('Q1', { sections })).toEqual(['A', 'B', 'D']);
    expect(changedAnswerWords(TWO, floor().view)).toMatch(/Before: One\nNow: Two[\s\S]*No section cites it/);
  });
});

describe('a change to a saved report', () => {
  const proposed = (): Session => play(floor(), changed, ...turnOf(2, ITEMS), { type: 'report.proposed' });

  it('stands beside the report as it was, until it is decided on', () => {
    const { view } = proposed();
    expect(view.phase).toBe('deciding');
    expect(view.standing?.draft.sections[0]?.markdown).toContain('Tables.');
    expect(view.standing?.asked[0]?.answer?.chosen).toEqual(['One']);
  });

  it('is saved on a yes, once', () => {
    const session = proposed();
    expect(session.send({ type: 'decide', accept: true })).toBe(true);
    expect(session.send({ type: 'decide', accept: false })).toBe(false);
    expect(next(session.events, session.view, true)).toEqual({ do: 'save' });
    session.append({ type: 'report.saved', path: 'x-v2.md', version: 2, hash: 'i' });
    expect(session.view.standing).toBeUndefined();
  });

  it('is gone on a no, with its answer, and the model hears of it', () => {
    const session = proposed();
    session.send({ type: 'decide', accept: false });
    expect(session.view.asked).toMatchObject([{ answer: { chosen: ['One'] } }]);
    expect(next(session.events, session.view, true)).toEqual({ do: 'listen' });
    expect(reportText(session.view)).toBe(reportText(floor().view));
    expect(session.view.draft.revision).toBe(session.view.saved?.revision);
    expect(JSON.stringify(conversation(session.events).at(-1))).toContain('keeps the report as it was');
  });

  it('is asked about again when the session was left, and saved where nobody is there', () => {
    const left = play(
      proposed(),
      { type: 'session.cancelled', failure: { kind: 'interrupted', message: 'x' } },
      { type: 'session.resumed', limits: {} },
    );
    expect(next(left.events, left.view, true)).toEqual({ do: 'propose' });
    expect(next(left.events, left.view, false)).toEqual({ do: 'save' });
    const killed = play(proposed(), { type: 'session.resumed', limits: {} });
    expect(next(killed.events, killed.view, true)).toEqual({ do: 'await-decision' });
  });

  it('that comes to nothing where nobody is there ends the run, and nobody is nudged', () => {
    const session = play(floor(), { type: 'user.said', text: 'Purple.' }, ...turnOf(2, 'I cannot.'));
    expect(next(session.events, session.view, false)).toMatchObject({ do: 'fail', failure: { kind: 'model' } });
  });
});

describe('a report that is taken from a file', () => {
  it('stands from then on, with its answers, as saved there', () => {
    const { view } = play(floor(), adopted());
    expect(view).toMatchObject({
      phase: 'waiting',
      draft: { title: 'Lending of ours', whole: true, sections: [{ heading: 'Data model', closed: true }] },
      asked: [{ question: { id: 'Q7' } }],
      numbered: 7,
      saved: { path: 'y.md', version: 3, revision: view.draft.revision },
    });
    expect(view.standing).toBeUndefined();
    expect(view.checks.whole).toBeUndefined();
  });

  it('is told to the model, and nothing is done until somebody says something', () => {
    const session = play(floor(), adopted());
    const last = conversation(session.events).at(-1);
    expect(last?.role).toBe('user');
    expect(JSON.stringify(last)).toMatch(/Edited\.[\s\S]*<report>[\s\S]*By hand\./);
    expect(next(session.events, session.view, true)).toEqual({ do: 'listen' });
    expect(next(session.events, session.view, false)).toEqual({ do: 'end' });
  });

  it('is what the next change is compared with', () => {
    const session = play(floor(), adopted(), { type: 'user.said', text: 'More.' });
    expect(session.view.standing?.draft.title).toBe('Lending of ours');
    play(session, ...turnOf(2, '# Lending of ours\n\n## Costs\n\nFew.\n'));
    expect(session.view.draft.sections.map(({ heading }) => heading)).toEqual(['Data model', 'Costs']);
  });

  it('of an older version leads to a new one, not to one that is there', () => {
    const second: EventBody = { type: 'report.saved', path: 'x-v2.md', version: 2, hash: 'i' };
    const session = play(
      floor(),
      { type: 'user.said', text: 'x' },
      ...turnOf(2, ITEMS),
      second,
      adopted({ version: 1 }),
    );
    expect(reportOf(session.events, session.view)?.version).toBe(1);
    play(session, { type: 'user.said', text: 'x' }, ...turnOf(3, '# Lending of ours\n\n## Data model\n\nNew.\n'));
    expect(reportOf(session.events, session.view)?.version).toBe(3);
  });
});
