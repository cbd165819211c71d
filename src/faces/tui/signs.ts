/** Signs that stand with the colours, so that nothing is said by colour alone. One cell wide, unless they say otherwise. */
export type Signs = {
  good: string;
  warn: string;
  bad: string;
  /** Before what is chosen. */
  choice: string;
  /** The bar before a title. */
  bar: string;
  /** The quiet upright line before what is quoted or typed. */
  rule: string;
  /** The level line, to be repeated. */
  line: string;
  /** Where text was cut: one cell, three in ASCII. */
  ellipsis: string;
  bullet: string;
  /** Between two things on one line. */
  dot: string;
  /** Keys and directions, as hints name them: one cell each, words in ASCII. */
  enter: string;
  up: string;
  down: string;
  left: string;
  right: string;
  /** The frames of the spinner, one cell each, in order. */
  spinner: readonly string[];
};

/** One cell each, in the fonts that terminals come with. */
export const UNICODE_SIGNS: Signs = {
  good: '✓',
  warn: '!',
  bad: '✗',
  choice: '›',
  bar: '▌',
  rule: '│',
  line: '─',
  ellipsis: '…',
  bullet: '•',
  dot: '·',
  enter: '⏎',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
};

/** For terminals and locales without Unicode. */
export const ASCII_SIGNS: Signs = {
  good: '+',
  warn: '!',
  bad: 'x',
  choice: '>',
  bar: '|',
  rule: '|',
  line: '-',
  ellipsis: '...',
  bullet: '*',
  dot: '-',
  enter: 'enter',
  up: 'up',
  down: 'down',
  left: '<-',
  right: '->',
  spinner: ['|', '/', '-', '\\'],
};

/** For a screen reader, which would speak each line that is drawn: empty cells stand in their place. */
export const SPOKEN_SIGNS: Signs = { ...ASCII_SIGNS, bar: ' ', rule: ' ', line: ' ', bullet: '-' };
