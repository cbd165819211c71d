import { describe, expect, it } from 'vitest';
import {
  answersOf,
  type FormState,
  startForm,
  takeEdited,
} from '../../../../src/faces/tui/inputs/question-form-state.ts';
import type { Stroke } from '../../../../src/faces/tui/keys.ts';
import type { Answer } from '../../../../src/session/question.ts';
import { ALL, COPY, LOAD, OFFLINE, press, REGIONS, REST } from './questions.ts';

function answers(keys: readonly (string | Stroke)[], questions = ALL): Answer[] {
  return answersOf(press(startForm(questions), keys).state);
}

function where({ page, writing, questions }: FormState): string {
  return `${page < questions.length ? questions[page]?.id : 'review'}${writing ? ` ${writing}` : ''}`;
}

function shows(keys: readonly (string | Stroke)[], questions = ALL): string {
  return where(press(startForm(questions), keys).state);
}

describe('choosing by hand', () => {
  it('enter takes the marked one and goes on', () => {
    expect(answers(['down', 'enter'])[0]).toEqual({ id: 'Q1', by: 'user', chosen: ['Nobody until the night'] });
    expect(shows(['down', 'enter'])).toBe('Q2');
  });

  it('the cursor starts on the recommended one, and enter takes it by hand', () => {
    expect(answers(['enter'])[0]).toEqual({ id: 'Q1', by: 'user', chosen: ['A librarian decides'] });
  });

  it('a number chooses and stays', () => {
    expect(answers(['3', '1'])[0]?.chosen).toEqual(['The first request']);
    expect(shows(['3'])).toBe('Q1');
  });

  it('the same number again drops the choice', () => {
    expect(answers(['1', '1'])[0]?.by).toBe('skipped');
  });

  it('space and numbers toggle several, and enter only goes on', () => {
    const keys = ['enter', ' ', 'down', 'down', ' ', '2', '1', 'enter'];
    expect(answers(keys)[1]?.chosen).toEqual(['US', 'Elsewhere']);
    expect(answers(['enter', 'enter'])[1]?.by).toBe('skipped');
  });

  it('the number after the last choice opens the own words, a higher one begins them', () => {
    expect(shows(['4'])).toBe('Q1 words');
    expect(answers(['4', 'mine'])[0]?.text).toBe('mine');
    expect(answers(['8', ' million'])[0]?.text).toBe('8 million');
  });
});

describe('own words', () => {
  it('begin with any letter that is no command', () => {
    expect(answers(['H', 'alf'])[0]?.text).toBe('Half');
    expect(answers(['redis, as today'])[0]?.text).toBe('redis, as today');
  });

  it('take a paste from wherever the cursor stands', () => {
    expect(answers([{ kind: 'paste', text: 'one\n two' }])[0]?.text).toBe('one\n two');
  });

  it('open when the cursor comes to them, and close when it leaves', () => {
    expect(shows(['down', 'down'])).toBe('Q1 words');
    expect(shows(['down', 'down', 'text', 'up'])).toBe('Q1');
  });

  it('are open at once where there is nothing else', () => {
    expect(shows(['a lot'], [REST])).toBe('Q5 words');
    expect(answers(['a lot'], [REST])[0]?.text).toBe('a lot');
    expect(shows([], [LOAD])).toBe('Q4');
  });

  it('of several lines', () => {
    expect(answers(['w', 'one', 'alt-enter', 'two\\', 'enter', 'three'])[0]?.text).toBe('one\ntwo\nthree');
  });

  it('letters and numbers are text in them, commands are alt', () => {
    expect(answers(['w', 's', 'R', '1', '?', ' '])[0]?.text).toBe('sR1? ');
    expect(shows(['w', 's', 'alt-s'])).toBe('Q2');
    expect(shows(['w', 's', 'alt-n'])).toBe('Q1 note');
  });

  it('only of white space are no answer', () => {
    expect(answers(['w', '  ', 'alt-enter'])[0]).toEqual({ id: 'Q1', by: 'skipped', chosen: [] });
  });

  it('go on with enter, and stand open when one comes back', () => {
    expect(shows(['w', 'mine', 'enter'])).toBe('Q2');
    expect(shows(['w', 'mine', 'enter', 'escape'])).toBe('Q1 words');
    expect(answers(['w', 'mine', 'enter', 'escape', '!'])[0]?.text).toBe('mine!');
  });
});

