import { isObject } from '../json-schema/is-object.ts';
import type { Path } from '../json-schema/problem.ts';
import { visitNodes } from '../json-schema/visit-nodes.ts';

export type Found = {
  schemas: { schema: unknown; path: Path }[];
  /** Payloads and headers of messages' examples, with the place of the schema that they belong to. */
  samples: { value: unknown; path: Path; schema: Path }[];
};

/** The JSON Schemas of an AsyncAPI document that stand in no other, and the samples that belong to them. */
export function findSchemas(root: Record<string, unknown>): Found {
  const found: Found = { schemas: [], samples: [] };
  const components = isObject(root.components) ? root.components : {};
  for (const [name, schema] of Object.entries(isObject(components.schemas) ? components.schemas : {})) {
    if (!isForeign(schema)) found.schemas.push({ schema, path: ['components', 'schemas', name] });
  }
  for (const { node, path } of visitNodes(root)) {
    if (isSchemaPath(path)) continue;
    if (isObject(node.schema)) found.schemas.push({ schema: node.schema, path: [...path, 'schema'] });
    for (const part of ['payload', 'headers']) {
      const schema = node[part];
      if (!isObject(schema) || isForeign(schema) || (part === 'payload' && isForeign(node))) continue;
      found.schemas.push({ schema, path: [...path, part] });
      for (const [i, example] of (Array.isArray(node.examples) ? node.examples : []).slice(0, 20).entries()) {
        const value: unknown = isObject(example) ? example[part] : undefined;
        if (value !== undefined)
          found.samples.push({ value, path: [...path, 'examples', i, part], schema: [...path, part] });
      }
    }
  }
  return found;
}

/** Whether a place is inside of a JSON Schema (or is one). */
export function isSchemaPath(path: Path): boolean {
  if (path[0] === 'components' && path[1] === 'schemas' && path.length > 2) return true;
  return path.some(
    (step, i) =>
      i > 0 && (step === 'payload' || step === 'headers' || step === 'schema') && !IN_BINDINGS.has(String(path[i - 1])),
  );
}

const IN_BINDINGS = new Set(['http', 'ws', 'examples', 'properties']);

/** A schema in another language (Avro, Protobuf), which is not read. */
function isForeign(holder: unknown): boolean {
  const format = isObject(holder) ? holder.schemaFormat : undefined;
  return typeof format === 'string' && !/aai\.asyncapi|schema\+(json|yaml)/.test(format);
}
