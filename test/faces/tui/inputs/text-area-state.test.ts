import { describe, expect, it } from 'vitest';
import {
  pressText,
  replaceText,
  startText,
  type TextAreaEffect,
  type TextAreaState,
} from '../../../../src/faces/tui/inputs/text-area-state.ts';
import { pressed, type Stroke } from '../../../../src/faces/tui/keys.ts';
import { FRAME, press } from './texts.ts';

/** `|` marks the cursor. */
function at(marked: string): TextAreaState {
  const cursor = marked.indexOf('|');
  return { ...startText(marked.replace('|', '')), cursor };
}

function marked({ text, cursor }: TextAreaState): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

function effect(state: TextAreaState, chord: string, frame = FRAME): TextAreaEffect | undefined {
  return pressText(state, pressed(chord), frame).effect;
}

describe('writing', () => {
  it('keeps what is typed exactly', () => {
    expect(press(startText(), ['  two  ', 'words ', ' '])).toMatchObject({ text: '  two  words  ', cursor: 14 });
  });

  it('takes a paste as one piece, with plain line ends, and in one step of undo', () => {
    const stroke: Stroke = { kind: 'paste', text: 'one\ntwo\tthree\x1b[31m' };
    const state = press(at('a|b'), [stroke]);
    expect(marked(state)).toBe('aone\ntwo\tthree\x1b[31m|b');
    expect(marked(press(state, ['ctrl-z']))).toBe('a|b');
  });

  it('starts with plain line ends, the cursor at the end', () => {
    expect(startText('a\r\nb\rc')).toMatchObject({ text: 'a\nb\nc', cursor: 5 });
  });

  it.each(['alt-enter', 'shift-enter', 'ctrl-j'])('%s begins a new line', (chord) => {
    expect(marked(press(at('a|b'), [chord]))).toBe('a\n|b');
  });

  it('enter after a backslash begins a new line in its place', () => {
    expect(marked(press(at('a\\|b'), ['enter']))).toBe('a\n|b');
    expect(effect(at('a\\|b'), 'enter')).toBeUndefined();
  });

  it('enter, escape and ctrl-g change nothing and say what they mean', () => {
    const state = at('a|b');
    expect(pressText(state, pressed('enter'), FRAME)).toEqual({ state, effect: 'submit' });
    expect(pressText(state, pressed('escape'), FRAME)).toEqual({ state, effect: 'back' });
    expect(pressText(state, pressed('ctrl-g'), FRAME)).toEqual({ state, effect: 'edit' });
  });

  it('leaves the state alone at keys that mean nothing', () => {
    const state = at('a|b');
    for (const chord of ['ctrl-c', 'alt-x', 'tab', 'ctrl-q'])
      expect(pressText(state, pressed(chord), FRAME)).toEqual({ state });
  });
});

describe('keys', () => {
  it.each([
    ['left', 'ab|c', 'a|bc'],
    ['left', '|abc', '|abc'],
    ['left', '👩‍👩‍👧|', '|👩‍👩‍👧'],
    ['ctrl-b', 'e\u0301|x', '|e\u0301x'],
    ['right', 'a|图b', 'a图|b'],
    ['right', 'a|', 'a|'],
    ['ctrl-f', '|🇩🇪🇫🇷', '🇩🇪|🇫🇷'],
    ['home', 'one\nt|wo', 'one\n|two'],
    ['end', 'o|ne\ntwo', 'one|\ntwo'],
    ['home', 'a long line that wr|aps here', 'a long line that |wraps here'],
    ['end', 'a lo|ng line that wraps here', 'a long line that| wraps here'],
    ['ctrl-a', 'a long line that wr|aps here', '|a long line that wraps here'],
    ['ctrl-e', 'a lo|ng line that wraps here\nx', 'a long line that wraps here|\nx'],
    ['alt-b', 'one two|', 'one |two'],
    ['alt-b', 'one, |two', '|one, two'],
    ['ctrl-left', 'one\n|two', '|one\ntwo'],
    ['alt-f', '|one two', 'one| two'],
    ['ctrl-right', 'one|, two', 'one, two|'],
    ['alt-right', 'naïve| père', 'naïve père|'],
    ['ctrl-home', 'a\nb|', '|a\nb'],
    ['alt->', '|a\nb', 'a\nb|'],
    ['backspace', 'ab|c', 'a|c'],
    ['backspace', '|abc', '|abc'],
    ['backspace', 'a👍🏽|', 'a|'],
    ['backspace', 'a\n|b', 'a|b'],
    ['delete', 'a|bc', 'a|c'],
    ['ctrl-d', 'a|', 'a|'],
    ['delete', '|👩‍👩‍👧b', '|b'],
    ['ctrl-w', 'one two-three|', 'one |'],
    ['ctrl-w', 'one  |', '|'],
    ['alt-backspace', 'one two|', 'one |'],
    ['alt-d', '|one two', '| two'],
    ['alt-d', 'one| two', 'one|'],
    ['ctrl-u', 'one\ntwo thr|ee', 'one\n|ee'],
    ['ctrl-k', 'one\nt|wo\nthree', 'one\nt|\nthree'],
    ['ctrl-k', 'one|\ntwo', 'one|two'],
    ['ctrl-k', 'one|', 'one|'],
  ])('%s: %j becomes %j', (chord, before, after) => {
    expect(marked(press(at(before), [chord]))).toBe(after);
  });

  it('up and down keep to their column over shorter rows, and over wrapped ones', () => {
    const state = at('long enough\nab\nlong eno|ugh');
    expect(marked(press(state, ['up']))).toBe('long enough\nab|\nlong enough');
    expect(marked(press(state, ['up', 'up']))).toBe('long eno|ugh\nab\nlong enough');
    expect(marked(press(state, ['up', 'up', 'down', 'down']))).toBe(marked(state));
    expect(marked(press(at('a line that is wrapped o|nce'), ['up']))).toBe('a line th|at is wrapped once');
  });

  it('counts a wide character as two columns when it goes up and down', () => {
    expect(marked(press(at('图书馆\nabcd|ef'), ['up']))).toBe('图书|馆\nabcdef');
  });

  it('goes by screens, and stops at the ends', () => {
    const state = at(`|${'line\n'.repeat(9)}end`);
    expect(press(state, ['pagedown']).cursor).toBe(15);
    expect(
      press(
        state,
        Array.from({ length: 9 }, () => 'pagedown'),
      ).cursor,
    ).toBe(45);
    expect(press(state, ['pagedown', 'pageup', 'pageup']).cursor).toBe(0);
  });

  it('never leaves the cursor within a character that has just come together', () => {
    expect(marked(press(at('|🇪'), ['🇩']))).toBe('🇩🇪|');
    expect(marked(press(at('👩\u200da|👧'), ['backspace']))).toBe('👩\u200d👧|');
  });
});

