import { BACK, CHOOSING, EDITOR, HELP, MODE, NEW_LINE, PAGES } from './keys-everywhere.ts';
import { QUESTION_KEYS } from './keys-question.ts';
import { BLOCK_KEYS, REPORT_OWN } from './keys-report.ts';
import type { Stroke } from './keys-strokes.ts';

/** What some presses mean on a screen. */
export type Binding = {
  intent: string;
  /** Any of these: chords, or the character itself (`r`, `?`); the space bar is `space`. */
  chords: readonly string[];
  /** A line of the list of keys. */
  help: string;
  /** A few words for the last line of the screen; without them the binding stands only in the list. */
  hint?: string;
  /** How the keys are written where naming the first would mislead: `1-9`, `up down`. */
  shown?: string;
};

const EDITING = [
  NEW_LINE,
  EDITOR,
  { intent: 'left', chords: ['left', 'ctrl-b'], help: 'one character left' },
  { intent: 'right', chords: ['right', 'ctrl-f'], help: 'one character right' },
  { intent: 'up', chords: ['up', 'ctrl-p'], help: 'one row up; from the first row, what was written earlier' },
  { intent: 'down', chords: ['down', 'ctrl-n'], help: 'one row down; from the last row, what was written later' },
  { intent: 'row-start', chords: ['home'], help: 'to the start of the row' },
  { intent: 'row-end', chords: ['end'], help: 'to the end of the row' },
  { intent: 'line-start', chords: ['ctrl-a'], help: 'to the start of the line' },
  { intent: 'line-end', chords: ['ctrl-e'], help: 'to the end of the line' },
  { intent: 'word-left', chords: ['ctrl-left', 'alt-left', 'alt-b'], help: 'one word left' },
  { intent: 'word-right', chords: ['ctrl-right', 'alt-right', 'alt-f'], help: 'one word right' },
  { intent: 'text-start', chords: ['ctrl-home', 'alt-<'], help: 'to the start of the text' },
  { intent: 'text-end', chords: ['ctrl-end', 'alt->'], help: 'to the end of the text' },
  ...PAGES,
  { intent: 'delete-left', chords: ['backspace', 'shift-backspace'], help: 'delete the character before' },
  { intent: 'delete-right', chords: ['delete', 'ctrl-d'], help: 'delete the character after' },
  { intent: 'cut-word-left', chords: ['ctrl-w', 'alt-backspace', 'ctrl-backspace'], help: 'cut the word before' },
  { intent: 'cut-word-right', chords: ['alt-d', 'alt-delete', 'ctrl-delete'], help: 'cut the word after' },
  { intent: 'cut-line-left', chords: ['ctrl-u'], help: 'cut to the start of the line' },
  { intent: 'cut-line-right', chords: ['ctrl-k'], help: 'cut to the end of the line' },
  { intent: 'put-back', chords: ['ctrl-y'], help: 'put back what was cut' },
  { intent: 'undo', chords: ['ctrl-z', 'ctrl-_'], help: 'undo' },
  { intent: 'redo', chords: ['alt-z', 'alt-_', 'ctrl-shift-z'], help: 'redo' },
] as const;

const SCROLLING = [
  { intent: 'up', chords: ['up', 'k', 'ctrl-p'], help: 'one row up', hint: 'scroll', shown: 'up down' },
  { intent: 'down', chords: ['down', 'j', 'ctrl-n', 'enter'], help: 'one row down' },
  { intent: 'page-up', chords: ['pageup', 'b'], help: 'one screen up' },
  { intent: 'page-down', chords: ['pagedown', 'space', 'f'], help: 'one screen down' },
  { intent: 'first', chords: ['home', 'g'], help: 'to the start' },
  { intent: 'last', chords: ['end', 'G'], help: 'to the end' },
  { intent: 'next-section', chords: [']', 'tab'], help: 'to the next section', hint: 'section' },
  { intent: 'previous-section', chords: ['[', 'shift-tab'], help: 'to the section before' },
  { intent: 'search', chords: ['/'], help: 'search', hint: 'search' },
] as const;

