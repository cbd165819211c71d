import type { Field } from '../design.ts';
import { follow, isRecord, type Path, valueAt } from './pointer.ts';

/** Of one schema, and of schemas within schemas. */
const MOST = 300;
const DEEPEST = 8;

/**
 * The fields of the object that a JSON Schema at a path of a document describes, with those of its `allOf`. References
 * that lead out of the document add nothing.
 *
 * @param lineOf gives the document's line of a path
 */
export function schemaFields(root: unknown, path: Path, lineOf: (path: Path) => number, depth = 0): Field[] {
  const at = follow(root, path);
  const schema = at && valueAt(root, at);
  if (!at || !isRecord(schema) || depth > DEEPEST) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  const own = isRecord(schema.properties)
    ? Object.keys(schema.properties)
        .slice(0, MOST)
        .map((name) => readField(root, [...at, 'properties', name], name, required.includes(name), lineOf))
    : [];
  const parts = Array.isArray(schema.allOf) ? schema.allOf.slice(0, DEEPEST) : [];
  return [...own, ...parts.flatMap((_, index) => schemaFields(root, [...at, 'allOf', index], lineOf, depth + 1))];
}

function readField(root: unknown, path: Path, name: string, required: boolean, lineOf: (path: Path) => number): Field {
  const at = follow(root, path) ?? path;
  const found = valueAt(root, at);
  const schema = isRecord(found) ? found : {};
  const types = typesOf(schema);
  const items = isRecord(schema.items) ? valueAt(root, follow(root, [...at, 'items']) ?? []) : undefined;
  const isList = types.includes('array');
  const held = isList && isRecord(items) ? items : schema;
  const own = typesOf(held).filter((type) => type !== 'null');
  const values = valuesOf(held);
  return {
    name,
    type: own[0] ?? '',
    nullable: types.includes('null') || schema.nullable === true,
    required,
    isList,
    line: lineOf(path),
    ...(typeof held.format === 'string' && { format: held.format }),
    ...(values && { values }),
    ...(typeof held.maxLength === 'number' && { maxLength: held.maxLength }),
    ...(typeof held.minimum === 'number' && { minimum: held.minimum }),
    ...(typeof held.maximum === 'number' && { maximum: held.maximum }),
  };
}

function typesOf(schema: Record<string, unknown>): string[] {
  return [schema.type].flat().filter((type): type is string => typeof type === 'string');
}

function valuesOf(schema: Record<string, unknown>): string[] | undefined {
  const values = Array.isArray(schema.enum) ? schema.enum : schema.const === undefined ? undefined : [schema.const];
  return values?.filter((value) => value !== null).map(String);
}
