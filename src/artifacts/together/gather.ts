import type { CheckedArtifact } from '../checker.ts';
import type { DesignDocument } from '../document.ts';
import { readSchema } from '../sql/read-schema.ts';
import { gatherContract } from './contract/gather-contract.ts';
import type { Design } from './design.ts';
import { gatherDiagrams } from './diagrams/gather-diagrams.ts';
import { gatherMessages } from './events/gather-messages.ts';
import { gatherPayloads } from './events/gather-payloads.ts';
import { gatherProse } from './prose/gather-prose.ts';
import { gatherServices } from './services.ts';

/**
 * Gathers the model of a design from one document and its artifacts, which are in the order of the document. What
 * could not be read adds nothing: a part that is missing is no contradiction, and the rules know.
 */
export async function gather(document: DesignDocument, artifacts: readonly CheckedArtifact[]): Promise<Design> {
  const plain = artifacts.map(({ artifact }) => artifact);
  const prose = gatherProse(document);
  return {
    document,
    artifacts,
    schema: await readSchema(plain),
    plans: artifacts.flatMap(({ plans }) => plans ?? []),
    ...gatherContract(plain),
    messages: gatherMessages(document, artifacts, prose),
    payloads: gatherPayloads(document, artifacts),
    diagrams: gatherDiagrams(artifacts),
    services: gatherServices(artifacts),
    prose,
  };
}
