import type { Theme } from '../theme.ts';

/** Some rows that belong together, each without its first cell: there an arrow says where more is. */
export type Block = readonly string[];

/** Rows of blocks, at most `room` of them; as much of the focused one as there is room for, its start in any case. */
export function fitBlocks(theme: Theme, blocks: readonly Block[], focus: number, room: number): string[] {
  const rows = blocks.flat();
  const start = blocks.slice(0, focus).reduce((sum, block) => sum + block.length, 0);
  const end = start + (blocks[focus]?.length ?? 0);
  // One row more than the block itself shows that the list goes on.
  const wanted = end < rows.length ? end + 1 : end;
  return windowRows(theme, rows, Math.min(start, Math.max(0, wanted - room)), room);
}

/** `room` rows from `top` on, with an arrow in the first cell where there are more above or below. */
export function windowRows(theme: Theme, rows: readonly string[], top: number, room: number): string[] {
  const from = Math.max(0, Math.min(top, rows.length - room));
  const shown = rows.slice(from, from + room);
  const last = shown.length - 1;
  return shown.map((row, at) => {
    if (at === last && from + room < rows.length) return theme.dim(arrow(theme, 'down')) + row;
    return (at === 0 && from > 0 ? theme.dim(arrow(theme, 'up')) : ' ') + row;
  });
}

/** An arrow of one cell; the theme's own are words where there are no signs. */
export function arrow({ unicode, signs }: Theme, to: 'up' | 'down'): string {
  if (unicode) return signs[to];
  return to === 'up' ? '^' : 'v';
}
