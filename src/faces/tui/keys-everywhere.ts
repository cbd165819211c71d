// Keys that mean the same everywhere: parts of the table.

/** All keys. */
export const HELP = { intent: 'help', chords: ['?'], help: 'show all keys', hint: 'keys' } as const;

/** The user’s own editor. */
export const EDITOR = { intent: 'edit', chords: ['ctrl-g'], help: 'open your editor', hint: 'editor' } as const;

/** One step back. */
export const BACK = {
  intent: 'back',
  chords: ['escape'],
  help: 'one step back; nothing is lost',
  hint: 'back',
} as const;

/** By the screen. */
/** Plan mode, as other tools call it. */
export const MODE = {
  intent: 'mode',
  chords: ['shift-tab'],
  help: 'read only: nothing but the report is written, nothing is run; again: no longer',
} as const;

export const PAGES = [
  { intent: 'page-up', chords: ['pageup'], help: 'one screen up' },
  { intent: 'page-down', chords: ['pagedown'], help: 'one screen down' },
] as const;

/** In a field of text. */
export const NEW_LINE = {
  intent: 'new-line',
  chords: ['alt-enter', 'shift-enter', 'ctrl-j'],
  help: 'new line (or \\ and enter)',
  hint: 'new line',
} as const;

/** By the row. */
export const CHOOSING = [
  { intent: 'up', chords: ['up', 'ctrl-p'], help: 'one up', hint: 'choose', shown: 'up down' },
  { intent: 'down', chords: ['down', 'ctrl-n'], help: 'one down' },
] as const;
