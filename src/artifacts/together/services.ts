import { type Artifact, lineIn } from '../artifact.ts';
import type { CheckedArtifact } from '../checker.ts';
import { readData } from '../data/read-data.ts';
import type { Named } from './design.ts';

const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Service', 'CronJob', 'Job', 'Rollout', 'Pod']);
/** Names of one design. */
const MOST = 500;

/**
 * Names of what is deployed: the services of compose files, the workloads and services of Kubernetes manifests. None
 * twice; lines are those of the document.
 */
export function gatherServices(artifacts: readonly CheckedArtifact[]): Named[] {
  const found = new Map<string, Named>();
  for (const { artifact } of artifacts) {
    for (const named of namesIn(artifact)) {
      if (found.size < MOST && !found.has(named.name)) found.set(named.name, named);
    }
  }
  return [...found.values()];
}

function namesIn(artifact: Artifact): Named[] {
  if (artifact.kind !== 'compose' && artifact.kind !== 'kubernetes') return [];
  return readData(artifact.text).documents.flatMap(({ value, lineOf }) => {
    const at = (path: string[]): number => lineIn(artifact, lineOf(path));
    if (artifact.kind === 'compose') {
      const services = isRecord(value) ? value.services : undefined;
      return isRecord(services) ? Object.keys(services).map((name) => ({ name, line: at(['services', name]) })) : [];
    }
    const metadata = isRecord(value) && WORKLOADS.has(String(value.kind)) ? value.metadata : undefined;
    const name = isRecord(metadata) ? metadata.name : undefined;
    return typeof name === 'string' ? [{ name, line: at(['metadata', 'name']) }] : [];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
