import { exitCode, type Failure, sentenceOf } from '../failure.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import type { World } from '../world.ts';

/** Says a failure on standard error, in a sentence and a next step, and gives its exit code. */
export function complain({ stderr }: Pick<World, 'stderr'>, failure: Failure): number {
  stderr.write(`${sanitizeLine(sentenceOf(failure))}\n`);
  return exitCode(failure);
}
