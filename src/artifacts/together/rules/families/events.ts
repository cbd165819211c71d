import type { Rule } from '../../rule.ts';
import { eventsChannels } from '../events-channels.ts';
import { eventsColumns } from '../events-columns.ts';
import { eventsListing } from '../events-listing.ts';
import { eventsNames } from '../events-names.ts';
import { eventsParties } from '../events-parties.ts';
import { eventsRelied } from '../events-relied.ts';
import { eventsRoutes } from '../events-routes.ts';
import { eventsSchema } from '../events-schema.ts';
import { payloadListed } from '../payload-listed.ts';
import { payloadSchema } from '../payload-schema.ts';
import { payloadValues } from '../payload-values.ts';

export const eventsRules: readonly Rule[] = [
  eventsChannels,
  eventsColumns,
  eventsListing,
  eventsNames,
  eventsParties,
  eventsRelied,
  eventsRoutes,
  eventsSchema,
  payloadListed,
  payloadSchema,
  payloadValues,
];
