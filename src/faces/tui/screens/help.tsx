import type { ReactNode } from 'react';
import { bindingsOf, type Mode } from '../keys.ts';
import { spellChord } from '../keys-spelling.ts';
import { Pager } from '../parts/pager.tsx';
import { row, type Span, textWidth } from '../parts/row.ts';
import type { ScreenProps } from '../screen-props.ts';
import type { Theme } from '../theme.ts';

export type HelpProps = ScreenProps & { modes: readonly Mode[]; onBack(): void };

const KEYS_WIDTH = 26;

/** All that the keys do where the user was, from the one table of keys. */
export function Help(props: HelpProps): ReactNode {
  const { theme, columns, modes } = props;
  const known = new Set<string>();
  const bindings = modes.flatMap(bindingsOf).filter(({ help, intent }) => {
    const isNew = help !== '' && !known.has(help + intent);
    known.add(help + intent);
    return isNew;
  });
  const rows = [...bindings, LEAVE].map(({ chords, help }) => keyRow(theme, columns, chords, help));
  return <Pager {...props} title="Keys" document={{ rows, stops: [0] }} />;
}

const LEAVE = { chords: ['ctrl-c'], help: 'twice: leave; what you have is kept' };

function keyRow(theme: Theme, columns: number, chords: readonly string[], help: string): string {
  const keys = chords.map((chord) => spellChord(theme.signs, chord)).join('  ');
  const left: Span[] = [['  '], [keys.padEnd(KEYS_WIDTH), theme.strong], ['  '], [help]];
  return row(textWidth(columns), left, [], theme.signs.ellipsis);
}
