/** What one column would like: the width of its widest line, and of its longest word. */
export type Wish = { natural: number; word: number };

/** A column is never made narrower than its longest word, or this, by wrapping: words in pieces are hard to read. */
const LONGEST_KEPT_WORD = 18;
const LEAST = 4;

/**
 * Widths in cells for columns that share so many. All get what they wish if that fits; else what is left beyond the
 * least goes to each in proportion to what it lacks. Nothing when not even the least fits.
 */
export function tableWidths(wishes: readonly Wish[], room: number): number[] | undefined {
  const natural = wishes.map((wish) => wish.natural);
  if (sum(natural) <= room) return natural;
  const least = wishes.map((wish) => Math.min(wish.natural, Math.max(LEAST, Math.min(LONGEST_KEPT_WORD, wish.word))));
  const spare = room - sum(least);
  if (spare < 0) return undefined;
  const lacks = wishes.map((wish, at) => wish.natural - (least[at] ?? 0));
  const widths = least.map((width, at) => width + Math.floor((spare * (lacks[at] ?? 0)) / sum(lacks)));
  return handOut(widths, natural, room - sum(widths));
}

/** The few cells that rounding left over, one each to columns that still lack some. */
function handOut(widths: readonly number[], natural: readonly number[], cells: number): number[] {
  let left = cells;
  return widths.map((width, at) => {
    if (left === 0 || width >= (natural[at] ?? 0)) return width;
    left -= 1;
    return width + 1;
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
