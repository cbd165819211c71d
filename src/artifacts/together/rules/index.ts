import { inOneLine } from '../in-one-line.ts';
import type { Rule } from '../rule.ts';
import { arithmeticAvailability } from './arithmetic-availability.ts';
import { arithmeticColumns } from './arithmetic-columns.ts';
import { arithmeticConnections } from './arithmetic-connections.ts';
import { arithmeticDerived } from './arithmetic-derived.ts';
import { arithmeticFormula } from './arithmetic-formula.ts';
import { arithmeticRestated } from './arithmetic-restated.ts';
import { arithmeticRows } from './arithmetic-rows.ts';
import { arithmeticShares } from './arithmetic-shares.ts';
import { arithmeticTotals } from './arithmetic-totals.ts';
import { claimsGrounds } from './claims-grounds.ts';
import { contractBounds } from './contract-bounds.ts';
import { contractEnum } from './contract-enum.ts';
import { contractField } from './contract-field.ts';
import { contractIdentifier } from './contract-identifier.ts';
import { contractMirror } from './contract-mirror.ts';
import { contractNullable } from './contract-nullable.ts';
import { contractSample } from './contract-sample.ts';
import { contractSort } from './contract-sort.ts';
import { contractType } from './contract-type.ts';
import { contractWidth } from './contract-width.ts';
import { decisionsAlternatives } from './decisions-alternatives.ts';
import { decisionsBreaches } from './decisions-breaches.ts';
import { decisionsClaims } from './decisions-claims.ts';
import { decisionsConflicts } from './decisions-conflicts.ts';
import { decisionsLifetimes } from './decisions-lifetimes.ts';
import { decisionsSupersede } from './decisions-supersede.ts';
import { diagramCalls } from './diagram-calls.ts';
import { diagramEngines } from './diagram-engines.ts';
import { diagramMethods } from './diagram-methods.ts';
import { diagramOnly } from './diagram-only.ts';
import { diagramParticipants } from './diagram-participants.ts';
import { diagramRelations } from './diagram-relations.ts';
import { diagramReplies } from './diagram-replies.ts';
import { diagramSql } from './diagram-sql.ts';
import { diagramStates } from './diagram-states.ts';
import { diagramStrangers } from './diagram-strangers.ts';
import { diagramTransitions } from './diagram-transitions.ts';
import { erAttribute } from './er-attribute.ts';
import { erCardinality } from './er-cardinality.ts';
import { erEntity } from './er-entity.ts';
import { erKey } from './er-key.ts';
import { erRelation } from './er-relation.ts';
import { erType } from './er-type.ts';
import { eventsChannels } from './events-channels.ts';
import { eventsColumns } from './events-columns.ts';
import { eventsListing } from './events-listing.ts';
import { eventsNames } from './events-names.ts';
import { eventsParties } from './events-parties.ts';
import { eventsRoutes } from './events-routes.ts';
import { eventsSchema } from './events-schema.ts';
import { hotAccessPath } from './hot-access-path.ts';
import { hotIndexNamed } from './hot-index-named.ts';
import { hotKeyTold } from './hot-key-told.ts';
import { hotLookup } from './hot-lookup.ts';
import { hotTold } from './hot-told.ts';
import { hotUnserved } from './hot-unserved.ts';
import { hygieneIds } from './hygiene-ids.ts';
import { hygieneLinks } from './hygiene-links.ts';
import { hygienePlaceholders } from './hygiene-placeholders.ts';
import { hygieneStructure } from './hygiene-structure.ts';
import { hygieneVersions } from './hygiene-versions.ts';
import { payloadListed } from './payload-listed.ts';
import { payloadSchema } from './payload-schema.ts';
import { proseAnswers } from './prose-answers.ts';
import { proseCodes } from './prose-codes.ts';
import { proseColumns } from './prose-columns.ts';
import { proseEndpoints } from './prose-endpoints.ts';
import { proseHeaders } from './prose-headers.ts';
import { proseIdentifiers } from './prose-identifiers.ts';
import { proseLimits } from './prose-limits.ts';
import { proseNumbers } from './prose-numbers.ts';
import { proseScopes } from './prose-scopes.ts';
import { proseStatuses } from './prose-statuses.ts';
import { proseTables } from './prose-tables.ts';
import { proseTopics } from './prose-topics.ts';
import { proseValues } from './prose-values.ts';
import { reliabilityDependency } from './reliability-dependency.ts';
import { reliabilityIdempotency } from './reliability-idempotency.ts';
import { reliabilityRecovery } from './reliability-recovery.ts';
import { reliabilityRepeats } from './reliability-repeats.ts';
import { reliabilityRetention } from './reliability-retention.ts';
import { reliabilityRetry } from './reliability-retry.ts';
import { reliabilityTimeouts } from './reliability-timeouts.ts';

/** Every way in which the parts of a design are held against each other. Their order does not matter. */
export const rules: readonly Rule[] = [
  claimsGrounds,
  contractBounds,
  contractEnum,
  contractField,
  contractIdentifier,
  contractMirror,
  contractNullable,
  contractSample,
  contractSort,
  contractType,
  contractWidth,
  erAttribute,
  erCardinality,
  erEntity,
  erKey,
  erRelation,
  erType,
  arithmeticFormula,
  arithmeticRows,
  arithmeticTotals,
  hotIndexNamed,
  hotKeyTold,
  hotLookup,
  hotTold,
  hotUnserved,
  payloadListed,
  payloadSchema,
  reliabilityDependency,
  reliabilityIdempotency,
  reliabilityRecovery,
  reliabilityRepeats,
  reliabilityRetry,
  decisionsAlternatives,
  decisionsSupersede,
  diagramCalls,
  diagramMethods,
  diagramOnly,
  diagramParticipants,
  diagramRelations,
  diagramReplies,
  diagramSql,
  diagramStates,
  diagramStrangers,
  diagramTransitions,
  hygieneIds,
  hygieneLinks,
  hygienePlaceholders,
  hygieneStructure,
  hygieneVersions,
  proseAnswers,
  proseCodes,
  proseColumns,
  proseEndpoints,
  proseHeaders,
  proseIdentifiers,
  proseLimits,
  proseNumbers,
  proseScopes,
  proseStatuses,
  proseTables,
  proseTopics,
  proseValues,
  decisionsBreaches,
  decisionsClaims,
  decisionsConflicts,
  decisionsLifetimes,
  diagramEngines,
  arithmeticAvailability,
  arithmeticColumns,
  arithmeticConnections,
  arithmeticDerived,
  arithmeticRestated,
  arithmeticShares,
  eventsChannels,
  eventsColumns,
  eventsListing,
  eventsNames,
  eventsParties,
  eventsRoutes,
  eventsSchema,
  hotAccessPath,
  reliabilityRetention,
  reliabilityTimeouts,
].map(inOneLine);
