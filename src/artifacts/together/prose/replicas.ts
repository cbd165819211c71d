import type { Finding } from '../../../session/finding.ts';
import { type Artifact, lineIn } from '../../artifact.ts';
import { readData } from '../../data/read-data.ts';
import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { sentencesOf } from './sentences.ts';

type Deployed = { name: string; count: number; line: number };

const COUNTS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, six: 6, eight: 8, ten: 10 };
const NUMBER = String.raw`(\d{1,3}|${Object.keys(COUNTS).join('|')})`;
/** Counts that are not the one that stands in the manifest. */
const OTHER =
  /\b(?:up to|at least|at most|min(?:imum)?|max(?:imum)?|peak|scales?|scaled|scaling|between|per|each|every|staging|development|test|autoscal\w+|HPA|grows?|to \d+|first|initially|later|lost|fails?|broken?|read replicas?|standby)\b|\d\s*(?:-|–|to)\s*\d/i;

/** Counts of replicas that the text gives to a workload, against the manifest or compose file that deploys it. */
export function otherReplicas({ artifacts, prose }: Design, rule: string): Finding[] {
  const deployed = deployedIn(artifacts.map(({ artifact }) => artifact));
  if (deployed.length === 0) return [];
  const found: Finding[] = [];
  for (const { text, line, aside } of prose.passages.flatMap(sentencesOf)) {
    if (aside || OTHER.test(text)) continue;
    for (const { name, count, line: own } of deployed) {
      const said = new RegExp(
        String.raw`(?<![\w-])\x60?${literally(name)}\x60?\s+(?:\w+\s+){0,3}?${NUMBER}\s+(?:replicas|pods|instances)\b`,
        'i',
      ).exec(text);
      const value = said ? (COUNTS[said[1]?.toLowerCase() ?? ''] ?? Number(said[1])) : count;
      if (!said || value === count) continue;
      const at = line + (text.slice(0, said.index).match(/\n/g) ?? []).length;
      const message = `\`${name}\` is said to run ${value} replicas, but it is deployed with ${count} (line ${own}).`;
      found.push({ level: 'warning', rule, message: message.slice(0, 200), line: at, with: [own] });
    }
  }
  return found;
}

/** Workloads with one fixed count: those that are scaled by themselves, or deployed twice and differently, are left out. */
function deployedIn(artifacts: readonly Artifact[]): Deployed[] {
  const all: Deployed[] = [];
  const scaled = new Set<string>();
  for (const artifact of artifacts) {
    if (artifact.kind !== 'kubernetes') continue;
    for (const { value, lineOf } of readData(artifact.text).documents) {
      if (!isRecord(value) || !isRecord(value.spec) || !isRecord(value.metadata)) continue;
      const { spec, metadata } = value;
      if (isRecord(spec.scaleTargetRef)) scaled.add(String(spec.scaleTargetRef.name));
      if (!/^(?:Deployment|StatefulSet|Rollout)$/.test(String(value.kind))) continue;
      if (typeof metadata.name !== 'string' || metadata.name.length > 80 || typeof spec.replicas !== 'number') continue;
      all.push({ name: metadata.name, count: spec.replicas, line: lineIn(artifact, lineOf(['spec', 'replicas'])) });
    }
  }
  return all.filter(
    ({ name, count }, at) =>
      !scaled.has(name) &&
      all.every((one) => one.name !== name || one.count === count) &&
      all.findIndex((one) => one.name === name) === at,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
