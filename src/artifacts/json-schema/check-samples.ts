import type { Problem } from './problem.ts';
import type { SampleValidator } from './sample-validator.ts';
import type { Visited } from './visit-schemas.ts';

/** The `default`, `example` and `examples` of a schema that the schema itself does not allow. */
export function checkSamples({ schema, path }: Visited, validate: SampleValidator): Problem[] {
  const { examples } = schema;
  const samples: [unknown, (string | number)[]][] = ['default', 'example']
    .filter((word) => schema[word] !== undefined)
    .map((word) => [schema[word], [word]]);
  if (Array.isArray(examples))
    samples.push(...examples.slice(0, 20).map((each, i): [unknown, (string | number)[]] => [each, ['examples', i]]));
  return samples.flatMap(([value, steps]): Problem[] => {
    const wrong = validate(path, value);
    const message = `it is not valid by its own schema: ${wrong}`;
    return wrong ? [{ level: 'warning', what: 'sample', message, path: [...path, ...steps] }] : [];
  });
}
