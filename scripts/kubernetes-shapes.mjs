// Writes src/artifacts/kubernetes/knowledge/shapes.ts: the keys of the objects of Kubernetes and what they take, out of
// the type declarations of `kubernetes-models`. Run by hand when that package has a new version; a test tells when the
// table and the package differ. `--print` writes to standard output instead.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const models = dirname(require.resolve('kubernetes-models/package.json'));
const target = fileURLToPath(new URL('../src/artifacts/kubernetes/knowledge/shapes.ts', import.meta.url));

/** What designs deploy. Other kinds are known by nobody here, and said to be. */
const KINDS = {
  v1: 'ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount',
  'apps/v1': 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet',
  'autoscaling/v1': 'HorizontalPodAutoscaler',
  'autoscaling/v2': 'HorizontalPodAutoscaler',
  'batch/v1': 'CronJob Job',
  'coordination.k8s.io/v1': 'Lease',
  'discovery.k8s.io/v1': 'EndpointSlice',
  'networking.k8s.io/v1': 'Ingress IngressClass NetworkPolicy',
  'node.k8s.io/v1': 'RuntimeClass',
  'policy/v1': 'PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1': 'ClusterRole ClusterRoleBinding Role RoleBinding',
  'scheduling.k8s.io/v1': 'PriorityClass',
  'storage.k8s.io/v1': 'CSIDriver StorageClass VolumeAttachment',
};

const text = generate();
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(target, text);

function generate() {
  const objects = {};
  const kinds = {};
  const todo = Object.entries(KINDS).flatMap(([version, names]) =>
    names.split(' ').map((kind) => {
      const file = join(models, version, `${kind}.d.ts`);
      kinds[`${version} ${kind}`] = nameIn(file);
      return file;
    }),
  );
  for (const file of todo) {
    const name = nameIn(file);
    if (name in objects) continue;
    const { fields, files } = read(file);
    objects[name] = fields;
    todo.push(...files);
  }
  return [
    '/** The keys of Kubernetes objects and what they take. Written by `scripts/kubernetes-shapes.mjs`; not by hand. */',
    `export const KUBERNETES_OBJECTS: Record<string, Record<string, string>> = ${literal(objects)};`,
    '',
    '/** The object that each `apiVersion kind` is. */',
    `export const KUBERNETES_KINDS: Record<string, string> = ${literal(kinds)};`,
    '',
    '/** All kinds of the versions that Kubernetes itself serves, also those whose keys are not listed above. */',
    `export const KUBERNETES_VERSIONS: Record<string, readonly string[]> = ${literal(versions())};`,
    '',
  ].join('\n');
}

/** @returns the kinds of each `apiVersion`, of the stable ones */
function versions() {
  const groups = readdirSync(models, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== '_schemas',
  );
  const found = groups.flatMap(({ name }) =>
    /^v\d/.test(name)
      ? [name]
      : readdirSync(join(models, name))
          .filter((one) => !one.includes('.'))
          .map((one) => `${name}/${one}`),
  );
  return Object.fromEntries(
    found
      .filter((version) => /(?:^|\/)v\d+$/.test(version))
      .map((version) => [
        version,
        readdirSync(join(models, version))
          .filter(isKind(version))
          .map((file) => file.slice(0, -5)),
      ]),
  );
}

function isKind(version) {
  return (file) => file.endsWith('.d.ts') && /static kind:/.test(readFileSync(join(models, version, file), 'utf8'));
}

function literal(value) {
  return JSON.stringify(value, null, 2);
}

/** `IIoK8sApiCoreV1Container` is `CoreV1Container`. */
function nameIn(file) {
  const [, name] = /export \{ \w+ as I(Io\w+)/.exec(readFileSync(file, 'utf8')) ?? [];
  return short(name);
}

function short(name) {
  return name
    .replace(/^I?IoK8s(?:Api(?=[A-Z])|ApimachineryPkg|KubeAggregatorPkgApis)/, '')
    .replace(/^ApisMeta/, 'Meta');
}

function read(file) {
  const source = readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
  const imports = new Map(
    [...source.matchAll(/import \{ (\w+) \} from "([^"]+)"/g)].map(([, name, from]) => [name, locate(from, file)]),
  );
  const alias = /export (?:declare )?type I\w+ = ([^;]+);/.exec(source);
  const body = /export interface I\w+(?: extends \w+)? \{\n([\s\S]*?)\n\}/.exec(source)?.[1];
  const files = new Set();
  if (body === undefined) return { fields: { '=': type(alias?.[1] ?? 'unknown', imports, files) }, files };
  const fields = {};
  for (const [, key, optional, what] of body.matchAll(/^ {4}"([^"]+)"(\??): ((?:\{[\s\S]*?\n {4}\}|[^;]+));/gm)) {
    // What the cluster fills in is not for a design to say; and of this one the declaration repeats a whole kind.
    if (key === 'status') fields[key] = 'any';
    else if (key === 'volumeClaimTemplates') fields[key] = '[CoreV1PersistentVolumeClaim]';
    // An object inside of another need not say what it is.
    else fields[optional || key === 'apiVersion' || key === 'kind' ? key : `${key}!`] = type(what, imports, files);
  }
  return { fields, files };
}

function type(what, imports, files) {
  const text = what.trim();
  const map = /^\{\s*\[key: string\]: ([\s\S]+?);?\s*\}$/.exec(text)?.[1];
  if (map !== undefined) return `<${type(map, imports, files)}>`;
  const list = /^Array<([\s\S]+)>$/.exec(text)?.[1];
  if (list !== undefined) return `[${type(list, imports, files)}]`;
  if (text.includes('|'))
    return text
      .split('|')
      .map((one) => type(one, imports, files))
      .join(' | ');
  if (/^"[^"]*"$/.test(text)) return `'${text.slice(1, -1)}'`;
  if (/^(?:string|number|boolean)$/.test(text)) return text;
  if (/Quantity$/.test(text)) return 'quantity';
  if (/IntOrString$/.test(text)) return 'port';
  if (/(?:Time)$/.test(text)) return 'any';
  const from = imports.get(text);
  if (from === undefined) return 'any';
  files.add(from);
  return nameIn(from);
}

function locate(from, file) {
  if (from.startsWith('.')) return join(dirname(file), `${from}.d.ts`);
  const besides = join(models, '..', `${from}.d.ts`);
  return existsSync(besides) ? besides : require.resolve(`${from}.d.ts`);
}
