import type { DataDocument } from '../data/read-data.ts';

export type Mapping = Record<string, unknown>;
export type Path = readonly (string | number)[];

/** One object of a manifest. */
export type KubernetesObject = {
  apiVersion: string;
  kind: string;
  /** Empty where it has none. */
  name: string;
  /** Empty for the default. */
  namespace: string;
  value: Mapping;
  /** Of a path in it, in the document. */
  lineOf(path: Path): number;
};

/** The template of the pods that an object runs, and where in it. */
export type PodTemplate = { owner: KubernetesObject; labels: Mapping; spec: Mapping; path: Path };

/** The objects of one YAML document: one, or the items of a `List`. */
export function objectsOf(document: DataDocument, place: (line: number) => number): KubernetesObject[] {
  return unfold(document.value, [], (path) => place(document.lineOf(path)));
}

function unfold(value: unknown, at: Path, lineOf: (path: Path) => number): KubernetesObject[] {
  if (!isMapping(value)) return [];
  if (value.kind === 'List' && Array.isArray(value.items)) {
    return value.items.slice(0, 500).flatMap((item, index) => unfold(item, [...at, 'items', index], lineOf));
  }
  const metadata = mapping(value.metadata);
  return [
    {
      apiVersion: text(value.apiVersion),
      kind: text(value.kind),
      name: text(metadata.name),
      namespace: text(metadata.namespace),
      value,
      lineOf: (path) => lineOf([...at, ...path]),
    },
  ];
}

const WHERE: Record<string, Path> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** The pods of a workload; undefined for an object that runs none. */
export function podTemplateOf(owner: KubernetesObject): PodTemplate | undefined {
  const path = WHERE[owner.kind];
  if (!path || owner.apiVersion.includes('.')) return undefined;
  const template = mapping(at(owner.value, path));
  return {
    owner,
    labels: mapping(mapping(template.metadata).labels),
    spec: mapping(template.spec),
    path: [...path, 'spec'],
  };
}

/** What stands at a path; undefined where it leads nowhere. */
export function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}

export function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function list(value: unknown): Mapping[] {
  return Array.isArray(value) ? value.map(mapping) : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
