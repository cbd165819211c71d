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

/** Milliseconds for which a size must stay before it is told. */
const STILL = 100;

/**
 * The same output, but of a window that is made narrower it tells only where it rests. At each width in between, a
 * terminal that wraps its rows anew would push some of the frame that was drawn for it into the scrollback. All else
 * is told at once: no frame may be higher than the screen, and nothing settle narrower than it is.
 *
 * @returns it, and how to stop.
 */
export function calmSizes<Output extends Sized & object>(output: Output): [Output, () => void] {
  const listeners = new Set<() => void>();
  let still: NodeJS.Timeout | undefined;
  let told = read(output);
  const tell = (): void => {
    clearTimeout(still);
    told = read(output);
    for (const listener of [...listeners]) listener();
  };
  const onResize = (): void => {
    const { columns, rows } = read(output);
    clearTimeout(still);
    if (columns < told.columns && rows >= told.rows) still = setTimeout(tell, STILL);
    else tell();
  };
  output.on('resize', onResize);
  const calm: Output = new Proxy(output, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name !== 'on' && name !== 'off') return value.bind(target);
      return (event: string, listener: () => void) => {
        if (event !== 'resize') value.call(target, event, listener);
        else if (name === 'on') listeners.add(listener);
        else listeners.delete(listener);
        return calm;
      };
    },
  });
  const stop = (): void => {
    clearTimeout(still);
    output.off('resize', onResize);
  };
  return [calm, stop];
}
