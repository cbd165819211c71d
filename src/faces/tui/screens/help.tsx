import type { ReactNode } from 'react';
import { bindingsOf, type Mode } from '../keys.ts';
import { spellChord } from '../keys-spelling.ts';
import { Pager } from '../parts/pager.tsx';
import { paragraph } from '../parts/paragraph.ts';
import { row, textWidth } from '../parts/row.ts';
import type { ScreenProps } from '../screen-props.ts';
import type { Theme } from '../theme.ts';

export type HelpProps = ScreenProps & { modes: readonly Mode[]; onBack(): void };

const KEYS_WIDTH = 26;

/** In cells. Words in a narrower column are read letter by letter. */
const LEAST_WORDS = 24;

/** All that the keys do where the user was, from the one table of keys. */
export function Help(props: HelpProps): ReactNode {
  const { theme, columns, modes, stage } = props;
  const everywhere = stage.suspend ? [LEAVE, STOP] : [LEAVE];
  const known = new Set<string>();
  const bindings = modes.flatMap(bindingsOf).filter(({ help, intent }) => {
    const isNew = help !== '' && !known.has(help + intent);
    known.add(help + intent);
    return isNew;
  });
  const rows = [...bindings, ...everywhere].flatMap(({ chords, help }) => {
    // Where it stops the program, it comes to no field.
    const own = help === STOP.help || !stage.suspend ? chords : chords.filter((chord) => chord !== 'ctrl-z');
    return keyRows(theme, columns, own, help);
  });
  return <Pager {...props} title="Keys" document={{ rows, stops: [0] }} />;
}

const STOP = { chords: ['ctrl-z'], help: 'stop, and give the terminal back to the shell; `fg` goes on' };
const LEAVE = { chords: ['ctrl-c'], help: 'twice: leave; what you have is kept' };

/** `   ⏎   go on`: the words wrap within their column; where that would be too narrow, they stand below the keys. */
function keyRows({ signs, strong }: Theme, columns: number, chords: readonly string[], help: string): string[] {
  const keys = chords.map((chord) => spellChord(signs, chord)).join('  ');
  const width = textWidth(columns);
  const beside = width - KEYS_WIDTH - 4;
  const keyRow = (key: string, words = ''): string =>
    row(width, [['  '], [key.padEnd(KEYS_WIDTH), strong], ['  '], [words]], [], signs.ellipsis);
  if (beside >= LEAST_WORDS) return paragraph(help, beside).map((words, at) => keyRow(at === 0 ? keys : '', words));
  const below = paragraph(help, width - 6).map((words) => row(width, [['     '], [words]], [], signs.ellipsis));
  return [row(width, [['  '], [keys, strong]], [], signs.ellipsis), ...below];
}
