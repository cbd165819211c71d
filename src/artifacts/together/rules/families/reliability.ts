import type { Rule } from '../../rule.ts';
import { reliabilityAttempts } from '../reliability-attempts.ts';
import { reliabilityDependency } from '../reliability-dependency.ts';
import { reliabilityIdempotency } from '../reliability-idempotency.ts';
import { reliabilityRecovery } from '../reliability-recovery.ts';
import { reliabilityRepeats } from '../reliability-repeats.ts';
import { reliabilityRetention } from '../reliability-retention.ts';
import { reliabilityRetry } from '../reliability-retry.ts';
import { reliabilityTimeouts } from '../reliability-timeouts.ts';

export const reliabilityRules: readonly Rule[] = [
  reliabilityAttempts,
  reliabilityDependency,
  reliabilityIdempotency,
  reliabilityRecovery,
  reliabilityRepeats,
  reliabilityRetention,
  reliabilityRetry,
  reliabilityTimeouts,
];
