import { type Artifact, lineIn } from '../../../artifact.ts';
import { type DataDocument, readData } from '../../../data/read-data.ts';
import { isObject } from '../../../json-schema/is-object.ts';

/** An object of JSON or YAML, of which nothing is known yet. */
export type PlainObject = Readonly<Record<string, unknown>>;
/** Keys and places in lists, from the top of a document. */
export type Path = readonly (string | number)[];

/** A value in one of a design's API documents, with its place. */
export type Spot = { value: PlainObject; path: Path; source: Source };
/** One document of an artifact. */
export type Source = { artifact: Artifact; data: DataDocument };

/** References that may lead to references: more is a circle, or written to harm. */
const HOPS = 20;

/** Reads the artifacts of one kind that stand in JSON or YAML; those that hold no object are left out. */
export function readSources(artifacts: readonly Artifact[]): Source[] {
  return artifacts.flatMap((artifact) =>
    readData(artifact.text).documents.flatMap((data) => (isObject(data.value) ? [{ artifact, data }] : [])),
  );
}

/** The objects under a key, by name; nothing when it holds none. Names from outside: only own keys are looked at. */
export function entriesOf(spot: Spot, key: string): [string, Spot][] {
  const held = spot.value[key];
  if (!isObject(held)) return [];
  return Object.entries(held).flatMap(([name, value]) =>
    isObject(value) ? [[name, { value, path: [...spot.path, key, name], source: spot.source }]] : [],
  );
}

/** The objects of a list under a key. */
export function itemsOf(spot: Spot, key: string): Spot[] {
  const held = spot.value[key];
  if (!Array.isArray(held)) return [];
  return held.flatMap((value, at) =>
    isObject(value) ? [{ value, path: [...spot.path, key, at], source: spot.source }] : [],
  );
}

/** The object under a key. */
export function within(spot: Spot, key: string): Spot | undefined {
  const value = spot.value[key];
  return isObject(value) ? { value, path: [...spot.path, key], source: spot.source } : undefined;
}

/** All of a document. */
export function rootOf(source: Source): Spot {
  return { value: source.data.value as PlainObject, path: [], source };
}

/** The line of the document that a value stands on. */
export function lineOf(spot: Spot): number {
  return lineIn(spot.source.artifact, spot.source.data.lineOf(spot.path));
}

/** The name that a reference ends in: `Order` for `#/components/schemas/Order`. */
export function referenceName(spot: Spot): string | undefined {
  const reference = spot.value.$ref;
  if (typeof reference !== 'string') return undefined;
  return decoded(reference.slice(reference.lastIndexOf('/') + 1)).replace(/\.(?:ya?ml|json)$/, '');
}

/**
 * What a value's `$ref` leads to, in its own document or, for excerpts of one contract, in another of the same kind;
 * the value itself when it refers to nothing; undefined when the reference leads nowhere, or in a circle.
 */
export function resolve(spot: Spot, sources: readonly Source[]): Spot | undefined {
  let found: Spot | undefined = spot;
  for (let hop = 0; found && typeof found.value.$ref === 'string'; hop++) {
    if (hop === HOPS) return undefined;
    found = follow(found.value.$ref, found.source, sources);
  }
  return found;
}

function follow(reference: string, own: Source, sources: readonly Source[]): Spot | undefined {
  const hash = reference.indexOf('#/');
  if (hash < 0) return undefined;
  const path = reference
    .slice(hash + 2)
    .split('/')
    .map(decoded);
  for (const source of [own, ...sources.filter((one) => one !== own)]) {
    let value: unknown = source.data.value;
    for (const step of path) value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    if (isObject(value)) return { value, path, source };
  }
  return undefined;
}

function decoded(step: string): string {
  return step.replace(/~1/g, '/').replace(/~0/g, '~').replace(/%7B/gi, '{').replace(/%7D/gi, '}');
}
