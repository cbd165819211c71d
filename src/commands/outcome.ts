import type { Failure } from '../failure.ts';
import { exitCode } from '../failure.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import type { World } from '../world.ts';

/** Says a failure on standard error, in a sentence and a next step, and gives its exit code. */
export function complain({ stderr }: Pick<World, 'stderr'>, failure: Failure): number {
  stderr.write(`${sentenceOf(failure)}\n`);
  return exitCode(failure);
}

/** A failure as one line. */
export function sentenceOf({ message, next }: Failure): string {
  return sanitizeLine(next ? `${message} ${next}` : message);
}
