import type { Theme } from '../theme.ts';

/** Milliseconds that a frame stays. */
const STEP = 100;

/** The frame of the spinner at a moment: a function of the clock, so that all spinners turn together on one timer. */
export function spinnerFrame({ signs: { spinner } }: Theme, now: number): string {
  return spinner[Math.floor(now / STEP) % spinner.length] ?? '';
}
