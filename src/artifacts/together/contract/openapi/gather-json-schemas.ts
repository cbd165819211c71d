import type { Artifact } from '../../../artifact.ts';
import type { Shape } from '../../design.ts';
import { entriesOf, lineOf, readSources, rootOf, type Spot } from './documents.ts';
import { fieldsOf } from './fields.ts';

/** The objects that the JSON Schemas of a document describe, by their titles (or their artifacts' names), and their definitions. */
export function gatherJsonSchemas(artifacts: readonly Artifact[]): Shape[] {
  const sources = readSources(artifacts);
  return sources.flatMap((source) => {
    const root = rootOf(source);
    const { title } = root.value;
    const name =
      typeof title === 'string' ? title : (source.artifact.name ?? '').replace(/(?:\.schema)?\.(?:json|ya?ml)$/, '');
    const all: [string, Spot][] = [[name, root], ...entriesOf(root, 'definitions'), ...entriesOf(root, '$defs')];
    return all.map(
      ([called, schema]): Shape => ({
        from: 'json-schema',
        name: called,
        use: 'object',
        fields: fieldsOf(schema, sources),
        line: lineOf(schema),
        artifact: source.artifact.index,
      }),
    );
  });
}