describe('cutting and putting back', () => {
  it('puts back what was cut last', () => {
    expect(marked(press(at('one two|'), ['ctrl-w', 'ctrl-y', 'ctrl-y']))).toBe('one twotwo|');
  });

  it('gathers cuts in a row, in the order of the text', () => {
    expect(marked(press(at('one two three|'), ['ctrl-w', 'ctrl-w', 'ctrl-y']))).toBe('one two three|');
    expect(marked(press(at('one |two three'), ['alt-d', 'alt-d', 'home', 'ctrl-y']))).toBe('two three|one ');
  });

  it('begins anew after any other key', () => {
    expect(marked(press(at('one two|'), ['ctrl-w', 'left', 'ctrl-w', 'ctrl-y']))).toBe('one| ');
  });

  it('puts back nothing when nothing was cut', () => {
    expect(marked(press(at('a|'), ['ctrl-y']))).toBe('a|');
  });
});

describe('undo', () => {
  it('takes typing back by the word, other changes one by one', () => {
    const state = press(startText(), ['o', 'n', 'e', ' ', 't', 'w', 'o', 'backspace']);
    expect(press(state, ['ctrl-z']).text).toBe('one two');
    expect(press(state, ['ctrl-z', 'ctrl-_']).text).toBe('one ');
    expect(press(state, ['ctrl-z', 'ctrl-z', 'ctrl-z']).text).toBe('');
    expect(press(state, ['ctrl-z', 'ctrl-z', 'ctrl-z', 'ctrl-z']).text).toBe('');
  });

  it('makes a new step after the cursor was moved', () => {
    expect(press(startText(), ['ab', 'left', 'c', 'ctrl-z']).text).toBe('ab');
  });

  it('redo brings it again, until something else is written', () => {
    const state = press(startText(), ['one', 'ctrl-z']);
    expect(marked(press(state, ['alt-z']))).toBe('one|');
    expect(marked(press(state, ['x', 'alt-z']))).toBe('x|');
  });

  it('brings back what an editor replaced', () => {
    const edited = replaceText(at('mine|'), 'theirs\r\n');
    expect(marked(edited)).toBe('theirs\n|');
    expect(marked(press(edited, ['ctrl-z']))).toBe('mine|');
    expect(replaceText(edited, 'theirs\n')).toBe(edited);
  });
});

describe('history', () => {
  const frame = { ...FRAME, history: ['newest', 'older\nof two lines'] };

  it('goes up from the first row and down from the last, and keeps the draft', () => {
    const draft = startText('my draft');
    const up = press(draft, ['up'], frame);
    expect(up.text).toBe('newest');
    const twice = press(up, ['up'], frame);
    expect(twice.text).toBe('older\nof two lines');
    expect(press(twice, ['up', 'up', 'up'], frame).text).toBe('older\nof two lines');
    expect(press(twice, ['down', 'down'], frame).text).toBe('my draft');
  });

  it('moves within a text of several rows before it leaves it', () => {
    const state = press(startText('x'), ['up', 'up'], frame);
    expect(marked(state)).toBe('older\nof two lines|');
    expect(marked(press(state, ['up'], frame))).toBe('older|\nof two lines');
    expect(press(state, ['down'], frame).text).toBe('newest');
  });

  it('keeps what was changed in an earlier text too', () => {
    const state = press(startText('draft'), ['up', '!', 'down', 'up'], frame);
    expect(state.text).toBe('newest!');
    expect(press(state, ['down'], frame).text).toBe('draft');
  });

  it('says so when there is nothing that way', () => {
    expect(effect(startText('a'), 'up')).toBe('above');
    expect(effect(startText('a'), 'down', frame)).toBe('below');
    expect(effect(at('a|\nb'), 'down')).toBeUndefined();
  });
});
