import { describe, expect, it } from 'vitest';
import { answerFrom } from '../../src/faces/answerer.ts';
import type { Pace } from '../../src/session/events.ts';
import type { Answer, Question } from '../../src/session/question.ts';
import { begun, play } from '../support/sample-session.ts';

const question = (id: string, recommended?: string): Question => ({
  id,
  header: id,
  question: `What about ${id}?`,
  kind: 'single',
  options: [{ label: 'One' }, { label: 'Two' }],
  ...(recommended !== undefined && { recommended }),
});

const asks = (call: string, ...questions: Question[]) => ({ type: 'question.asked', call, questions }) as const;

function session(questions?: Pace) {
  return begun({ options: { assume: false, maxTurns: 9, save: true, ...(questions && { questions }) } });
}

/** Who gave each answer so far, in the order asked; `open` for none yet. */
function who(on: ReturnType<typeof session>): string[] {
  return on.view.asked.map(({ answer }) => answer?.by ?? 'open');
}

const attended = { given: () => undefined, assume: false, attended: true };
const said = (id: string): Answer => ({ id, by: 'user', chosen: ['Two'] });

describe('questions that nobody wants to be asked', () => {
  it('none: each is assumed as recommended, and one without a recommendation is skipped, never invented', () => {
    const on = session('none');
    answerFrom(attended, on);
    play(on, asks('a', question('Q1', 'One'), question('Q2')));
    expect(who(on)).toEqual(['assumption', 'skipped']);
    expect(on.view.asked[0]?.answer?.chosen).toEqual(['One']);
  });

  it('few: three are asked, the batch that reaches them whole; then the rest is assumed', () => {
    const on = session('few');
    answerFrom(attended, on);
    play(on, asks('a', question('Q1', 'One'), question('Q2', 'One')));
    expect(who(on)).toEqual(['open', 'open']);
    on.send({ type: 'answer', call: 'a', answers: [said('Q1'), said('Q2')] });
    play(on, asks('b', question('Q3', 'One'), question('Q4', 'One')));
    expect(on.view.phase).toBe('asking');
    on.send({ type: 'answer', call: 'b', answers: [said('Q3'), said('Q4')] });
    play(on, asks('c', question('Q5', 'One')));
    expect(who(on)).toEqual(['user', 'user', 'user', 'user', 'assumption']);
  });

  it('all, or nothing said: every one is left to the user', () => {
    for (const pace of ['all', undefined] as const) {
      const on = session(pace);
      answerFrom(attended, on);
      play(on, asks('a', ...['Q1', 'Q2', 'Q3', 'Q4', 'Q5'].map((id) => question(id, 'One'))));
      expect(who(on)).toEqual(Array(5).fill('open'));
    }
  });

  it('enough: after that nothing is asked any more', () => {
    const on = session();
    answerFrom(attended, on);
    play(on, asks('a', question('Q1', 'One')));
    on.send({ type: 'answer', call: 'a', answers: [said('Q1')], enough: true });
    play(on, asks('b', question('Q2', 'Two')));
    expect(who(on)).toEqual(['user', 'assumption']);
  });

  it('what was written down beforehand counts more than any of it', () => {
    const on = session('none');
    answerFrom({ ...attended, given: ({ id }) => said(id) }, on);
    play(on, asks('a', question('Q1', 'One')));
    expect(who(on)).toEqual(['user']);
  });
});
