import { BACK, HELP } from './keys-everywhere.ts';

/** The keys of a report beside those of any text that is read. */
export const REPORT_OWN = [
  { intent: 'headings', chords: ['h'], help: 'list the sections, and go to one', hint: 'sections' },
  { intent: 'fold', chords: ['z'], help: 'fold the section at the top; again: unfold it', hint: 'fold' },
  { intent: 'fold-all', chords: ['Z'], help: 'fold all sections; again: unfold them' },
  { intent: 'next-finding', chords: ['x'], help: 'to the next finding of the checks', hint: 'finding' },
  { intent: 'previous-finding', chords: ['X'], help: 'to the finding before' },
  { intent: 'copy', chords: ['c'], help: 'mark a block, to copy it or to open its diagram', hint: 'copy' },
  { intent: 'pager', chords: ['p'], help: 'open it in your pager' },
] as const;

/** While a block of a report is marked. */
export const BLOCK_KEYS = [
  { intent: 'take', chords: ['enter', 'c'], help: 'copy the marked block', hint: 'copy it' },
  {
    intent: 'up',
    chords: ['up', 'k', 'ctrl-p', 'shift-tab'],
    help: 'mark the block before',
    hint: 'choose',
    shown: 'up down',
  },
  { intent: 'down', chords: ['down', 'j', 'ctrl-n', 'tab'], help: 'mark the next block' },
  {
    intent: 'open',
    chords: ['o'],
    help: 'open the marked diagram in the browser, at mermaid.live',
    hint: 'in the browser',
  },
  { ...BACK, chords: ['escape', 'q', 'left'], help: 'mark nothing' },
  HELP,
] as const;
