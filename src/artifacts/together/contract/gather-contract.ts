import type { Artifact } from '../../artifact.ts';
import type { Operation, Shape } from '../design.ts';
import { gatherGraphql } from './gather-graphql.ts';
import { gatherProtobuf } from './gather-protobuf.ts';
import { gatherTypescript } from './gather-typescript.ts';
import { gatherJsonSchemas } from './openapi/gather-json-schemas.ts';
import { gatherOpenapi } from './openapi/gather-openapi.ts';

/** What the contracts of a document let a client call, and the shapes they speak in. Never throws. */
export function gatherContract(artifacts: readonly Artifact[]): { operations: Operation[]; shapes: Shape[] } {
  const of = (kind: Artifact['kind']): Artifact[] => artifacts.filter((one) => one.kind === kind);
  const parts = [gatherOpenapi(of('openapi')), gatherGraphql(of('graphql')), gatherProtobuf(of('protobuf'))];
  return {
    operations: parts.flatMap(({ operations }) => operations),
    shapes: [
      ...parts.flatMap(({ shapes }) => shapes),
      ...gatherJsonSchemas(of('json-schema')),
      ...gatherTypescript(of('code')),
    ],
  };
}
