import { checkSamples } from './check-samples.ts';
import { checkSense } from './check-sense.ts';
import { checkShape } from './check-shape.ts';
import type { Dialect } from './dialect.ts';
import type { Path, Problem } from './problem.ts';
import type { SampleValidator } from './sample-validator.ts';
import { visitSchemas } from './visit-schemas.ts';

/** Findings of one artifact, at most: what a generated file does wrong it does everywhere. */
export const MOST_FINDINGS = 100;

/**
 * What is wrong with a schema and all schemas inside of it. References are not looked at.
 *
 * @param path of the schema in its document
 * @param options `dialect`: absent, keywords and the shape of their values are not checked (something else did);
 *   `validate`: absent, defaults and examples are not held against their schema
 */
export function schemaProblems(
  schema: unknown,
  path: Path,
  { dialect, validate }: { dialect?: Dialect; validate?: SampleValidator },
): Problem[] {
  const problems: Problem[] = [];
  for (const visited of visitSchemas(schema, path)) {
    const shape = dialect ? checkShape(visited.schema, visited.path, dialect) : [];
    problems.push(...shape, ...checkSense(visited));
    // A schema that is wrong itself says nothing of its samples.
    if (validate && !shape.some(({ level }) => level === 'error')) problems.push(...checkSamples(visited, validate));
    if (problems.length > MOST_FINDINGS * 10) break;
  }
  return problems;
}
