import type { Finding } from '../../session/finding.ts';
import {
  type KubernetesObject,
  list,
  type Mapping,
  mapping,
  type Path,
  type PodTemplate,
  podTemplateOf,
  text,
} from './kubernetes-object.ts';
import { isPlaceholder } from './kubernetes-shapes.ts';
import { quantity } from './quantity.ts';

/** What cannot work inside of the pods that an object runs, and its selector against their labels. */
export function podFindings(object: KubernetesObject): Finding[] {
  const pods = podTemplateOf(object);
  if (!pods) return [];
  return [...selectorFindings(pods), ...volumeFindings(pods), ...containerFindings(pods)];
}

const CONTAINERS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

function selectorFindings({ owner, labels, path }: PodTemplate): Finding[] {
  if (!/^(?:Deployment|StatefulSet|DaemonSet|ReplicaSet)$/.test(owner.kind)) return [];
  const selector = mapping(mapping(owner.value.spec).selector);
  return Object.entries(mapping(selector.matchLabels)).flatMap(([key, value]) => {
    const label = labels[key];
    if (label === value || isPlaceholder(text(value)) || isPlaceholder(text(label))) return [];
    const has = label === undefined ? `have no label \`${key}\`` : `have \`${key}: ${text(label).slice(0, 40)}\``;
    const message = `The selector asks for \`${key}: ${text(value).slice(0, 40)}\`, but its pods ${has}.`;
    const here = owner.lineOf(['spec', 'selector', 'matchLabels', key]);
    const there = owner.lineOf([...path.slice(0, -1), 'metadata', 'labels', key]);
    return [{ ...error('selector', message, here), with: [there] }];
  });
}

function volumeFindings({ owner, spec, path }: PodTemplate): Finding[] {
  const claims = owner.kind === 'StatefulSet' ? list(mapping(owner.value.spec).volumeClaimTemplates) : [];
  const names = new Set(
    [...list(spec.volumes), ...claims.map((claim) => mapping(claim.metadata))].map(({ name }) => text(name)),
  );
  const findings = duplicates(list(spec.volumes), 'volume', owner, [...path, 'volumes']);
  for (const [container, where] of containersOf(spec, path)) {
    for (const [at, { name, mountPath }] of list(container.volumeMounts).entries()) {
      if (name === undefined || names.has(text(name)) || isPlaceholder(text(name))) continue;
      const message = `\`${text(mountPath).slice(0, 50)}\` mounts the volume \`${text(name).slice(0, 50)}\`, which the pod does not have.`;
      findings.push(error('unknown-volume', message, owner.lineOf([...where, 'volumeMounts', at, 'name'])));
    }
  }
  return findings;
}

function containerFindings({ owner, spec, path }: PodTemplate): Finding[] {
  const findings: Finding[] = [];
  const all = containersOf(spec, path);
  const seen = new Set<string>();
  for (const [container, where] of all) {
    const name = text(container.name);
    if (name !== '' && seen.has(name))
      findings.push(
        error('duplicate-name', `Two containers of the pod are called \`${name}\`.`, owner.lineOf([...where, 'name'])),
      );
    seen.add(name);
    if (name !== '' && !isPlaceholder(name) && !/^[a-z\d](?:[-a-z\d]{0,61}[a-z\d])?$/.test(name)) {
      findings.push(
        error(
          'bad-name',
          `\`${name.slice(0, 60)}\` is no name for a container: only small letters, digits and \`-\` may stand in it.`,
          owner.lineOf([...where, 'name']),
        ),
      );
    }
    findings.push(
      ...portFindings(owner, container, where),
      ...resourceFindings(owner, container, where),
      ...imageFindings(owner, container, where),
    );
    findings.push(...duplicates(list(container.env), 'variable', owner, [...where, 'env'], 'warning'));
  }
  return findings;
}

function portFindings(owner: KubernetesObject, container: Mapping, where: Path): Finding[] {
  const ports = list(container.ports);
  const findings = duplicates(
    ports.filter(({ name }) => name !== undefined),
    'port',
    owner,
    [...where, 'ports'],
  );
  for (const [at, { containerPort }] of ports.entries()) {
    if (
      typeof containerPort !== 'number' ||
      (Number.isInteger(containerPort) && containerPort > 0 && containerPort < 65_536)
    )
      continue;
    findings.push(
      error(
        'bad-port',
        `\`${containerPort}\` is no port; ports go from 1 to 65535.`,
        owner.lineOf([...where, 'ports', at, 'containerPort']),
      ),
    );
  }
  const names = new Set(ports.map(({ name }) => text(name)));
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    for (const way of ['httpGet', 'tcpSocket']) {
      const { port } = mapping(mapping(container[probe])[way]);
      if (typeof port !== 'string' || names.has(port) || isPlaceholder(port) || /^\d+$/.test(port)) continue;
      const message = `\`${probe}\` asks port \`${port.slice(0, 40)}\`, which no port of the container is called.`;
      findings.push(error('unknown-port', message, owner.lineOf([...where, probe, way, 'port'])));
    }
  }
  return findings;
}

function resourceFindings(owner: KubernetesObject, container: Mapping, where: Path): Finding[] {
  const resources = mapping(container.resources);
  const limits = mapping(resources.limits);
  return Object.entries(mapping(resources.requests)).flatMap(([key, request]) => {
    const asked = quantity(request);
    const most = limits[key] === undefined ? undefined : quantity(limits[key]);
    if (asked === undefined || most === undefined || asked <= most) return [];
    const message = `The request for ${key}, ${text(request)}, is above its limit, ${text(limits[key])}.`;
    return [error('request-above-limit', message, owner.lineOf([...where, 'resources', 'requests', key]))];
  });
}

function imageFindings(owner: KubernetesObject, { image }: Mapping, where: Path): Finding[] {
  if (typeof image !== 'string' || image === '' || isPlaceholder(image) || /@sha256:/.test(image)) return [];
  if (/:[^/]+$/.test(image) && !image.endsWith(':latest')) return [];
  const message = `The image \`${image.slice(0, 80)}\` has no fixed version.`;
  return [{ level: 'note', rule: 'kubernetes/unpinned-image', message, line: owner.lineOf([...where, 'image']) }];
}

function containersOf(spec: Mapping, path: Path): [Mapping, Path][] {
  return CONTAINERS.flatMap((key) => list(spec[key]).map((one, at): [Mapping, Path] => [one, [...path, key, at]]));
}

function duplicates(
  items: readonly Mapping[],
  what: string,
  owner: KubernetesObject,
  path: Path,
  level: Finding['level'] = 'error',
): Finding[] {
  const seen = new Set<string>();
  return items.flatMap(({ name }, at) => {
    const key = text(name);
    if (key === '' || !seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      {
        ...error(
          'duplicate-name',
          `Two entries are called \`${key.slice(0, 60)}\`: each ${what} needs a name of its own.`,
          owner.lineOf([...path, at, 'name']),
        ),
        level,
      },
    ];
  });
}

function error(rule: string, message: string, line: number): Finding {
  return { level: 'error', rule: `kubernetes/${rule}`, message, line };
}
