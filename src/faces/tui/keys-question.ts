import { BACK, CHOOSING, EDITOR, HELP, NEW_LINE, PAGES } from './keys-everywhere.ts';

/** The keys of the questions, and of what is written about them. */
export const QUESTION_KEYS = {
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
    { intent: 'talk', chords: ['c', 'alt-c'], help: 'reply in words; the questions stay', hint: 'talk' },
    { intent: 'words', chords: ['w', 'alt-w'], help: 'answer in your own words' },
    { intent: 'note', chords: ['n', 'alt-n'], help: 'write a note on the answer', hint: 'note' },
    {
      intent: 'pace',
      chords: ['o', 'alt-o'],
      help: 'one question at a time; again: all at once',
      hint: 'one at a time',
    },
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
    { intent: 'talk', chords: ['alt-c'], help: 'reply in words; the questions stay' },
    { intent: 'pace', chords: ['alt-o'], help: 'one question at a time; again: all at once' },
    { intent: 'later', chords: ['tab'], help: 'to the next question' },
    { intent: 'earlier', chords: ['shift-tab'], help: 'to the question before' },
    { ...BACK, help: 'stop writing; the words stay', hint: 'stop writing' },
  ],
  /** Words in place of answers: beside the keys of the field of text. */
  'question-talk': [
    {
      intent: 'send',
      chords: ['enter'],
      help: 'send what you say; the questions come back after the reply',
      hint: 'send',
    },
    NEW_LINE,
    EDITOR,
    { ...BACK, help: 'back to the questions; the words stay', hint: 'back' },
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
    { intent: 'talk', chords: ['c', 'alt-c'], help: 'reply in words; the questions stay', hint: 'talk' },
    ...PAGES,
    { intent: 'earlier', chords: ['left', 'shift-tab'], help: 'to the last question' },
    BACK,
    HELP,
  ],
} as const;
