import { isObject } from '../json-schema/is-object.ts';
import type { Problem } from '../json-schema/problem.ts';
import { sampleValidator } from '../json-schema/sample-validator.ts';
import { schemaProblems } from '../json-schema/schema-problems.ts';
import { visitNodes } from '../json-schema/visit-nodes.ts';
import { findSchemas } from './find-schemas.ts';

/** What is wrong inside of the schemas of an OpenAPI document, and with the samples that stand beside them. */
export function checkSchemas(root: Record<string, unknown>): Problem[] {
  const validate = sampleValidator(root);
  const { schemas, samples } = findSchemas(root);
  const within = schemas.flatMap(({ schema, path }) => schemaProblems(schema, path, { validate }));
  const beside = samples.flatMap(({ value, path, schema }): Problem[] => {
    const wrong = validate(schema, value);
    return wrong
      ? [{ level: 'warning', what: 'sample', message: `it is not valid by its schema: ${wrong}`, path }]
      : [];
  });
  return [...within, ...beside, ...oneOfTwo(root)];
}

/** Keys of which there may be only one. */
function oneOfTwo(root: Record<string, unknown>): Problem[] {
  return [...visitNodes(root)].flatMap(({ node, path }): Problem[] => {
    const both = node.example !== undefined && isObject(node.examples) && !path.includes('properties');
    const message = 'example and examples exclude each other';
    return both ? [{ level: 'warning', what: 'example-and-examples', message, path: [...path, 'example'] }] : [];
  });
}