describe('notes', () => {
  it('are written on any answer, and enter leads back to it', () => {
    expect(shows(['n', 'by hand today', 'enter'])).toBe('Q1');
    expect(answers(['n', 'by hand today', 'enter', '1'])[0]).toEqual({
      id: 'Q1',
      by: 'user',
      chosen: ['The first request'],
      note: 'by hand today',
    });
  });

  it('are reached by arrows where there is one', () => {
    expect(shows(['n', 'x', 'enter', 'w', 'down'])).toBe('Q1 note');
    expect(shows(['n', 'x', 'enter', 'w', 'down', 'up'])).toBe('Q1 words');
    expect(shows(['w', 'down'])).toBe('Q1 words');
  });

  it('do not make a taken recommendation the user’s', () => {
    expect(answers(['n', 'x', 'enter', 'r'])[0]).toMatchObject({ by: 'default', note: 'x' });
  });
});

describe('r, R and s', () => {
  it('r takes the recommended one and goes on', () => {
    expect(answers(['r'])[0]).toEqual({ id: 'Q1', by: 'default', chosen: ['A librarian decides'] });
    expect(shows(['r'])).toBe('Q2');
  });

  it('r does nothing where nothing is recommended', () => {
    expect(shows(['tab', 'tab', 'r'])).toBe('Q3');
  });

  it('R takes what is recommended wherever there is no answer yet, and shows it all', () => {
    const keys = ['1', 'tab', 's', 'R'];
    expect(answers(keys)).toEqual([
      { id: 'Q1', by: 'user', chosen: ['The first request'] },
      { id: 'Q2', by: 'skipped', chosen: [] },
      { id: 'Q3', by: 'skipped', chosen: [] },
      { id: 'Q4', by: 'default', chosen: [], text: '20,000' },
      { id: 'Q5', by: 'skipped', chosen: [] },
    ]);
    expect(shows(keys)).toBe('review');
  });

  it('R leaves own words as they are', () => {
    expect(answers(['w', 'mine', 'escape', 'R'])[0]).toEqual({ id: 'Q1', by: 'user', chosen: [], text: 'mine' });
  });

  it('s skips and goes on, and again takes that back and stays', () => {
    expect(answers(['1', 's'])[0]).toEqual({ id: 'Q1', by: 'skipped', chosen: [] });
    expect(shows(['s'])).toBe('Q2');
    expect(answers(['1', 's', 'escape', 's'])[0]?.chosen).toEqual(['The first request']);
    expect(shows(['1', 's', 'escape', 's'])).toBe('Q1');
  });

  it('choosing or writing means that it is not skipped', () => {
    expect(answers(['s', 'escape', '1'])[0]?.by).toBe('user');
    expect(answers(['1', 's', 'escape', 'enter'])[0]?.by).toBe('user');
    expect(answers(['s', 'escape', 'w', 'mine'])[0]?.by).toBe('user');
    expect(answers(['w', 'mine', 'alt-s', 'escape'])[0]?.by).toBe('skipped');
  });

  it('several commands in one chunk are commands', () => {
    expect(shows(['rr'])).toBe('Q3');
    expect(answers(['1s'])[0]?.by).toBe('skipped');
  });
});

describe('pages', () => {
  it('tab and the arrows go between questions, and choose nothing', () => {
    expect(shows(['tab', 'right'])).toBe('Q3');
    expect(shows(['tab', 'right', 'left', 'shift-tab', 'left'])).toBe('Q1');
    expect(answers(['tab', 'right', 'left'])).toEqual(answers([]));
    expect(shows(['w', 'text', 'tab'])).toBe('Q2');
  });

  it('end in the review', () => {
    expect(shows(['tab', 'tab', 'tab', 'tab', 'tab', 'tab'])).toBe('review');
    expect(shows(['enter'], [COPY])).toBe('review');
  });

  it('escape stops writing, then steps back, and from the first question asks to leave', () => {
    const { state, effects } = press(startForm(ALL), ['enter', 'w', 'text', 'escape', 'escape', 'escape']);
    expect(where(state)).toBe('Q1');
    expect(effects).toEqual([{ type: 'back' }]);
    expect(answersOf(state)[1]?.text).toBe('text');
  });

  it('asks for help where letters are commands', () => {
    expect(press(startForm(ALL), ['?']).effects).toEqual([{ type: 'help' }]);
    expect(press(startForm([COPY]), ['enter', '?']).effects).toEqual([{ type: 'help' }]);
  });
});

