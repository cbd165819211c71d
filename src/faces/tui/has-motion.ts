import type { Look } from './stage.ts';

/** Whether anything may turn, tick or count by itself. */
export function hasMotion({ screenReader, reducedMotion }: Look): boolean {
  return !screenReader && !reducedMotion;
}
