import { isObject } from './is-object.ts';
import { KEYWORDS } from './knowledge/keywords.ts';
import type { Path } from './problem.ts';

/** A schema within a schema. `parent` is the one it stands in, `by` the keyword that leads to it. */
export type Visited = { schema: Record<string, unknown>; path: Path; parent?: Visited; by?: string };

/** Schemas that are looked at, at most; a generated file of more is proved by its first ones. */
const MOST = 50_000;

/**
 * A schema and all schemas inside of it, outer ones first. It follows no `$ref`. A schema that stands in several places
 * (a YAML alias) is given once.
 */
export function* visitSchemas(root: unknown, path: Path): Generator<Visited> {
  if (!isObject(root)) return;
  const seen = new Set<object>([root]);
  const waiting: Visited[] = [{ schema: root, path }];
  for (let i = 0; i < waiting.length && i < MOST; i++) {
    const visited = waiting[i];
    if (!visited) return;
    yield visited;
    for (const child of childrenOf(visited)) {
      if (seen.has(child.schema)) continue;
      seen.add(child.schema);
      waiting.push(child);
    }
  }
}

function* childrenOf(parent: Visited): Generator<Visited> {
  for (const [by, value] of Object.entries(parent.schema)) {
    const shape = KEYWORDS.get(by)?.shape;
    const path = [...parent.path, by];
    if (shape === 'schema' || shape === 'items') {
      if (isObject(value)) yield { schema: value, path, parent, by };
      else if (Array.isArray(value)) yield* each(value.entries(), path, parent, by);
    } else if (shape === 'schemas') {
      if (Array.isArray(value)) yield* each(value.entries(), path, parent, by);
    } else if (shape === 'schema-map' || shape === 'pattern-map' || shape === 'dependencies') {
      if (isObject(value)) yield* each(Object.entries(value), path, parent, by);
    }
  }
}

function* each(
  entries: Iterable<[string | number, unknown]>,
  path: Path,
  parent: Visited,
  by: string,
): Generator<Visited> {
  for (const [key, schema] of entries) {
    if (isObject(schema)) yield { schema, path: [...path, key], parent, by };
  }
}
