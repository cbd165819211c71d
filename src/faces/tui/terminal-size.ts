/** Columns and rows of the terminal, at least 1 each. */
export type Size = { columns: number; rows: number };

/** A terminal's size as React's store. */
export type SizeStore = { subscribe(listener: () => void): () => void; size(): Size };

type Sized = {
  columns?: number;
  rows?: number;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
};

/**
 * Watches the size of a terminal. Made before Ink, it hears of a new size before Ink does: what Ink then draws is
 * already laid out for it, and never taller than the screen.
 *
 * @returns the store, and how to stop.
 */
export function watchSize(output: Sized): [SizeStore, () => void] {
  const listeners = new Set<() => void>();
  let now = read(output);
  const onResize = (): void => {
    const next = read(output);
    if (next.columns === now.columns && next.rows === now.rows) return;
    now = next;
    for (const listener of [...listeners]) listener();
  };
  output.on('resize', onResize);
  const store: SizeStore = {
    size: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return [store, () => void output.off('resize', onResize)];
}

/** A terminal that does not know its size is taken for 80 by 24. */
function read({ columns, rows }: Sized): Size {
  return { columns: columns || 80, rows: rows || 24 };
}
