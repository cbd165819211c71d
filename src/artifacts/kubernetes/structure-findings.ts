import type { Finding } from '../../session/finding.ts';
import { compareWithShape } from '../data/compare-with-shape.ts';
import { mismatchSentence } from '../data/mismatch-sentence.ts';
import { nearest } from '../data/nearest.ts';
import { REMOVED_VERSIONS } from './knowledge/removed-versions.ts';
import { KUBERNETES_KINDS, KUBERNETES_OBJECTS, KUBERNETES_VERSIONS } from './knowledge/shapes.ts';
import { type KubernetesObject, list, mapping, podTemplateOf, text } from './kubernetes-object.ts';
import { isPlaceholder, KUBERNETES_SHAPES } from './kubernetes-shapes.ts';

/** What one object is and holds, against the API of Kubernetes; `known` tells whether its keys could be held against it. */
export function structureFindings(object: KubernetesObject): { known: boolean; findings: Finding[] } {
  const { apiVersion, kind } = object;
  if (apiVersion === '' || kind === '') {
    const lacks = apiVersion === '' ? 'apiVersion' : 'kind';
    const line = object.lineOf([apiVersion === '' ? 'kind' : 'apiVersion']);
    const misspelt = nearest(lacks, Object.keys(object.value));
    const hint = misspelt === undefined ? '' : ` \`${misspelt}\` is not it.`;
    const message = `The object lacks \`${lacks}\`, which must be there.${hint}`;
    return {
      known: false,
      findings: [error('missing-key', message, misspelt === undefined ? line : object.lineOf([misspelt]))],
    };
  }
  const shape = KUBERNETES_KINDS[`${apiVersion} ${kind}`];
  if (shape === undefined) return { known: false, findings: wrongKind(object) };
  const findings = compareWithShape(object.value, shape, KUBERNETES_SHAPES).map((mismatch) => {
    const message = mismatchSentence(mismatch);
    const rule = { 'unknown key': 'unknown-key', 'missing key': 'missing-key', 'wrong value': 'wrong-value' }[
      mismatch.what
    ];
    return error(rule, message.charAt(0).toUpperCase() + message.slice(1), object.lineOf(mismatch.path));
  });
  return { known: true, findings: [...cutShort([...findings, ...absences(object, shape)]), ...nameFindings(object)] };
}

/** One thing that is absent is a defect; several make a patch or an excerpt, which is not meant to be whole. */
function cutShort(findings: Finding[]): Finding[] {
  const absent = findings.filter(({ rule }) => rule === 'kubernetes/missing-key').length;
  if (absent < 2) return findings;
  return findings.filter(({ rule }) => rule !== 'kubernetes/missing-key');
}

/** What the API server asks for and the types of its API do not. */
function absences(object: KubernetesObject, shape: string): Finding[] {
  const { kind, name, value, lineOf } = object;
  const findings: Finding[] = [];
  const metadata = mapping(value.metadata);
  if (name === '' && metadata.generateName === undefined && !/List$/.test(kind)) {
    findings.push(error('missing-key', `The ${kind} has no \`metadata.name\`.`, lineOf(['metadata'])));
  }
  const keys = KUBERNETES_OBJECTS[shape] ?? {};
  if (('spec' in keys || 'spec!' in keys) && !('spec' in value) && !/^(?:Namespace|Node)$/.test(kind)) {
    findings.push(error('missing-key', `The ${kind} has no \`spec\`.`, lineOf(['kind'])));
  }
  if ('$patch' in value)
    findings.push(
      error('missing-key', 'It is a patch.', lineOf(['$patch'])),
      error('missing-key', 'It is a patch.', lineOf(['$patch'])),
    );
  const pods = podTemplateOf(object);
  for (const key of ['initContainers', 'containers']) {
    for (const [index, container] of list(pods?.spec[key]).entries()) {
      if (container.image !== undefined) continue;
      const message = `The container \`${text(container.name).slice(0, 40)}\` has no \`image\`.`;
      findings.push(error('missing-key', message, lineOf([...(pods?.path ?? []), key, index, 'name'])));
    }
  }
  return findings;
}

function wrongKind({ apiVersion, kind, lineOf }: KubernetesObject): Finding[] {
  if (isPlaceholder(apiVersion) || isPlaceholder(kind)) return [];
  const removed = REMOVED_VERSIONS[`${apiVersion} ${kind}`];
  if (removed) {
    const message = `\`${apiVersion}\` of ${kind} is served no more since Kubernetes ${removed.since}; its place took ${removed.now}.`;
    return [{ ...error('removed-version', message, lineOf(['apiVersion'])), level: 'warning' }];
  }
  const versions = Object.keys(KUBERNETES_VERSIONS);
  const own = KUBERNETES_VERSIONS[apiVersion];
  const homes = versions.filter((version) => KUBERNETES_VERSIONS[version]?.includes(kind));
  if (own?.includes(kind)) return [];
  if (own) {
    const near = nearest(kind, own);
    if (near !== undefined)
      return [
        error('unknown-kind', `\`${apiVersion}\` has no kind \`${kind}\`. Did you mean \`${near}\`?`, lineOf(['kind'])),
      ];
    const place = homes.length > 0 ? ` ${kind} is in \`${homes.at(-1)}\`.` : '';
    return [
      error('unknown-kind', `\`${apiVersion}\` has no kind \`${kind.slice(0, 60)}\`.${place}`, lineOf(['apiVersion'])),
    ];
  }
  const group = apiVersion.split('/')[0] ?? '';
  const foreign = group.includes('.') && !versions.some((version) => version.startsWith(`${group}/`));
  const near = foreign ? nearest(apiVersion, homes) : (homes.at(-1) ?? nearest(apiVersion, versions));
  // Beta and alpha versions come and go with the cluster.
  if (near === undefined || /v\d+(?:alpha|beta)\d+$/.test(apiVersion)) return [];
  return [
    error(
      'unknown-version',
      `Kubernetes has no \`${apiVersion.slice(0, 60)}\`; ${kind} is in \`${near}\`.`,
      lineOf(['apiVersion']),
    ),
  ];
}

/** Names and labels that the API server refuses. */
function nameFindings({ name, kind, value, lineOf }: KubernetesObject): Finding[] {
  const findings: Finding[] = [];
  const { labels } = mapping(value.metadata);
  const loose = /Role|Binding/.test(kind);
  if (name !== '' && !isPlaceholder(name) && !loose && !/^[a-z\d](?:[-a-z\d.]*[a-z\d])?$/.test(name)) {
    const message = `\`${name.slice(0, 60)}\` is no name for an object: only small letters, digits, \`-\` and \`.\` may stand in it.`;
    findings.push(error('bad-name', message, lineOf(['metadata', 'name'])));
  }
  if (name.length > 253)
    findings.push(error('bad-name', 'The name is longer than 253 characters.', lineOf(['metadata', 'name'])));
  for (const [key, label] of Object.entries(mapping(labels))) {
    const shown = text(label);
    if (typeof label !== 'string' || isPlaceholder(label) || /^(?:[A-Za-z\d](?:[\w.-]{0,61}[A-Za-z\d])?)?$/.test(label))
      continue;
    findings.push(
      error(
        'bad-label',
        `\`${shown.slice(0, 60)}\` cannot be the value of a label.`,
        lineOf(['metadata', 'labels', key]),
      ),
    );
  }
  return findings;
}

function error(rule: string, message: string, line: number): Finding {
  return { level: 'error', rule: `kubernetes/${rule}`, message, line };
}
