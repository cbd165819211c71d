import type { Finding } from '../../session/finding.ts';
import { nearest } from '../data/nearest.ts';
import { isInterpolated } from './compose-shapes.ts';
import { portFindings } from './port-findings.ts';

type Mapping = Record<string, unknown>;
/** Gives the line of a key, or of the nearest thing above it that has one. */
export type LineOf = (path: readonly (string | number)[]) => number;

/** Whether what a Compose file names exists in it, and what else cannot work though every key is known. */
export function composeReferences(file: Mapping, lineOf: LineOf): Finding[] {
  const services = Object.entries(mapping(file.services)).filter((entry): entry is [string, Mapping] =>
    isMapping(entry[1]),
  );
  const look: Look = {
    file,
    lineOf,
    services: new Map(services),
    whole: isWhole(file, services),
    alone: services.length === 1,
  };
  const findings = services.flatMap(([name, service]) => [
    ...startOf(look, name, service),
    ...dependencies(look, name, service),
    ...neighbours(look, name, service),
    ...declared(look, name, service),
    ...environment(look, name, service),
  ]);
  findings.push(...cycles(look), ...portFindings(services, lineOf), ...sameContainerNames(look));
  if ('version' in file) {
    findings.push(
      finding('note', 'obsolete-version', 'The key `version` is obsolete: Compose ignores it.', lineOf(['version'])),
    );
  }
  return findings;
}

type Look = {
  file: Mapping;
  lineOf: LineOf;
  services: Map<string, Mapping>;
  /** Nothing that it names can be declared elsewhere. */
  whole: boolean;
  /** Its only service may be an excerpt of a larger file. */
  alone: boolean;
};

/** A file that includes others, or has services which only add to those of another file, is not all there is. */
function isWhole(file: Mapping, services: readonly [string, Mapping][]): boolean {
  const idle = services.filter(([, service]) => !runs(service));
  const [only] = idle;
  // One of several, or one with much to say, has lost its image; else it is an excerpt.
  const lost = only && idle.length === 1 && (services.length > 1 || Object.keys(only[1]).length > 3);
  return !('include' in file) && (idle.length === 0 || lost === true);
}

function runs(service: Mapping): boolean {
  return ['image', 'build', 'extends', 'provider'].some((key) => key in service);
}

function startOf({ lineOf, whole }: Look, name: string, service: Mapping): Finding[] {
  if (runs(service)) return imageOf(service.image, lineOf(['services', name, 'image']));
  const message = `The service \`${name}\` has neither \`image\` nor \`build\`, so it cannot be started.`;
  return [finding(whole ? 'error' : 'note', 'nothing-to-run', message, lineOf(['services', name]))];
}

function imageOf(image: unknown, line: number): Finding[] {
  if (typeof image !== 'string' || isInterpolated(image) || /<[\w -]+>/.test(image)) return [];
  if (!isImageName(image.trim())) {
    return [finding('error', 'image-name', `\`${image.slice(0, 60)}\` is not the name of an image.`, line)];
  }
  if (/@sha256:/.test(image) || (/:[^/]+$/.test(image) && !image.endsWith(':latest'))) return [];
  return [finding('note', 'unpinned-image', `The image \`${image.slice(0, 80)}\` has no fixed version.`, line)];
}

/** Of https://github.com/distribution/reference: a registry, a path in lower case, a tag, a digest. */
function isImageName(image: string): boolean {
  const [first = '', ...rest] = image.split('/');
  const isHost = rest.length > 0 && /[.:A-Z]|^localhost$/.test(first);
  const path = isHost ? rest.join('/') : image;
  return /^[a-z\d]+(?:[._/-]+[a-z\d]+)*(?::\w[\w.-]{0,127})?(?:@[\w.+-]+:[\w]+)?$/.test(path);
}

function dependencies({ lineOf, services, whole, alone }: Look, name: string, service: Mapping): Finding[] {
  return namesOf(service.depends_on).flatMap(([target, step]) => {
    const line = lineOf(['services', name, 'depends_on', step]);
    if (isInterpolated(target)) return [];
    const other = services.get(target);
    if (!other) {
      if (!whole) return [];
      return [
        finding(
          alone ? 'note' : 'error',
          'unknown-service',
          `\`${name}\` depends on \`${target}\`, which is no service here.`,
          line,
        ),
      ];
    }
    if (target === name)
      return [finding('error', 'dependency-cycle', `The service \`${name}\` depends on itself.`, line)];
    const condition = isMapping(service.depends_on) ? mapping(service.depends_on[target]).condition : undefined;
    if (condition !== 'service_healthy' || 'healthcheck' in other || 'extends' in other || 'build' in other) return [];
    const message = `\`${name}\` waits until \`${target}\` is healthy, but \`${target}\` has no \`healthcheck\` here; its image must bring one.`;
    return [finding('warning', 'no-healthcheck', message, line)];
  });
}

function neighbours({ lineOf, services, whole }: Look, name: string, service: Mapping): Finding[] {
  const named: [string, string, (string | number)[]][] = [];
  for (const key of ['links', 'volumes_from']) {
    for (const [target, step] of namesOf(service[key])) {
      if (!target.startsWith('container:')) named.push([key, target.split(':')[0] ?? '', [key, step]]);
    }
  }
  for (const key of ['network_mode', 'ipc', 'pid']) {
    const target = /^service:(.+)$/.exec(String(service[key] ?? ''))?.[1];
    if (target !== undefined) named.push([key, target, [key]]);
  }
  const extended = typeof service.extends === 'string' ? service.extends : mapping(service.extends).service;
  const elsewhere = isMapping(service.extends) && 'file' in service.extends;
  if (typeof extended === 'string' && !elsewhere) named.push(['extends', extended, ['extends']]);
  const unknown = named.filter(([, target]) => whole && !services.has(target) && !isInterpolated(target));
  const findings = unknown.map(([key, target, path]) =>
    finding(
      'error',
      'unknown-service',
      `\`${key}\` of \`${name}\` names \`${target}\`, which is no service here.`,
      lineOf(['services', name, ...path]),
    ),
  );
  if (typeof service.network_mode === 'string' && 'networks' in service) {
    const message = `\`${name}\` has both \`network_mode\` and \`networks\`, which exclude each other.`;
    findings.push(finding('error', 'network-mode', message, lineOf(['services', name, 'network_mode'])));
  }
  return findings;
}

