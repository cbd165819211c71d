import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, foldAsked, NOTHING_ASKED, numbered } from '../../src/session/asked.ts';
import { question } from '../support/sample-session.ts';

type Event = Parameters<typeof foldAsked>[1];

const asked = (call: string, ...ids: string[]): Event => ({
  type: 'question.asked',
  call,
  questions: ids.map((id) => question(id)),
});
const answer = (id: string, chosen = 'One') => ({ id, by: 'user' as const, chosen: [chosen] });
const folded = (...events: Event[]): Asked => events.reduce(foldAsked, NOTHING_ASKED);
const ids = ({ asked: entries }: Asked): string[] => entries.map(({ question: { id } }) => id);

describe('what was asked', () => {
  it('waits, then holds its answers', () => {
    const open = folded(asked('a', 'Q1', 'Q2'));
    expect(open.question?.questions).toHaveLength(2);
    const done = foldAsked(open, { type: 'question.answered', call: 'a', answers: [answer('Q1'), answer('Q2')] });
    expect(done.question).toBeUndefined();
    expect(done.asked.map((entry) => entry.answer?.id)).toEqual(['Q1', 'Q2']);
  });

  it('keeps the questions that were replied to in words, until they are asked again', () => {
    const talked = folded(asked('a', 'Q1', 'Q2'), { type: 'question.replied', call: 'a', text: 'Why?' });
    expect(talked.question).toBeUndefined();
    expect(talked.repliedTo).toMatchObject({ call: 'a', text: 'Why?' });
    const again = foldAsked(talked, asked('a', 'Q1', 'Q2'));
    expect(again.repliedTo).toBeUndefined();
    expect(ids(again)).toEqual(['Q1', 'Q2']);
  });

  it('keeps those of them that a new call does not ask', () => {
    const talked = folded(asked('a', 'Q1', 'Q2'), { type: 'question.replied', call: 'a', text: 'Why?' });
    const now = foldAsked(talked, {
      type: 'question.asked',
      call: 'b',
      questions: [question('Q2', { header: 'New' })],
    });
    expect(now.repliedTo?.questions.map(({ id }) => id)).toEqual(['Q1']);
    expect(now.asked.map((entry) => entry.question.header)).toEqual(['Header Q1', 'New']);
  });

  it('forgets, one at a time, what was never looked at, and gives its number to nothing else', () => {
    const one = folded(asked('a', 'Q1', 'Q2', 'Q3'), {
      type: 'question.answered',
      call: 'a',
      answers: [answer('Q1')],
      oneByOne: true,
    });
    expect(ids(one)).toEqual(['Q1']);
    expect(one.oneByOne).toBe(true);
    expect(numbered([question('Q1', { header: 'Other', question: 'Else?' })], one).map(({ id }) => id)).toEqual(['Q4']);
    const batch = foldAsked(foldAsked(one, asked('b', 'Q4')), {
      type: 'question.answered',
      call: 'b',
      answers: [answer('Q4')],
    });
    expect(batch.oneByOne).toBe(false);
  });

  it('takes another answer later', () => {
    const done = folded(asked('a', 'Q1'), { type: 'question.answered', call: 'a', answers: [answer('Q1')] });
    const changed = foldAsked(done, { type: 'answer.changed', answer: answer('Q1', 'Two'), words: '' });
    expect(changed.asked[0]?.answer?.chosen).toEqual(['Two']);
  });
});

describe('the numbers of questions', () => {
  const talked = folded(asked('a', 'Q1', 'Q2'), { type: 'question.replied', call: 'a', text: 'Why?' });

  it.each([
    ['the same header', { header: 'HEADER q2 ', question: 'Put otherwise?' }],
    ['the same words', { header: 'Other', question: 'What about Q2' }],
  ])('are kept by a question that is asked anew under %s', (_how, over) => {
    expect(numbered([question('Q1', over)], talked)[0]?.id).toBe('Q2');
  });

  it('go to one question only', () => {
    const twice = [
      question('Q1', { header: 'Header Q2', question: 'Now?' }),
      question('Q2', { header: 'Header Q2', question: 'Else?' }),
    ];
    expect(numbered(twice, talked).map(({ id }) => id)).toEqual(['Q2', 'Q3']);
  });

  it('are never used twice, whatever is asked, answered, or talked about', () => {
    const header = fc.constantFrom('Load', 'Data', 'Auth', 'Region');
    const step = fc.oneof(
      fc.record({ do: fc.constant('ask' as const), headers: fc.array(header, { minLength: 1, maxLength: 4 }) }),
      fc.record({ do: fc.constantFrom('answer' as const, 'one' as const, 'reply' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let state = NOTHING_ASKED;
        const meant = new Map<string, string>();
        for (const [at, each] of steps.entries()) {
          const call = `call${at}`;
          const open = state.question;
          if (each.do === 'ask') {
            if (open) continue;
            const bare = each.headers.map((name) => question('Q1', { header: name, question: `${name} ${at}?` }));
            const questions = numbered(bare, state);
            expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
            for (const { id, header: name } of questions) expect(meant.get(id) ?? name).toBe(name);
            for (const { id, header: name } of questions) meant.set(id, name);
            state = foldAsked(state, { type: 'question.asked', call, questions });
          } else if (open && each.do === 'reply') {
            state = foldAsked(state, { type: 'question.replied', call: open.call, text: 'Hm.' });
          } else if (open) {
            const all = open.questions.map(({ id }) => answer(id));
            const event = { type: 'question.answered', call: open.call } as const;
            if (each.do === 'answer') state = foldAsked(state, { ...event, answers: all });
            else state = foldAsked(state, { ...event, answers: all.slice(0, 1), oneByOne: true });
          }
          expect(new Set(ids(state)).size).toBe(state.asked.length);
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});