const MATCHES = [
  { intent: 'next-match', chords: ['n'], help: 'to the next match' },
  { intent: 'previous-match', chords: ['N'], help: 'to the match before' },
] as const;

const READING = [
  ...SCROLLING,
  ...MATCHES,
  { ...EDITOR, chords: ['ctrl-g', 'e'] },
  { ...BACK, chords: ['escape', 'q', 'left'] },
  HELP,
] as const;

const REPORT_KEYS = [
  ...SCROLLING,
  ...MATCHES,
  ...REPORT_OWN,
  { ...EDITOR, chords: ['ctrl-g', 'e'], help: 'open a copy of it in your editor' },
  { ...BACK, chords: ['escape', 'q', 'left'] },
  HELP,
] as const;

/**
 * The meaning of a press, for each place the keys can be in. The same keys mean the same everywhere: enter goes on,
 * escape goes one step back, `?` shows the keys (where it is no text), ctrl-g opens the editor. ctrl-c is the app's
 * and stands in none. The order is that of the hints and of the list of keys.
 */
export const KEYS = {
  /** A field of text. */
  'text-area': [{ intent: 'submit', chords: ['enter'], help: 'go on', hint: 'go on' }, ...EDITING, BACK],
  /** The brief: beside the keys of the field of text. */
  brief: [
    {
      intent: 'search',
      chords: ['ctrl-r'],
      help: 'search what was written earlier in this workspace',
      hint: 'earlier',
    },
    { ...BACK, help: 'back to who designs it; the words stay' },
  ],
  /** The list under a field of text: beside the keys of the field. */
  menu: [
    ...CHOOSING,
    { intent: 'take', chords: ['enter', 'tab'], help: 'take the marked one', hint: 'take' },
    { ...BACK, help: 'close the list; the text stays as it is', hint: 'close' },
  ],
  /** A list that is filtered as you type. */
  'pick-list': [
    ...CHOOSING,
    { intent: 'open', chords: ['right'], help: 'look closer', hint: 'read it' },
    { intent: 'take', chords: ['enter'], help: 'take it', hint: 'take' },
    ...PAGES,
    { intent: 'first', chords: ['home', 'ctrl-home', 'alt-<'], help: 'to the first' },
    { intent: 'last', chords: ['end', 'ctrl-end', 'alt->'], help: 'to the last' },
    { intent: 'erase', chords: ['backspace', 'shift-backspace'], help: 'erase the last character of the filter' },
    {
      intent: 'erase-word',
      chords: ['ctrl-w', 'alt-backspace', 'ctrl-backspace'],
      help: 'erase the last word of the filter',
    },
    { intent: 'erase-all', chords: ['ctrl-u'], help: 'erase the filter' },
    { ...BACK, help: 'clear the filter, then one step back' },
  ],
  ...QUESTION_KEYS,
  confirm: [
    { intent: 'yes', chords: ['y', 'Y'], help: 'yes', hint: 'yes' },
    { intent: 'no', chords: ['n', 'N', 'escape'], help: 'no', hint: 'no' },
    { intent: 'take', chords: ['enter'], help: 'take the marked one', hint: 'take it' },
    {
      intent: 'other',
      chords: ['left', 'right', 'tab', 'shift-tab', 'up', 'down', 'space'],
      help: 'mark the other one',
    },
  ],
  /** A screen that only says something. */
  notice: [
    { intent: 'go', chords: ['enter'], help: 'go on', hint: 'go on' },
    { intent: 'local', chords: ['o'], help: 'use the model of this machine, where one was found', hint: 'use Ollama' },
    BACK,
    HELP,
  ],
  /** While the model works. */
  work: [{ ...BACK, intent: 'stop', help: 'stop the turn; what came is kept', hint: 'stop' }, MODE, HELP],
  /** The user has the floor: beside the keys of the field of text, those that mean something while it is empty. */
  done: [
    { intent: 'read', chords: ['enter'], help: 'read the report (while nothing is typed)', hint: 'read it' },
    {
      intent: 'edit',
      chords: ['e'],
      help: 'open the saved report in your editor (while nothing is typed), with enter; a letter more, and it is a word',
      hint: 'editor',
    },
    {
      intent: 'export',
      chords: ['x'],
      help: 'export the report (while nothing is typed): choose its form; a letter more, and it is a word',
      hint: 'export',
    },
    {
      intent: 'hand-over',
      chords: ['tab'],
      help: 'go on with the persona that the report names as its next step',
      hint: 'hand over',
    },
    {
      intent: 'other-model',
      chords: ['ctrl-o'],
      help: 'have another model go on, after a failure of this one',
      hint: 'other model',
    },
    { intent: 'answers', chords: ['ctrl-r'], help: 'change an answer', hint: 'answers' },
    { intent: 'leave', chords: ['escape'], help: 'leave; the session is kept', hint: 'leave' },
    MODE,
  ],
  /** A change to the saved report: no key that scrolls decides. */
  deciding: [
    { intent: 'save', chords: ['y'], help: 'save the change as a new version', hint: 'save' },
    { intent: 'keep', chords: ['n'], help: 'keep the report, and its answers, as they were saved', hint: 'keep' },
    { intent: 'say', chords: ['s'], help: 'say more, and it goes on from here', hint: 'say more' },
    ...SCROLLING,
    { ...BACK, help: 'leave; the session is kept, and asks again', hint: 'leave' },
    HELP,
  ],
  /** Something that waits for leave: no key that scrolls gives it. */
  permission: [
    { intent: 'allow', chords: ['y'], help: 'allow it, this once', hint: 'allow once' },
    { intent: 'allow-session', chords: ['a'], help: 'allow this for the rest of the session', hint: 'for the session' },
    { intent: 'deny', chords: ['n'], help: 'do not allow it', hint: 'deny' },
    { intent: 'read-only', chords: ['m'], help: 'do not allow it, and read only from here on' },
    { intent: 'deny-why', chords: ['w'], help: 'do not allow it, and say why', hint: 'deny, say why' },
    ...SCROLLING,
    { ...BACK, help: 'leave; the session is kept, and asks again', hint: 'leave' },
    HELP,
  ],
  /** A server that waits for a yes. */
  server: [
    { intent: 'start', chords: ['y'], help: 'start it, now and for later sessions', hint: 'start it' },
    { intent: 'without', chords: ['n'], help: 'begin without it', hint: 'without it' },
    ...SCROLLING,
    BACK,
    HELP,
  ],
  /** A text to be read. */
  reader: READING,
  /** A report to be read. */
  report: REPORT_KEYS,
  /** A block of it is marked. */
  block: BLOCK_KEYS,
  /** A text that may speak for the user's machine only once they have said so: no key that scrolls says yes. */
  trust: [{ intent: 'take', chords: ['t'], help: 'trust this text, and go on', hint: 'trust it' }, ...READING],
} as const satisfies Readonly<Record<string, readonly Binding[]>>;

export type Mode = keyof typeof KEYS;

/** The names of what can be meant in a mode: a switch over them ends in `satisfies never`. */
export type Intent<Of extends Mode> = (typeof KEYS)[Of][number]['intent'];

/** The bindings of a mode, in the order of hints and help. */
export function bindingsOf(mode: Mode): readonly Binding[] {
  return KEYS[mode];
}

/** What a press means in a mode; nothing where it means nothing, or is text. */
export function intentOf<Of extends Mode>(mode: Of, stroke: Stroke): Intent<Of> | undefined {
  if (stroke.kind === 'paste') return undefined;
  return intents(mode).get(spelling(stroke)) as Intent<Of> | undefined;
}

function spelling(stroke: Exclude<Stroke, { kind: 'paste' }>): string {
  if (stroke.kind === 'key') return stroke.chord;
  return stroke.text === ' ' ? 'space' : stroke.text;
}

const known = new Map<Mode, ReadonlyMap<string, string>>();

function intents(mode: Mode): ReadonlyMap<string, string> {
  const before = known.get(mode);
  if (before) return before;
  const made = new Map(
    bindingsOf(mode).flatMap(({ intent, chords }) => chords.map((chord) => [chord, intent] as const)),
  );
  known.set(mode, made);
  return made;
}
