import type { Failure } from '../../failure.ts';

/** Whether what came back is why it did not work. Nothing else that is handed to the screen has a `kind`. */
export function isFailure<Good extends object>(got: Good | Failure): got is Failure {
  return 'kind' in got;
}
