import { expect, it } from 'vitest';
import { linksOf } from '../../../src/faces/tui/links.ts';

type Env = Record<string, string>;

const iterm: Env = { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.6.6' };
const tmux: Env = { TERM: 'tmux-256color', TMUX: '/tmp/tmux-0/default,1,0', TERM_PROGRAM: 'tmux' };

it.each<[boolean, Env]>([
  [true, iterm],
  [false, { ...iterm, TERM_PROGRAM_VERSION: '3.0.15' }],
  [true, { TERM: 'xterm-256color', TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.105.1' }],
  [false, { TERM: 'xterm-256color', TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.71.0' }],
  [true, { TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm', TERM_PROGRAM_VERSION: '20240203-110809-5046fc22' }],
  [true, { TERM: 'xterm-256color', TERM_PROGRAM: 'ghostty', TERM_PROGRAM_VERSION: '1.2.0' }],
  [false, { TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal', TERM_PROGRAM_VERSION: '455' }],
  [true, { TERM: 'xterm-256color', VTE_VERSION: '7600' }],
  [false, { TERM: 'xterm-256color', VTE_VERSION: '5000' }],
  [true, { TERM: 'xterm-256color', WT_SESSION: 'a' }],
  [true, { TERM: 'xterm-kitty' }],
  [true, { TERM: 'foot-extra' }],
  [false, { TERM: 'xterm-256color' }],
  [false, { TERM: 'linux' }],
  [false, {}],
  [true, { ...tmux, TERM_PROGRAM_VERSION: '3.4' }],
  [true, { ...tmux, TERM_PROGRAM_VERSION: '3.5a' }],
  [false, { ...tmux, TERM_PROGRAM_VERSION: '3.3a' }],
  [false, { ...iterm, TMUX: '/tmp/tmux-0/default,1,0' }],
  [false, { ...iterm, STY: '1.tty' }],
  [false, { ...iterm, ZELLIJ: '0' }],
  [true, { ...iterm, NO_COLOR: '1', CI: 'true' }],
  [false, { ...iterm, TERM: 'dumb' }],
  [true, { TERM: 'xterm-256color', FORCE_HYPERLINK: '1' }],
  [false, { ...iterm, FORCE_HYPERLINK: '0' }],
])('makes links: %s, %j', (makes, env) => expect(linksOf(env, true, false) !== undefined).toBe(makes));

it('makes none where there is no terminal, and none for a screen reader, which reads the address', () => {
  expect(linksOf(iterm, false, false)).toBeUndefined();
  expect(linksOf(iterm, true, true)).toBeUndefined();
  expect(linksOf({ ...iterm, TERM: 'dumb', FORCE_HYPERLINK: '1' }, true, false)).toBeUndefined();
});

it.each<[boolean, Env]>([
  [true, iterm],
  [false, { ...iterm, SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }],
  [false, { ...iterm, SSH_TTY: '/dev/pts/1' }],
  [false, { WT_SESSION: 'a', WSL_DISTRO_NAME: 'Debian' }],
])('leads to files of this machine: %s, %j', (files, env) => expect(linksOf(env, true, false)).toEqual({ files }));
