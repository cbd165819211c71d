import { sanitizeLine } from '../../text/sanitize.ts';

/** What a terminal can be told beside what it shows. */
export type Signals = {
  title: boolean;
  /** The progress of its tab or its icon (OSC 9;4, as ConEmu began it). */
  progress: boolean;
  /** How it says that somebody is needed: its bell, or a note of the desktop by one of two sequences. */
  notify: 'bell' | 'osc-9' | 'osc-777' | undefined;
};

/** What the user has set: a title or none, and how they want to be called. */
export type SignalSettings = { title?: 'on' | 'off'; notify?: 'auto' | 'bell' | 'off' };

type Env = Readonly<Record<string, string | undefined>>;

export const NO_SIGNALS: Signals = { title: false, progress: false, notify: undefined };

/**
 * What may be sent to this terminal. Nothing where it is none, or shows what it does not understand. A screen reader
 * would speak each new title and all progress: it gets the bell alone.
 */
export function signalsOf(env: Env, isTTY: boolean, screenReader: boolean, set: SignalSettings = {}): Signals {
  const { TERM = '', WT_SESSION } = env;
  const isPlain = TERM === 'dumb' || TERM === 'unknown' || (TERM === '' && WT_SESSION === undefined);
  if (!isTTY || isPlain) return NO_SIGNALS;
  const notify = set.notify === 'off' ? undefined : set.notify === 'bell' || screenReader ? 'bell' : noteOf(env);
  if (screenReader) return { title: false, progress: false, notify };
  // The consoles of Linux and of old machines print a title.
  const title = set.title !== 'off' && !/^(linux|vt\d+|ansi|cons25)/.test(TERM);
  return { title, progress: title && hasProgress(env), notify };
}

/** A multiplexer swallows what is meant for the terminal around it, or passes it on from a window nobody sees. */
export function isWithin({ TMUX, STY, ZELLIJ }: Env): boolean {
  return [TMUX, STY, ZELLIJ].some((name) => name !== undefined && name !== '');
}

/** From the documents of each: Windows Terminal 1.6, ConEmu, Ghostty 1.2, WezTerm, iTerm2 3.6.6. */
function hasProgress(env: Env): boolean {
  if (isWithin(env)) return false;
  if (env.WT_SESSION || env.ConEmuANSI === 'ON') return true;
  switch (env.TERM_PROGRAM) {
    case 'ghostty':
    case 'WezTerm':
      return true;
    case 'iTerm.app':
      return isAtLeast(env.TERM_PROGRAM_VERSION, [3, 6, 6]);
    default:
      return false;
  }
}

/** Whether a version, as programs write it, is this one or a later one. */
export function isAtLeast(version = '', wanted: readonly number[]): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const differs = wanted.findIndex((part, at) => (parts[at] ?? 0) !== part);
  return differs === -1 || (parts[differs] ?? 0) > (wanted[differs] ?? 0);
}

function noteOf(env: Env): Signals['notify'] {
  if (isWithin(env)) return 'bell';
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app':
    case 'ghostty':
    case 'WezTerm':
      return 'osc-9';
    default:
      return /^(foot|rxvt-unicode)/.test(env.TERM ?? '') ? 'osc-777' : 'bell';
  }
}

/** In characters: tabs show less. */
const LONGEST_TITLE = 80;

/** Keeps the title of before (xterm's own stack, which others have too), to be taken back at the end. */
export const KEEP_TITLE = '\u001B[22;2t';
export const TAKE_TITLE_BACK = '\u001B[23;2t';

/** Names the window. The words may come from anywhere. */
export function titleSequence(words: string): string {
  return `\u001B]2;${plain(words, LONGEST_TITLE)}\u0007`;
}

/** @param done a share from 0 to 1; 'unknown' while it only works; nothing takes it away */
export function progressSequence(done: number | 'unknown' | undefined): string {
  if (done === undefined) return '\u001B]9;4;0;0\u0007';
  if (done === 'unknown') return '\u001B]9;4;3;0\u0007';
  return `\u001B]9;4;1;${Math.round(Math.max(0, Math.min(1, done)) * 100)}\u0007`;
}

/** Calls the user. The words may come from anywhere, and are shown where the way of calling has room for them. */
export function noteSequence(way: Signals['notify'], words: string): string {
  switch (way) {
    case undefined:
      return '';
    case 'bell':
      return '\u0007';
    case 'osc-9':
      return `\u001B]9;${plain(words, LONGEST_TITLE)}\u0007`;
    case 'osc-777':
      return `\u001B]777;notify;backend-architect;${plain(words, LONGEST_TITLE).replaceAll(';', ',')}\u0007`;
    default:
      return way satisfies never;
  }
}

/** Words that begin with a number and a semicolon would be another command of the same name. */
function plain(words: string, longest: number): string {
  return sanitizeLine(words, longest).replace(/^(?:\d+;)+/, '');
}
