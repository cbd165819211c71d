import type { Design } from '../design.ts';
import { httpBodies } from './http-bodies.ts';
import type { Target } from './target.ts';

/** All schemas of a design that its samples can be held to: of events first, then of the HTTP contract. */
export function targetsOf(design: Design): Target[] {
  const events = design.messages.flatMap(({ name, channel, schema, from }): Target[] =>
    schema && from !== 'prose'
      ? [
          {
            from,
            name,
            use: from === 'asyncapi' ? 'event' : 'named',
            schema: schema.value,
            fields: schema.fields,
            line: schema.line,
            artifact: -1,
            ...(channel !== undefined && { channel }),
          },
        ]
      : [],
  );
  const bodies = design.artifacts.flatMap(({ artifact }) => (artifact.kind === 'openapi' ? httpBodies(artifact) : []));
  return [...events, ...bodies];
}
