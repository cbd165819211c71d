import { describe, expect, it } from 'vitest';
import { answersOf, type FormState, startForm } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import type { Answer } from '../../../../src/session/question.ts';
import { ALL, ALONE, BATCH, press } from './questions.ts';

/** The page, and the text that is written on it. */
function where({ page, writing, questions }: FormState): string {
  return [questions[page]?.id ?? 'review', writing ?? []].flat().join(' ');
}

describe('one question at a time', () => {
  const alone = (...keys: string[]) => press(startForm(ALL, ALONE), keys);
  const sent = (id: string, over: Partial<Answer>) => [
    { type: 'submit', answers: [{ id, by: 'user', chosen: [], ...over }], enough: false, oneByOne: true },
  ];

  it('enter sends what it takes, and the form stays where it was', () => {
    const { state, effects } = alone('down', 'enter');
    expect(effects).toEqual(sent('Q1', { chosen: ['Nobody until the night'] }));
    expect(where(state)).toBe('Q1');
  });

  it('enter sends own words', () => {
    expect(alone('w', 'mine', 'enter').effects).toEqual(sent('Q1', { text: 'mine' }));
  });

  it('r and s show what would be sent, enter sends it, and escape leads back', () => {
    const taken = alone('r');
    expect(taken.effects).toEqual([]);
    expect(taken.state).toMatchObject({ page: ALL.length, isAlone: true, marked: 0 });
    expect(press(taken.state, ['enter']).effects).toEqual(
      sent('Q1', { by: 'default', chosen: ['A librarian decides'] }),
    );
    expect(where(press(taken.state, ['escape']).state)).toBe('Q1');
    expect(where(press(taken.state, ['e']).state)).toBe('Q1');
    expect(alone('s', 'enter').effects).toEqual(sent('Q1', { by: 'skipped' }));
  });

  it('keeps to the one question on its page, whatever is pressed there', () => {
    const { state } = alone('tab', 's', 'up', 'down', 'pagedown', '1', '9');
    expect(state).toMatchObject({ page: ALL.length, isAlone: true, marked: 1 });
    expect(press(state, ['R', 'enter']).effects).toMatchObject([{ answers: [{ id: 'Q2', by: 'skipped' }] }]);
  });

  it('takes a recommendation on the page that says that there is no answer', () => {
    const { state } = alone('tab', 'enter');
    expect(state.isAlone).toBe(true);
    expect(press(state, ['R', 'enter']).effects).toEqual(sent('Q2', { by: 'default', chosen: ['EU'] }));
  });

  it('R and A are about all that is asked: all of it is shown, and sent', () => {
    expect(alone('R').state).toMatchObject({ page: ALL.length, isAlone: false });
    const [all] = alone('R', 'enter').effects;
    expect(all).toMatchObject({ enough: false, oneByOne: true });
    expect(all?.type === 'submit' && all.answers).toHaveLength(ALL.length);
    const [assumed] = alone('s', 'A', 'enter').effects;
    expect(assumed).toMatchObject({ enough: true, answers: [{ by: 'skipped' }, { by: 'assumption' }, {}, {}, {}] });
  });

  it('once the user has had enough, enter on a question sends it no longer alone', () => {
    const { state, effects } = alone('A', 'escape', 'shift-tab', 'shift-tab', 'shift-tab', 'shift-tab', 'enter');
    expect(effects).toEqual([]);
    expect(where(state)).toBe('Q2');
  });

  it('leads back to the review of all, from a question that is changed', () => {
    expect(where(alone('R', '3', '1', 'enter').state)).toBe('review');
    expect(alone('R', '3', '1', 'enter').effects).toEqual([]);
  });

  it('can be leafed through, and ends with the last question', () => {
    expect(where(alone('tab', 'tab').state)).toBe('Q3');
    expect(where(alone('tab', 'tab', 'tab', 'tab', 'tab', 'tab').state)).toBe('Q5 words');
  });

  it('is turned on and off by a key, also while words are written, and loses nothing', () => {
    const { state } = press(startForm(ALL, BATCH), ['w', 'mine', 'alt-o', '!']);
    expect(state).toMatchObject({ oneByOne: true, writing: 'words' });
    expect(press(state, ['enter']).effects).toEqual(sent('Q1', { text: 'mine!' }));
    expect(where(press(state, ['alt-o', 'enter']).state)).toBe('Q2');
  });

  it('is no choice where the form does not offer it', () => {
    expect(answersOf(press(startForm(ALL), ['o', 'n demand']).state)[0]?.text).toBe('on demand');
  });
});
