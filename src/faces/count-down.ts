/** The last line of a terminal, written again in its own place, and the clock to do it by. */
export type LastLine = {
  /** Puts a text in its place; nothing takes the line away. */
  show(text: string | undefined): void;
  /** Calls once a second, until it is stopped. */
  everySecond(run: () => void): () => void;
};

/**
 * Counts a wait down in the last line, and takes the line away at its end.
 *
 * @param words what the line says of so many milliseconds that are left
 * @returns how to end it before
 */
export function countDown(
  waitMs: number,
  words: (leftMs: number) => string,
  { show, everySecond }: LastLine,
): () => void {
  let left = waitMs;
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    stop();
    show(undefined);
  };
  const stop = everySecond(() => {
    left -= 1000;
    if (left > 0) show(words(left));
    else end();
  });
  show(words(left));
  return end;
}