/** Networks, named volumes, secrets, configs and models that a service uses and the file does not declare. */
function declared({ file, lineOf, whole, alone }: Look, name: string, service: Mapping): Finding[] {
  if (!whole) return [];
  const used: ['networks' | 'volumes' | 'secrets' | 'configs' | 'models', string, (string | number)[]][] = [];
  for (const kind of ['networks', 'secrets', 'configs', 'models'] as const) {
    for (const [target, step] of namesOf(service[kind])) used.push([kind, target, [kind, step]]);
  }
  for (const [target, step] of namesOf(mapping(service.build).secrets))
    used.push(['secrets', target, ['build', 'secrets', step]]);
  const paths: Finding[] = [];
  for (const [at, mount] of list(service.volumes).entries()) {
    const volume = namedVolume(mount);
    if (volume !== undefined) used.push(['volumes', volume, ['volumes', at]]);
    else if (typeof mount === 'string' && /^[\w-][\w.-]*\/[^:${}]*:\//.test(mount)) {
      const message = `\`${mount.slice(0, 60)}\` mounts neither a volume nor a path: a relative path begins with \`./\`.`;
      paths.push(finding('error', 'mount-path', message, lineOf(['services', name, 'volumes', at])));
    }
  }
  const undeclared = used.flatMap(([kind, target, path]) => {
    if (isInterpolated(target) || Object.hasOwn(mapping(file[kind]), target)) return [];
    if (kind === 'networks' && target === 'default') return [];
    const what = kind.slice(0, -1);
    const near = nearest(target, Object.keys(mapping(file[kind])));
    const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
    const message = `\`${name}\` uses the ${what} \`${target}\`, which is not declared under \`${kind}\` at the top level.${hint}`;
    const level = alone && !(kind in file) ? 'note' : 'error';
    const found = finding(level, `undeclared-${what}`, message, lineOf(['services', name, ...path]));
    return [kind in file ? { ...found, with: [lineOf(near === undefined ? [kind] : [kind, near])] } : found];
  });
  return [...undeclared, ...paths];
}

/** The named volume of a mount; undefined for a path, an anonymous volume and another kind of mount. */
function namedVolume(mount: unknown): string | undefined {
  if (isMapping(mount)) {
    return mount.type === 'volume' && typeof mount.source === 'string' ? mount.source : undefined;
  }
  if (typeof mount !== 'string' || isInterpolated(mount.split(':')[0] ?? '')) return undefined;
  const source = /^([A-Za-z0-9][\w.-]+):[^\\]/.exec(mount)?.[1];
  return source;
}

function environment({ lineOf }: Look, name: string, service: Mapping): Finding[] {
  return list(service.environment).flatMap((entry, at) => {
    if (typeof entry !== 'string' || !/^[A-Za-z_][\w.-]*(?::\s|\s+=)/.test(entry)) return [];
    const message = `\`${entry.slice(0, 50)}\` in a list of variables must be written as \`NAME=value\`.`;
    return [finding('error', 'environment-entry', message, lineOf(['services', name, 'environment', at]))];
  });
}

function cycles({ services, lineOf }: Look): Finding[] {
  const done = new Set<string>();
  const findings: Finding[] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    const from = trail.indexOf(name);
    if (from >= 0) {
      const circle = [...trail.slice(from), name];
      const line = lineOf(['services', circle.at(-2) ?? name, 'depends_on']);
      if (circle.length > 2 && findings.length === 0) {
        findings.push(
          finding(
            'error',
            'dependency-cycle',
            `These services wait for each other: ${circle.join(' → ').slice(0, 140)}.`,
            line,
          ),
        );
      }
      return;
    }
    if (done.has(name) || trail.length > 200) return;
    for (const [target] of namesOf(services.get(name)?.depends_on))
      if (services.has(target)) visit(target, [...trail, name]);
    done.add(name);
  };
  for (const name of services.keys()) visit(name, []);
  return findings;
}

function sameContainerNames({ services, lineOf }: Look): Finding[] {
  const seen = new Map<string, string>();
  return [...services].flatMap(([name, { container_name: container, profiles }]) => {
    if (typeof container !== 'string' || isInterpolated(container) || profiles !== undefined) return [];
    const other = seen.get(container);
    seen.set(container, name);
    if (other === undefined) return [];
    const message = `\`${name}\` and \`${other}\` have the same container name, \`${container}\`.`;
    const line = lineOf(['services', name, 'container_name']);
    const before = lineOf(['services', other, 'container_name']);
    return [{ ...finding('error', 'duplicate-container-name', message, line), with: [before] }];
  });
}

/** The names in a list (also of objects with a `source`) or among the keys of a mapping, each with its step in the path. */
function namesOf(value: unknown): [string, string | number][] {
  if (isMapping(value)) return Object.keys(value).map((key) => [key, key]);
  return list(value).flatMap((item, at): [string, number][] => {
    const name = isMapping(item) ? item.source : item;
    return typeof name === 'string' ? [[name, at]] : [];
  });
}

function finding(level: Finding['level'], rule: string, message: string, line: number): Finding {
  return { level, rule: `compose/${rule}`, message, line };
}

function mapping(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
