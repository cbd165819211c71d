import type { Rule } from '../../rule.ts';
import { proseAnswers } from '../prose-answers.ts';
import { proseBounds } from '../prose-bounds.ts';
import { proseCodes } from '../prose-codes.ts';
import { proseColumns } from '../prose-columns.ts';
import { proseCounts } from '../prose-counts.ts';
import { proseEndpoints } from '../prose-endpoints.ts';
import { proseHeaders } from '../prose-headers.ts';
import { proseIdentifiers } from '../prose-identifiers.ts';
import { proseInserted } from '../prose-inserted.ts';
import { proseLimits } from '../prose-limits.ts';
import { proseMade } from '../prose-made.ts';
import { proseMedia } from '../prose-media.ts';
import { proseNumbers } from '../prose-numbers.ts';
import { proseSchedules } from '../prose-schedules.ts';
import { proseScopes } from '../prose-scopes.ts';
import { proseSettings } from '../prose-settings.ts';
import { proseStatuses } from '../prose-statuses.ts';
import { proseTables } from '../prose-tables.ts';
import { proseTimes } from '../prose-times.ts';
import { proseTopics } from '../prose-topics.ts';
import { proseValues } from '../prose-values.ts';

export const proseRules: readonly Rule[] = [
  proseAnswers,
  proseBounds,
  proseCodes,
  proseColumns,
  proseCounts,
  proseEndpoints,
  proseHeaders,
  proseIdentifiers,
  proseInserted,
  proseLimits,
  proseMade,
  proseMedia,
  proseNumbers,
  proseSchedules,
  proseScopes,
  proseSettings,
  proseStatuses,
  proseTables,
  proseTimes,
  proseTopics,
  proseValues,
];
