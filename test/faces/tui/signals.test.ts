import { describe, expect, it } from 'vitest';
import { noteSequence, progressSequence, signalsOf, titleSequence } from '../../../src/faces/tui/signals.ts';

const XTERM = { TERM: 'xterm-256color' };
const NONE = { title: false, progress: false, notify: undefined };

describe('what a terminal is told', () => {
  it.each([
    ['dumb', { TERM: 'dumb' }],
    ['without a name', {}],
  ])('is nothing where it is %s', (_, env) => expect(signalsOf(env, true, false)).toEqual(NONE));

  it('is nothing where there is none', () => expect(signalsOf(XTERM, false, false)).toEqual(NONE));

  it.each([
    [XTERM, { title: true, progress: false, notify: 'bell' }],
    [{ WT_SESSION: 'a' }, { title: true, progress: true, notify: 'bell' }],
    [
      { ...XTERM, TERM_PROGRAM: 'ghostty' },
      { title: true, progress: true, notify: 'osc-9' },
    ],
    [
      { ...XTERM, TERM_PROGRAM: 'WezTerm', TMUX: '/tmp/a' },
      { title: true, progress: false, notify: 'bell' },
    ],
    [
      { ...XTERM, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5.14' },
      { title: true, progress: false, notify: 'osc-9' },
    ],
    [
      { ...XTERM, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.10.0' },
      { title: true, progress: true, notify: 'osc-9' },
    ],
    [{ TERM: 'foot' }, { title: true, progress: false, notify: 'osc-777' }],
    [{ TERM: 'linux' }, { title: false, progress: false, notify: 'bell' }],
  ])('is what %o understands', (env, told) => expect(signalsOf(env, true, false)).toEqual(told));

  it('is the bell alone beside a screen reader', () =>
    expect(signalsOf({ ...XTERM, TERM_PROGRAM: 'ghostty' }, true, true)).toEqual({ ...NONE, notify: 'bell' }));

  it('is what the user has set', () =>
    expect(signalsOf(XTERM, true, false, { title: 'off', notify: 'off' })).toEqual(NONE));
});

describe('a sequence', () => {
  it('never ends sooner than it should, whatever the words hold', () => {
    expect(titleSequence('a\u0007b\u001B]0;c\n')).toMatch(/^\u001B\]2;[^\x00-\x1f]*\u0007$/);
    expect(noteSequence('osc-777', 'a;b\u0007')).toMatch(/^\u001B\]777;notify;backend-architect;[^;\x00-\x1f]*\u0007$/);
  });

  it('is no other command by words that begin like one', () =>
    expect(noteSequence('osc-9', '4;1;50')).toBe('\u001B]9;1;50\u0007'.replace('1;50', '50')));

  it('gives a share in percent', () => {
    expect(progressSequence(0.5)).toBe('\u001B]9;4;1;50\u0007');
    expect(progressSequence('unknown')).toBe('\u001B]9;4;3;0\u0007');
    expect(progressSequence(undefined)).toBe('\u001B]9;4;0;0\u0007');
  });
});
