import { describe, expect, it } from 'vitest';
import { adoptedFromElsewhere, adoptedFromHand } from '../../../src/commands/revise/adopt.ts';
import { answersTo, sheetFrom, unknownQuestion } from '../../../src/commands/revise/given-answers.ts';
import { asksForMore, nothingToRevise, planRevision } from '../../../src/commands/revise/plan.ts';
import type { AnswerSheet } from '../../../src/context/answers.ts';
import type { SavedReport } from '../../../src/report/read-report.ts';
import type { Clarification } from '../../../src/report/report.ts';
import { EMPTY_VIEW } from '../../../src/session/view.ts';
import { begun, play, question, REPORT, turnOf } from '../../support/sample-session.ts';

const asked = [
  { question: question('Q1'), answer: { id: 'Q1', by: 'default', chosen: ['One'] } },
  { question: question('Q2', { kind: 'several' }), answer: { id: 'Q2', by: 'skipped', chosen: [] } },
] as const;
const list = asked.map(({ question: one, answer }) => ({
  question: one,
  answer: { ...answer, chosen: [...answer.chosen] },
}));

function sheet(...pairs: string[]): AnswerSheet {
  const found = sheetFrom(pairs);
  if ('kind' in found) throw new Error(found.message);
  return found;
}

function file(questions: Partial<Clarification>[] = []) {
  const rows = questions.map((row) => ({
    id: 'Q1',
    header: '',
    question: 'What?',
    answer: '',
    by: 'user' as const,
    ...row,
  }));
  const report: SavedReport = {
    title: 'Lending',
    session: 's',
    version: 2,
    persona: 'tester',
    brief: 'Lend.',
    markdown: REPORT,
    headings: [],
    questions: rows,
  };
  return { path: '/x.md', hash: 'h', report };
}

describe('answers on the command line', () => {
  it('choose an option by its label or number, or are own words', () => {
    const given = answersTo(list, [sheet('q1=two', 'Q2=2', 'Q2=a third')]);
    expect(given).toEqual([
      { id: 'Q1', by: 'user', chosen: ['Two'] },
      { id: 'Q2', by: 'user', chosen: ['Two'], text: 'a third' },
    ]);
    expect(answersTo(list, [sheet('Q1=a=b')])).toMatchObject([{ chosen: [], text: 'a=b' }]);
    expect(answersTo(list, [sheet('Q1=')])).toMatchObject([{ by: 'skipped' }]);
  });

  it('count before those of a file', () => {
    expect(answersTo(list, [sheet('Q1=2'), sheet('Q1=1', 'Q2=1')])).toMatchObject([
      { chosen: ['Two'] },
      { chosen: ['One'] },
    ]);
  });

  it('need an id, and one that was asked', () => {
    expect(sheetFrom(['two'])).toMatchObject({ kind: 'usage', message: expect.stringContaining('ID=TEXT') });
    expect(sheetFrom(['=two'])).toMatchObject({ kind: 'usage' });
    const wrong = sheet('Q1=1', 'Q8=1');
    answersTo(list, [wrong]);
    expect(unknownQuestion(wrong.unused(), list)).toMatchObject({
      message: expect.stringContaining('"Q8"'),
      next: 'There are Q1, Q2.',
    });
  });
});

describe('what a revision amounts to', () => {
  const { view } = play(
    begun(),
    { type: 'question.asked', call: 'q', questions: list.map((entry) => entry.question) },
    { type: 'question.answered', call: 'q', answers: list.map((entry) => entry.answer) },
    ...turnOf(1, REPORT),
    { type: 'report.saved', path: 'x.md', version: 1, hash: 'h' },
  );
  const types = (bodies: readonly { type: string }[]) => bodies.map(({ type }) => type);

  it('is first the file, then each answer that is another, then the words', () => {
    const bodies = planRevision(view, {
      adopted: adoptedFromElsewhere(file([{ id: 'Q1', answer: 'One' }])),
      notices: ['Mind this.'],
      answers: [
        { id: 'Q1', by: 'user', chosen: [], text: 'Two' },
        { id: 'Q1', by: 'user', chosen: [], text: 'Two' },
      ],
      words: 'More.',
    });
    expect(types(bodies)).toEqual(['notice', 'report.adopted', 'answer.changed', 'notice', 'user.said']);
    expect(bodies[3]).toMatchObject({ text: 'Q1 has that answer already.' });
    expect(asksForMore(bodies)).toBe(true);
  });

  it('is nothing where nothing is another, and says why', () => {
    const bodies = planRevision(view, {
      notices: [],
      answers: [{ id: 'Q1', by: 'user', chosen: ['One'] }],
      words: ' ',
    });
    expect(asksForMore(bodies)).toBe(false);
    expect(nothingToRevise(bodies)).toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(/^Q1 has that answer/),
    });
  });
});

describe('a report from a file', () => {
  it('without its session brings its questions and answers along', () => {
    const event = adoptedFromElsewhere(
      file([
        { id: 'Q1', header: 'Load', question: 'How many?', answer: '80', by: 'assumption' },
        { id: 'Q2', question: 'Which of the two branches in the town?', by: 'skipped' },
      ]),
    );
    expect(event.asked).toMatchObject([
      { question: { id: 'Q1', header: 'Load', kind: 'text' }, answer: { by: 'assumption', text: '80' } },
      { question: { id: 'Q2', header: 'Which of the two…' }, answer: { by: 'skipped' } },
    ]);
    expect(event.words).toMatch(/\[Q1\] How many\?\n.*80[\s\S]*\[Q2\][\s\S]*Skipped/);
    expect(planRevision(EMPTY_VIEW, { adopted: event, notices: [], answers: [], words: '' })).toHaveLength(1);
  });

  it('edited by hand tells which answers were changed in its table', () => {
    const { adopted, answers } = adoptedFromHand(
      file([
        { id: 'Q1', answer: ' One\n' },
        { id: 'Q2', answer: 'one; Two; and more' },
        { id: 'Q3', question: 'New?', answer: 'Yes' },
      ]),
      list,
    );
    expect(answers).toEqual([{ id: 'Q2', by: 'user', chosen: ['One', 'Two'], text: 'and more' }]);
    expect(adopted.asked.map(({ question: { id }, answer }) => [id, answer?.by])).toEqual([
      ['Q1', 'default'],
      ['Q2', 'skipped'],
      ['Q3', 'user'],
    ]);
  });
});
