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

const HELP = { intent: 'help', chords: ['?'], help: 'show all keys', hint: 'keys' } as const;
const EDITOR = { intent: 'edit', chords: ['ctrl-g'], help: 'open your editor', hint: 'editor' } as const;
const BACK = { intent: 'back', chords: ['escape'], help: 'one step back; nothing is lost', hint: 'back' } as const;
const PAGES = [
  { intent: 'page-up', chords: ['pageup'], help: 'one screen up' },
  { intent: 'page-down', chords: ['pagedown'], help: 'one screen down' },
] as const;

const NEW_LINE = {
  intent: 'new-line',
  chords: ['alt-enter', 'shift-enter', 'ctrl-j'],
  help: 'new line (or \\ and enter)',
  hint: 'new line',
} as const;

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

const CHOOSING = [
  { intent: 'up', chords: ['up', 'ctrl-p'], help: 'one up', hint: 'choose', shown: 'up down' },
  { intent: 'down', chords: ['down', 'ctrl-n'], help: 'one down' },
] as const;

const READING = [
  { intent: 'up', chords: ['up', 'k', 'ctrl-p'], help: 'one row up', hint: 'scroll', shown: 'up down' },
  { intent: 'down', chords: ['down', 'j', 'ctrl-n', 'enter'], help: 'one row down' },
  { intent: 'page-up', chords: ['pageup', 'b'], help: 'one screen up' },
  { intent: 'page-down', chords: ['pagedown', 'space', 'f'], help: 'one screen down' },
  { intent: 'first', chords: ['home', 'g'], help: 'to the start' },
  { intent: 'last', chords: ['end', 'G'], help: 'to the end' },
  { intent: 'next-section', chords: [']', 'tab'], help: 'to the next section', hint: 'section' },
  { intent: 'previous-section', chords: ['[', 'shift-tab'], help: 'to the section before' },
  { intent: 'search', chords: ['/'], help: 'search', hint: 'search' },
  { intent: 'next-match', chords: ['n'], help: 'to the next match' },
  { intent: 'previous-match', chords: ['N'], help: 'to the match before' },
  { ...EDITOR, chords: ['ctrl-g', 'e'] },
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
  /** A question, while no text is being written. */
  question: [
    {
      intent: 'choose',
      chords: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      help: 'choose this one, or drop it again',
      hint: 'choose',
      shown: '1-9',
    },
    { intent: 'toggle', chords: ['space'], help: 'choose the marked one, or drop it again' },
    { intent: 'next', chords: ['enter'], help: 'take the marked one and go on', hint: 'next' },
    {
      intent: 'recommended',
      chords: ['r', 'alt-r'],
      help: 'take the recommended answer and go on',
      hint: 'recommended',
    },
    {
      intent: 'all-recommended',
      chords: ['R', 'alt-R'],
      help: 'take the recommended answer wherever there is none yet',
      hint: 'all recommended',
    },
    { intent: 'skip', chords: ['s', 'alt-s'], help: 'skip the question, and say so; again: no longer', hint: 'skip' },
    { intent: 'words', chords: ['w', 'alt-w'], help: 'answer in your own words' },
    { intent: 'note', chords: ['n', 'alt-n'], help: 'write a note on the answer', hint: 'note' },
    {
      intent: 'enough',
      chords: ['A', 'alt-A'],
      help: 'enough: assume whatever has no answer yet, and ask nothing more',
      hint: 'assume the rest',
    },
    { ...EDITOR, help: 'write your own words in your editor' },
    { intent: 'up', chords: ['up', 'ctrl-p'], help: 'one up' },
    { intent: 'down', chords: ['down', 'ctrl-n'], help: 'one down' },
    { intent: 'later', chords: ['right', 'tab'], help: 'to the next question' },
    { intent: 'earlier', chords: ['left', 'shift-tab'], help: 'to the question before' },
    { intent: 'page-up', chords: ['pageup'], help: 'read on above' },
    { intent: 'page-down', chords: ['pagedown'], help: 'read on below' },
    BACK,
    HELP,
  ],
  /** A question, while own words or a note are written: beside the keys of the field of text. */
  'question-words': [
    { intent: 'next', chords: ['enter'], help: 'go on', hint: 'next' },
    NEW_LINE,
    EDITOR,
    { intent: 'recommended', chords: ['alt-r'], help: 'take the recommended answer and go on' },
    {
      intent: 'all-recommended',
      chords: ['alt-R'],
      help: 'take the recommended answer wherever there is none yet',
    },
    {
      intent: 'enough',
      chords: ['alt-A'],
      help: 'enough: assume whatever has no answer yet, and ask nothing more',
    },
    { intent: 'skip', chords: ['alt-s'], help: 'skip the question, and say so' },
    { intent: 'words', chords: ['alt-w'], help: 'to your own words' },
    { intent: 'note', chords: ['alt-n'], help: 'write a note on the answer', hint: 'note' },
    { intent: 'later', chords: ['tab'], help: 'to the next question' },
    { intent: 'earlier', chords: ['shift-tab'], help: 'to the question before' },
    { ...BACK, help: 'stop writing; the words stay', hint: 'stop writing' },
  ],
  /** The page that shows every answer before it is sent. */
  'question-review': [
    { intent: 'send', chords: ['enter'], help: 'send the answers', hint: 'send' },
    { intent: 'change', chords: ['e', 'space', 'right'], help: 'change the marked answer', hint: 'change' },
    ...CHOOSING,
    {
      intent: 'jump',
      chords: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
      help: 'change the answer to that question',
      shown: '1-9',
    },
    {
      intent: 'all-recommended',
      chords: ['R', 'alt-R'],
      help: 'take the recommended answer wherever there is none yet',
      hint: 'all recommended',
    },
    {
      intent: 'enough',
      chords: ['A', 'alt-A'],
      help: 'enough: assume whatever has no answer yet, and ask nothing more; again: no longer',
      hint: 'assume the rest',
    },
    ...PAGES,
    { intent: 'earlier', chords: ['left', 'shift-tab'], help: 'to the last question' },
    BACK,
    HELP,
  ],
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
  notice: [{ intent: 'go', chords: ['enter'], help: 'go on', hint: 'go on' }, BACK, HELP],
  /** While the model works. */
  work: [{ ...BACK, intent: 'stop', help: 'stop the turn; what came is kept', hint: 'stop' }, HELP],
  /** The user has the floor: beside the keys of the field of text, those that mean something while it is empty. */
  done: [
    { intent: 'read', chords: ['enter'], help: 'read the report (while nothing is typed)', hint: 'read it' },
    {
      intent: 'hand-over',
      chords: ['tab'],
      help: 'go on with the persona that the report names as its next step',
      hint: 'hand over',
    },
    { ...EDITOR, help: 'open the report in your editor' },
    { intent: 'export', chords: ['ctrl-x'], help: 'export the report', hint: 'export' },
    { intent: 'leave', chords: ['escape'], help: 'leave; the session is kept', hint: 'leave' },
  ],
  /** A text to be read. */
  reader: READING,
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
