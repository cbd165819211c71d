import { forbiddenRetries } from '../reliability/forbidden-retries.ts';
import { otherAttempts } from '../reliability/other-attempts.ts';
import { otherPauses } from '../reliability/other-pauses.ts';
import { otherSettings } from '../reliability/other-settings.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/reliability-attempts';

/** How often something is tried, after which pauses, and whether at all, is told alike by the text, by settings and by tables. */
export const reliabilityAttempts: Rule = {
  name: RULE,
  isDoubtful: true,
  find: (design) => [otherAttempts, otherPauses, otherSettings, forbiddenRetries].flatMap((find) => find(design, RULE)),
};
