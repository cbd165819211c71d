import { widthOf } from '../../../text/width.ts';
import { bindingsOf, type Mode } from '../keys.ts';
import { spellChord } from '../keys-spelling.ts';
import { row, type Span } from '../parts/row.ts';
import type { Theme } from '../theme.ts';

/** Words in place of the table's own, by intent. An empty string leaves the hint out. */
export type HintWords = Readonly<Record<string, string>>;

export type HintChanges = {
  words?: HintWords;
  /** How the keys are written in place of the table's own way, by intent: `{ choose: '1-4' }`. */
  keys?: HintWords;
};

/** Rank 0 stays longest: enter and the way back; then the way to all keys. */
type Hint = { rank: 0 | 1 | 2; keys: string; does: string };

/**
 * What the keys of a mode do now, as one row of at most `columns` cells. What does not fit is left out whole, from the
 * end; but enter and the way back stay longest, and the way to all keys almost as long.
 */
export function hintLine(theme: Theme, columns: number, mode: Mode, changes: HintChanges = {}): string {
  const hints = fitting(hintsOf(theme, mode, changes), columns - 1);
  const gap = gapFor(hints, columns - 1);
  const spans = hints.flatMap(({ keys, does }, at): Span[] => [
    [at === 0 ? ' ' : gap],
    [keys, theme.strong],
    [` ${does}`, theme.dim],
  ]);
  return row(columns, spans, [], theme.signs.ellipsis);
}

function hintsOf(theme: Theme, mode: Mode, { words = {}, keys = {} }: HintChanges): Hint[] {
  return bindingsOf(mode).flatMap(({ intent, chords, hint, shown }) => {
    const does = words[intent] ?? hint ?? '';
    if (!does) return [];
    const rank = intent === 'back' || intent === 'leave' || chords.includes('enter') ? 0 : intent === 'help' ? 1 : 2;
    return [{ rank, keys: keys[intent] ?? spellChord(theme.signs, shown ?? chords[0] ?? ''), does }];
  });
}

function fitting(hints: readonly Hint[], room: number): readonly Hint[] {
  if (hints.length <= 1 || widthWith(hints, 2) <= room) return hints;
  const highest = Math.max(...hints.map(({ rank }) => rank));
  const dropped = hints.findLastIndex(({ rank }) => rank === highest);
  return fitting(
    hints.filter((_, at) => at !== dropped),
    room,
  );
}

function gapFor(hints: readonly Hint[], room: number): string {
  return ' '.repeat(widthWith(hints, 3) <= room ? 3 : 2);
}

function widthWith(hints: readonly Hint[], gap: number): number {
  return hints.reduce((sum, { keys, does }) => sum + widthOf(keys) + 1 + widthOf(does), gap * (hints.length - 1));
}
