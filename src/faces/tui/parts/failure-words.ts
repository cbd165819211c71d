import type { Failure } from '../../../failure.ts';

/** Why something did not work and what helps, in one line. */
export function failureWords({ message, next }: Failure): string {
  return next ? `${message} ${next}` : message;
}
