import { describe, expect, it } from 'vitest';
import { changesIn } from '../../src/report/changes.ts';
import type { Answer } from '../../src/session/question.ts';
import type { Session } from '../../src/session/session.ts';
import { begun, play, question, turnOf } from '../support/sample-session.ts';

const REPORT = [
  '# Lending\n',
  '## Data model\n\nOne table.\n\nFor 12 members [Q1].\n',
  '## API contract\n\nPaths, as in [A1, Q1].\n',
  '## Failure modes\n\nNone.\n',
].join('\n');
const saved = { type: 'report.saved', path: 'x.md', version: 1, hash: 'h' } as const;

function settled(): Session {
  return play(
    begun(),
    { type: 'question.asked', call: 'q', questions: [question('Q1', { header: 'Members' }), question('Q2')] },
    {
      type: 'question.answered',
      call: 'q',
      answers: [
        { id: 'Q1', by: 'user', chosen: ['One'] },
        { id: 'Q2', by: 'skipped', chosen: [] },
      ],
    },
    ...turnOf(1, REPORT),
    saved,
    { type: 'floor.given' },
  );
}

function answered(session: Session, ...answers: Answer[]): Session {
  return play(session, ...answers.map((answer) => ({ type: 'answer.changed', answer, words: '…' }) as const));
}

const TWO: Answer = { id: 'Q1', by: 'user', chosen: ['Two'] };

function changes({ events, view }: Session) {
  const found = changesIn(events, view);
  if (!found) throw new Error('nothing is being changed');
  return found;
}

describe('what changes in a report', () => {
  it('is nothing while no saved report is being changed', () => {
    const session = settled();
    expect(changesIn(session.events, session.view)).toBeUndefined();
    answered(session, TWO);
    expect(changes(session)).toBeDefined();
    session.append({ type: 'report.kept' });
    expect(changesIn(session.events, session.view)).toBeUndefined();
  });

  it('is said section by section, with its lines, and which of them cite the answer', () => {
    const session = play(
      answered(settled(), TWO),
      ...turnOf(
        2,
        '# Lending\n\n## Data model\n\nOne table.\n\nFor 80,000 members [Q1].\n\n## Failure modes\n\nMany.\n',
      ),
    );
    const { answers, sections, untouched } = changes(session);
    expect(answers).toEqual([{ id: 'Q1', header: 'Members', before: 'One', after: 'Two' }]);
    expect(
      sections.map(({ heading, kind, added, removed, cites, byLog }) => [heading, kind, added, removed, cites, byLog]),
    ).toEqual([
      ['Data model', 'changed', 1, 1, ['Q1'], false],
      ['Failure modes', 'changed', 1, 1, [], false],
      ['Clarifications', 'changed', 1, 1, [], true],
    ]);
    expect(sections[0]?.hunks).toEqual([
      {
        line: 1,
        lines: [
          { kind: 'same', text: 'One table.' },
          { kind: 'same', text: '' },
          { kind: 'removed', text: 'For 12 members [Q1].' },
          { kind: 'added', text: 'For 80,000 members [Q1].' },
        ],
      },
    ]);
    expect(untouched).toEqual(['API contract']);
  });

  it('knows sections that are new and sections that are gone', () => {
    const session = play(
      settled(),
      { type: 'user.said', text: 'Costs too.' },
      ...turnOf(2, '# Lending\n\n## Costs\n\nFew.\n'),
    );
    expect(changes(session).sections).toMatchObject([{ heading: 'Costs', kind: 'added', added: 1, removed: 0 }]);
    const { events, view } = session;
    const [first] = view.draft.sections;
    const gone = changesIn(events, { ...view, draft: { ...view.draft, sections: first ? [first] : [] } });
    expect(gone?.sections.map(({ heading, kind }) => `${heading} ${kind}`)).toEqual([
      'API contract removed',
      'Failure modes removed',
    ]);
  });

  it('tells two sections of one heading apart', () => {
    const twice = '# T\n\n## A\n\none\n\n## A\n\ntwo\n';
    const session = play(begun(), ...turnOf(1, twice), saved, { type: 'user.said', text: 'x' });
    const { events, view } = session;
    const sections = view.draft.sections.map((section, at) =>
      at === 1 ? { ...section, markdown: '\nthree\n' } : section,
    );
    const found = changesIn(events, { ...view, draft: { ...view.draft, sections } });
    expect(found?.sections).toMatchObject([{ heading: 'A', added: 1, removed: 1 }]);
  });

  it('counts an answer that was skipped before, and one that is no longer assumed', () => {
    const session = answered(settled(), { id: 'Q2', by: 'user', chosen: [], text: 'Three' });
    expect(changes(session)).toMatchObject({
      answers: [{ id: 'Q2', before: '', after: 'Three' }],
      sections: [{ heading: 'Clarifications' }],
      untouched: [],
    });
  });

  it('is safe to print', () => {
    const session = play(
      settled(),
      { type: 'user.said', text: 'x' },
      ...turnOf(2, '# Lending\n\n## Data model\n\n\u001b[2Jgone\n'),
    );
    expect(JSON.stringify(changes(session))).not.toContain('\\u001b');
  });
});
