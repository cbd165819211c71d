import { describe, expect, it } from 'vitest';
import { answersOf, startForm, takeEdited } from '../../../../src/faces/tui/inputs/question-form-state.ts';
import { ALL, BATCH, press } from './questions.ts';

describe('words in place of answers', () => {
  const talks = (...keys: string[]) => press(startForm(ALL, BATCH), keys);

  it('are sent by enter, of several lines too, and nothing else is', () => {
    const { state, effects } = talks('c', 'why', 'alt-enter', 'at all?', 'enter');
    expect(effects).toEqual([{ type: 'reply', text: 'why\nat all?', about: expect.any(String) }]);
    expect(answersOf(state)).toEqual(answersOf(startForm(ALL)));
  });

  it('are not sent while there are none', () => {
    expect(talks('c', 'enter', ' ', 'alt-enter', 'enter').effects).toEqual([]);
  });

  it('leave everything as it was when they are put off: the page, the words that are written, the row', () => {
    const before = talks('w', 'mine').state;
    const { state } = press(before, ['alt-c', 'but why', 'escape']);
    expect(state).toEqual({ ...before, talk: state.talk });
    expect(state.talk?.text).toBe('but why');
    const noting = press(before, ['alt-n', 'a note', 'alt-c', 'escape', '!']).state;
    expect(answersOf(noting)[0]).toMatchObject({ text: 'mine', note: 'a note!' });
  });

  it('open from the review too, by a key that came with their beginning', () => {
    const { state } = talks('R', 'cc', 'an it wait?');
    expect(state.talk?.text).toBe('can it wait?');
    expect(press(state, ['escape']).state).toMatchObject({ isTalking: false, page: ALL.length });
  });

  it('can be written in an editor', () => {
    const { state, effects } = talks('c', 'why', 'ctrl-g');
    expect(effects).toEqual([{ type: 'edit', of: { field: 'talk' }, text: 'why' }]);
    expect(takeEdited(state, { field: 'talk' }, 'why not').talk?.text).toBe('why not');
  });

  it('are own words where nobody would hear them', () => {
    const { state } = press(startForm(ALL), ['c', 'old storage']);
    expect(answersOf(state)[0]?.text).toBe('cold storage');
    expect(press(startForm(ALL), ['R', 'c']).state.isTalking).toBe(false);
  });
});
