import type { Finding, Level } from '../../session/finding.ts';
import { nearest } from '../data/nearest.ts';
import {
  at,
  isMapping,
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

/**
 * What the objects of one artifact name, against all objects of the document. What is absent may be in the cluster
 * already, so only what can be nothing but a slip is an error.
 */
export function referenceFindings(objects: readonly KubernetesObject[], all: readonly KubernetesObject[]): Finding[] {
  const world: World = { all, pods: all.flatMap((one) => podTemplateOf(one) ?? []) };
  return [
    ...duplicateObjects(objects),
    ...objects.flatMap((object) => {
      switch (object.kind) {
        case 'Service':
          return object.apiVersion === 'v1' ? serviceFindings(object, world) : [];
        case 'Ingress':
          return ingressFindings(object, world);
        case 'HorizontalPodAutoscaler':
          return scaleFindings(object, world);
        case 'PodDisruptionBudget':
          return selectorFindings(
            object,
            mapping(at(object.value, ['spec', 'selector', 'matchLabels'])),
            ['spec', 'selector', 'matchLabels'],
            world,
          );
        case 'RoleBinding':
        case 'ClusterRoleBinding':
          return roleFindings(object, world);
        default:
          return [];
      }
    }),
    ...objects.flatMap((object) => podReferences(object, world)),
  ];
}

type World = { all: readonly KubernetesObject[]; pods: readonly PodTemplate[] };

function duplicateObjects(objects: readonly KubernetesObject[]): Finding[] {
  const seen = new Map<string, KubernetesObject>();
  return objects.flatMap((object) => {
    const key = `${object.apiVersion.split('/')[0]} ${object.kind} ${object.namespace} ${object.name}`;
    const first = seen.get(key);
    seen.set(key, object);
    if (!first || object.name === '' || isPlaceholder(object.name)) return [];
    const message = `There are two of ${object.kind} \`${object.name.slice(0, 60)}\`; the later one replaces the first.`;
    return [
      finding(
        'warning',
        'duplicate-object',
        message,
        object.lineOf(['metadata', 'name']),
        first.lineOf(['metadata', 'name']),
      ),
    ];
  });
}

function serviceFindings(service: KubernetesObject, world: World): Finding[] {
  const spec = mapping(service.value.spec);
  const selector = mapping(spec.selector);
  const findings = samePorts(service, list(spec.ports));
  if (Object.keys(selector).length === 0) return findings;
  const selected = world.pods.filter(({ labels }) => matches(selector, labels));
  if (selected.length === 0) return [...findings, ...selectorFindings(service, selector, ['spec', 'selector'], world)];
  const ports = selected.flatMap(({ spec: pod }) => list(pod.containers).flatMap(({ ports }) => list(ports)));
  const named = new Set(ports.map(({ name }) => text(name)));
  for (const [index, { targetPort }] of list(spec.ports).entries()) {
    if (
      typeof targetPort !== 'string' ||
      named.has(targetPort) ||
      /^\d+$/.test(targetPort) ||
      isPlaceholder(targetPort)
    )
      continue;
    const message = `\`targetPort: ${targetPort.slice(0, 40)}\` is the name of no port of the pods that the service selects.`;
    findings.push(finding('error', 'unknown-port', message, service.lineOf(['spec', 'ports', index, 'targetPort'])));
  }
  return findings;
}

function samePorts(service: KubernetesObject, ports: readonly Mapping[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const [index, { port, protocol, name }] of ports.entries()) {
    const key = `${text(port)}/${text(protocol) || 'TCP'}`;
    const line = service.lineOf(['spec', 'ports', index, 'port']);
    if (typeof port === 'number' && (port < 1 || port > 65_535))
      findings.push(finding('error', 'bad-port', `\`${port}\` is no port; ports go from 1 to 65535.`, line));
    if (seen.has(key)) findings.push(finding('error', 'duplicate-port', `The service has port ${key} twice.`, line));
    seen.add(key);
    if (ports.length > 1 && name === undefined && port !== undefined) {
      findings.push(
        finding(
          'error',
          'unnamed-port',
          `Port ${text(port)} needs a name: a service with several ports must name each.`,
          line,
        ),
      );
    }
  }
  return findings;
}

/** No pod of the document has the labels. That is certain only where one has them nearly. */
function selectorFindings(object: KubernetesObject, selector: Mapping, path: Path, { pods }: World): Finding[] {
  const entries = Object.entries(selector);
  if (entries.length === 0 || pods.length === 0 || pods.some(({ labels }) => matches(selector, labels))) return [];
  if (entries.some(([, value]) => isPlaceholder(text(value)))) return [];
  const meant = pods.find(
    ({ owner, labels }) =>
      owner.name === object.name || entries.every(([key, value]) => isNear(text(value), text(labels[key]))),
  );
  const [key, value] = entries.find(([key, value]) => (meant ?? pods[0])?.labels[key] !== value) ??
    entries[0] ?? ['', ''];
  const what = `No workload here has pods with \`${key}: ${text(value).slice(0, 40)}\``;
  const message = meant
    ? `${what}; those of ${meant.owner.kind} \`${meant.owner.name.slice(0, 40)}\` have not.`
    : `${what}, which \`${object.name.slice(0, 40)}\` selects.`;
  return [
    finding(
      meant ? 'error' : 'note',
      'selector',
      message,
      object.lineOf([...path, key]),
      meant?.owner.lineOf([...meant.path.slice(0, -1), 'metadata', 'labels', key]),
    ),
  ];
}

function isNear(one: string, other: string): boolean {
  return one === other || (other !== '' && nearest(one, [other]) !== undefined);
}

function matches(selector: Mapping, labels: Mapping): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function ingressFindings(ingress: KubernetesObject, world: World): Finding[] {
  const backends: [Mapping, Path][] = [];
  const spec = mapping(ingress.value.spec);
  if (isMapping(spec.defaultBackend)) backends.push([spec.defaultBackend, ['spec', 'defaultBackend']]);
  for (const [rule, { http }] of list(spec.rules).entries()) {
    for (const [path, { backend }] of list(mapping(http).paths).entries()) {
      backends.push([mapping(backend), ['spec', 'rules', rule, 'http', 'paths', path, 'backend']]);
    }
  }
  return backends.flatMap(([backend, path]) => {
    const { name, port } = mapping(backend.service);
    const service = world.all.find(
      (one) => one.kind === 'Service' && one.apiVersion === 'v1' && one.name === text(name),
    );
    if (!service) return absent(ingress, 'Service', text(name), [...path, 'service', 'name'], world);
    const ports = list(mapping(service.value.spec).ports);
    const { number, name: portName } = mapping(port);
    const found = ports.some((one) => (number === undefined ? one.name === portName : one.port === number));
    if (found || ports.length === 0 || (number === undefined && portName === undefined)) return [];
    const message = `The service \`${service.name}\` has no port ${text(number ?? portName)}.`;
    const line = ingress.lineOf([...path, 'service', 'port', number === undefined ? 'name' : 'number']);
    return [finding('error', 'unknown-port', message, line, service.lineOf(['spec', 'ports']))];
  });
}

function scaleFindings(scaler: KubernetesObject, world: World): Finding[] {
  const spec = mapping(scaler.value.spec);
  const target = mapping(spec.scaleTargetRef);
  const findings = absent(scaler, text(target.kind), text(target.name), ['spec', 'scaleTargetRef', 'name'], world);
  if (
    typeof spec.minReplicas === 'number' &&
    typeof spec.maxReplicas === 'number' &&
    spec.minReplicas > spec.maxReplicas
  ) {
    const message = `\`minReplicas\` (${spec.minReplicas}) is above \`maxReplicas\` (${spec.maxReplicas}).`;
    findings.push(finding('error', 'replicas', message, scaler.lineOf(['spec', 'minReplicas'])));
  }
  return findings;
}

function roleFindings(binding: KubernetesObject, world: World): Finding[] {
  const role = mapping(binding.value.roleRef);
  const builtIn = /^(?:cluster-admin|admin|edit|view)$|^system:/.test(text(role.name));
  const findings = builtIn ? [] : absent(binding, text(role.kind), text(role.name), ['roleRef', 'name'], world);
  for (const [index, { kind, name }] of list(binding.value.subjects).entries()) {
    if (kind === 'ServiceAccount' && name !== 'default')
      findings.push(...absent(binding, 'ServiceAccount', text(name), ['subjects', index, 'name'], world));
  }
  return findings;
}

/** Configuration, secrets, claims and accounts that pods name. */
function podReferences(object: KubernetesObject, world: World): Finding[] {
  const pods = podTemplateOf(object);
  if (!pods) return [];
  const { spec, path } = pods;
  const named: [string, unknown, Path][] = [
    ['ServiceAccount', spec.serviceAccountName, [...path, 'serviceAccountName']],
  ];
  for (const [index, volume] of list(spec.volumes).entries()) {
    const where = [...path, 'volumes', index];
    named.push(['ConfigMap', mapping(volume.configMap).name, [...where, 'configMap', 'name']]);
    named.push(['Secret', mapping(volume.secret).secretName, [...where, 'secret', 'secretName']]);
    named.push([
      'PersistentVolumeClaim',
      mapping(volume.persistentVolumeClaim).claimName,
      [...where, 'persistentVolumeClaim', 'claimName'],
    ]);
  }
  const findings: Finding[] = [];
  for (const key of ['initContainers', 'containers']) {
    for (const [index, container] of list(spec[key]).entries()) {
      const where = [...path, key, index];
      for (const [entry, source] of list(container.envFrom).entries()) {
        named.push([
          'ConfigMap',
          mapping(source.configMapRef).name,
          [...where, 'envFrom', entry, 'configMapRef', 'name'],
        ]);
        named.push(['Secret', mapping(source.secretRef).name, [...where, 'envFrom', entry, 'secretRef', 'name']]);
      }
      for (const [entry, { valueFrom }] of list(container.env).entries()) {
        for (const [kind, ref] of [
          ['ConfigMap', 'configMapKeyRef'],
          ['Secret', 'secretKeyRef'],
        ] as const) {
          const target = mapping(mapping(valueFrom)[ref]);
          const here = [...where, 'env', entry, 'valueFrom', ref];
          named.push([kind, target.name, [...here, 'name']]);
          findings.push(...missingKey(object, kind, target, [...here, 'key'], world));
        }
      }
    }
  }
  for (const [kind, name, where] of named) findings.push(...absent(object, kind, text(name), where, world));
  return findings.filter(({ message }, index) => findings.findIndex((one) => one.message === message) === index);
}

function missingKey(object: KubernetesObject, kind: string, target: Mapping, path: Path, { all }: World): Finding[] {
  const holder = all.find((one) => one.kind === kind && one.name === text(target.name));
  if (!holder || typeof target.key !== 'string' || target.optional === true || isPlaceholder(target.key)) return [];
  const keys = ['data', 'stringData', 'binaryData'].flatMap((part) => Object.keys(mapping(holder.value[part])));
  if (keys.length === 0 || keys.includes(target.key)) return [];
  const message = `${kind} \`${holder.name}\` has no key \`${target.key.slice(0, 60)}\`.`;
  return [finding('error', 'unknown-config-key', message, object.lineOf(path), holder.lineOf(['data']))];
}

/** An object that is named and is not in the document: an error where one of nearly that name is, else a note. */
function absent(object: KubernetesObject, kind: string, name: string, path: Path, { all }: World): Finding[] {
  if (name === '' || kind === '' || isPlaceholder(name)) return [];
  const known = all.filter((one) => one.kind === kind).map((one) => one.name);
  if (known.includes(name) || known.length === 0) return [];
  const level = levelOf(name, known);
  const near = level === 'error' ? nearest(name, known) : undefined;
  const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
  const message = `\`${object.name.slice(0, 40)}\` names ${kind} \`${name.slice(0, 50)}\`, which is not in this document.${hint}`;
  return [finding(level, 'unknown-reference', message, object.lineOf(path))];
}

function levelOf(name: string, known: readonly string[]): Level {
  const near = nearest(name, known);
  if (near === undefined) return 'note';
  // `api-v1` and `api-v2`, `cache-0` and `cache-1` are two things.
  return near.replace(/\d+/g, '') === name.replace(/\d+/g, '') ? 'note' : 'error';
}

function finding(level: Level, rule: string, message: string, line: number, other?: number): Finding {
  const found: Finding = { level, rule: `kubernetes/${rule}`, message, line };
  return other === undefined ? found : { ...found, with: [other] };
}
