import type { Failure } from '../failure.ts';
import { counted } from '../report/verification.ts';
import { errorCount } from '../session/check-state.ts';
import type { View } from '../session/view.ts';

/** A report that was saved with errors in it is no success, though nothing failed. */
export function errorsLeft({ checks, draft }: View): Failure | undefined {
  const errors = checks.whole?.revision === draft.revision ? errorCount(checks) : 0;
  if (errors === 0) return undefined;
  const message = `${counted(errors, 'error')} remain${errors === 1 ? 's' : ''} in the report.`;
  return { kind: 'checks', message, next: 'Its section Verification names each.' };
}
