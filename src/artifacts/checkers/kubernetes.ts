import type { Finding } from '../../session/finding.ts';
import { type Artifact, lineIn } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { type DataDocument, readData } from '../data/read-data.ts';
import { yamlFindings } from '../data/yaml-findings.ts';
import { type KubernetesObject, objectsOf } from '../kubernetes/kubernetes-object.ts';
import { podFindings } from '../kubernetes/pod-findings.ts';
import { referenceFindings } from '../kubernetes/reference-findings.ts';
import { structureFindings } from '../kubernetes/structure-findings.ts';

/**
 * Holds manifests against the API of Kubernetes, unknown keys included, and against each other: what an object of one
 * artifact names may stand in another artifact of the document.
 */
export const kubernetes: Checker = {
  kinds: ['kubernetes'],
  async check(artifacts) {
    const read = artifacts.map(readOne);
    const all = read.flatMap(({ objects }) => objects);
    return read.map((one) => one.refused ?? judge(one, all));
  },
};

type Manifest = { artifact: Artifact; objects: KubernetesObject[]; refused?: Checked };

function readOne(artifact: Artifact): Manifest {
  const { text } = artifact;
  if (/^\s*(?:- )?\{\{|:\s+\{\{/m.test(text)) {
    return { artifact, objects: [], refused: notChecked('It is a template, whose values come later.') };
  }
  const { documents, problems } = readData(text);
  const refused = yamlFindings(artifact, problems);
  if (refused) return { artifact, objects: [], refused };
  const objects = documents
    .filter(isObject)
    .flatMap((document) => objectsOf(document, (line) => lineIn(artifact, line)));
  if (objects.length === 0) return { artifact, objects, refused: notChecked('It holds no object of Kubernetes.') };
  return { artifact, objects };
}

function isObject({ value }: DataDocument): boolean {
  return typeof value === 'object' && value !== null && ('kind' in value || 'apiVersion' in value);
}

function judge({ artifact, objects }: Manifest, all: readonly KubernetesObject[]): Checked {
  const structures = objects.map(structureFindings);
  const findings: Finding[] = structures.flatMap((one) => one.findings);
  if (artifact.fragment) {
    // Only a slip of the pen is certain in what its author cut short.
    const slips = findings.filter(
      ({ rule, message }) => rule === 'kubernetes/unknown-key' && message.includes('Did you mean'),
    );
    return { proof: 'parsed', reason: 'It leaves something out.', findings: slips };
  }
  findings.push(...objects.flatMap(podFindings), ...referenceFindings(objects, all));
  const unknown = objects.find((_, at) => !structures[at]?.known);
  if (!unknown) return { proof: 'validated', findings };
  const reason = `The keys of ${unknown.kind || 'an object'} (${unknown.apiVersion || 'no apiVersion'}) are not known here.`;
  return {
    proof: structures.some(({ known }) => known) ? 'validated' : 'parsed',
    reason: reason.slice(0, 160),
    findings,
  };
}

function notChecked(reason: string): Checked {
  return { proof: 'not checked', reason, findings: [] };
}