describe('the review', () => {
  it('assumes what has no answer once the user has had enough, and takes that back', () => {
    const start = press(startForm([COPY, REGIONS]), ['2']).state;
    const { effects } = press(start, ['A', 'enter']);
    const [sent] = effects;
    if (sent?.type !== 'submit') return expect.unreachable('nothing was sent');
    expect(sent.enough).toBe(true);
    expect(sent.answers.map(({ by }) => by)).toEqual([
      'user',
      REGIONS.recommended === undefined ? 'skipped' : 'assumption',
    ]);
    const back = press(start, ['A', 'A', 'enter']).effects[0];
    expect(back).toMatchObject({ type: 'submit', enough: false, answers: [{ by: 'user' }, { by: 'skipped' }] });
  });

  it('enter sends one answer a question, in their order', () => {
    const { effects } = press(startForm([COPY, REGIONS]), ['2', 'enter', '1', '3', 'enter', 'enter']);
    expect(effects).toEqual([
      {
        type: 'submit',
        enough: false,
        oneByOne: false,
        answers: [
          { id: 'Q1', by: 'user', chosen: ['A librarian decides'] },
          { id: 'Q2', by: 'user', chosen: ['EU', 'Elsewhere'] },
        ],
      },
    ]);
  });

  it('sends what there is when some have no answer', () => {
    const { effects } = press(startForm([COPY, OFFLINE]), ['1', 'tab', 'tab', 'enter']);
    expect(effects).toMatchObject([{ answers: [{ by: 'user' }, { id: 'Q3', by: 'skipped' }] }]);
  });

  it('opens any answer to change it, and leads back', () => {
    expect(shows(['R', 'down', 'e'])).toBe('Q2');
    expect(shows(['R', '3'])).toBe('Q3');
    expect(shows(['R', '3', 'enter'])).toBe('review');
    expect(shows(['R', '3', 'escape'])).toBe('review');
    expect(shows(['R', '2', 'r'])).toBe('review');
    expect(shows(['R', '2', 's'])).toBe('review');
    expect(shows(['R', '9'])).toBe('review');
    expect(answers(['R', '3', '1', 'enter'])[2]?.chosen).toEqual(['Yes']);
  });

  it('escape leads to the last question, and R takes the rest', () => {
    expect(shows(['R', 'escape'])).toBe('Q5 words');
    expect(answers(['tab', 'tab', 'tab', 'tab', 'tab', 'R'])[0]?.by).toBe('default');
  });

  it('keeps its cursor within the list', () => {
    const { state } = press(startForm(ALL), ['R', 'up', 'up', 'down', 'down', 'pagedown', 'pagedown', 'down']);
    expect(state.marked).toBe(4);
  });
});

describe('the editor', () => {
  it('gets the own words, or the note while that is written', () => {
    expect(press(startForm([COPY]), ['w', 'mine', 'ctrl-g']).effects).toEqual([
      { type: 'edit', of: { id: 'Q1', field: 'words' }, text: 'mine' },
    ]);
    expect(press(startForm([COPY]), ['n', 'mine', 'ctrl-g']).effects).toMatchObject([
      { of: { field: 'note' }, text: 'mine' },
    ]);
    expect(shows(['ctrl-g'])).toBe('Q1 words');
  });

  it('gives back to the question it was opened for, whatever is shown by then', () => {
    const { state } = press(startForm(ALL), ['w', 'mine', 'ctrl-g', 'tab']);
    const edited = takeEdited(state, { id: 'Q1', field: 'words' }, 'mine, and more\r\n');
    expect(answersOf(edited)[0]?.text).toBe('mine, and more\n');
    expect(answersOf(edited)[1]?.text).toBeUndefined();
    expect(takeEdited(state, { id: 'Q99', field: 'words' }, 'x')).toBe(state);
  });
});
