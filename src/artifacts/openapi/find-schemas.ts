import { isObject } from '../json-schema/is-object.ts';
import type { Path } from '../json-schema/problem.ts';
import { visitNodes } from '../json-schema/visit-nodes.ts';

/** A value of the document that is said to be an example of a schema. */
export type Sample = { value: unknown; path: Path; schema: Path };

/** The schemas of an OpenAPI document that stand in no other schema, and the samples beside them. */
export function findSchemas(root: Record<string, unknown>): {
  schemas: { schema: unknown; path: Path }[];
  samples: Sample[];
} {
  const schemas: { schema: unknown; path: Path }[] = [];
  const samples: Sample[] = [];
  const named = isObject(root.components)
    ? { at: ['components', 'schemas'], map: root.components.schemas }
    : { at: ['definitions'], map: root.definitions };
  for (const [name, schema] of Object.entries(isObject(named.map) ? named.map : {})) {
    schemas.push({ schema, path: [...named.at, name] });
  }
  for (const { node, path } of visitNodes(root)) {
    if (isInSchema(path) || '$ref' in node) continue;
    for (const key of ['schema', 'itemSchema']) {
      if (isObject(node[key])) schemas.push({ schema: node[key], path: [...path, key] });
    }
    if (root.swagger && typeof node.in === 'string' && typeof node.type === 'string')
      schemas.push({ schema: node, path });
    if (!isObject(node.schema) || 'swagger' in root) continue;
    const schema = [...path, 'schema'];
    if (node.example !== undefined) samples.push({ value: node.example, path: [...path, 'example'], schema });
    for (const [name, example] of Object.entries(isObject(node.examples) ? node.examples : {}).slice(0, 20)) {
      if (isObject(example) && example.value !== undefined)
        samples.push({ value: example.value, path: [...path, 'examples', name, 'value'], schema });
    }
  }
  return { schemas, samples };
}

/** `schema` can be the name of a property or of a component too. */
function isInSchema(path: Path): boolean {
  if (path[0] === 'definitions' || (path[0] === 'components' && path[1] === 'schemas')) return true;
  return path.some((step, i) => step === 'schema' && path[i - 1] !== 'properties');
}
