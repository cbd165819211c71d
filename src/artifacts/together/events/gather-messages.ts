import type { CheckedArtifact } from '../../checker.ts';
import type { DesignDocument } from '../../document.ts';
import type { Message, Prose } from '../design.ts';
import { asyncapiMessages } from './asyncapi-messages.ts';
import { proseMessages } from './prose-messages.ts';
import { mappedSchemas, schemaMessage } from './schema-message.ts';

/**
 * The events and messages of a design: those of AsyncAPI documents (2 and 3), what JSON Schema documents describe, and
 * the events that tables and headings of the prose name. The same event may be there several times, once for each place.
 */
export function gatherMessages(
  document: DesignDocument,
  artifacts: readonly CheckedArtifact[],
  prose: Prose,
): Message[] {
  const fromArtifacts = artifacts.flatMap(({ artifact }): Message[] => {
    if (artifact.kind === 'asyncapi') return asyncapiMessages(artifact);
    if (artifact.kind === 'json') return mappedSchemas(artifact);
    return artifact.kind === 'json-schema' ? schemaMessage(artifact, document) : [];
  });
  return [...fromArtifacts, ...proseMessages(prose)];
}
