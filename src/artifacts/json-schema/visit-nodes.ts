import { isObject } from './is-object.ts';
import type { Path } from './problem.ts';

/** A mapping in a specification document. */
export type SpecNode = { node: Record<string, unknown>; path: Path };

/** Mappings that are looked at, at most. */
const MOST = 100_000;

/** Keys below which the authors' own names stand, so that a key like `default` is a name. */
export const NAMES: ReadonlySet<string> = new Set([
  ...['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas', 'responses', 'headers'],
  ...['parameters', 'requestBodies', 'securitySchemes', 'links', 'callbacks', 'pathItems', 'paths', 'webhooks'],
  ...['securityDefinitions', 'content', 'channels', 'messages', 'operations', 'servers', 'variables', 'examples'],
  ...['mediaTypes', 'encoding', 'serverVariables', 'correlationIds', 'replies', 'replyAddresses', 'operationTraits'],
  ...['messageTraits', 'serverBindings', 'channelBindings', 'operationBindings', 'messageBindings', 'mapping'],
]);
/** Keys whose value is data, in which nothing has a meaning. */
const DATA = new Set(['example', 'default', 'value', 'const', 'enum']);

/**
 * All mappings of an OpenAPI or AsyncAPI document, outer ones first, without the samples and extensions in it. One that
 * stands in several places (a YAML alias) is given once.
 */
export function* visitNodes(root: Record<string, unknown>): Generator<SpecNode> {
  const seen = new Set<unknown>([root]);
  type Waiting = { value: object; path: Path; names: boolean };
  const waiting: Waiting[] = [{ value: root, path: [], names: false }];
  for (let i = 0; i < waiting.length && i < MOST; i++) {
    const at = waiting[i];
    if (!at) return;
    const node: object = at.value;
    const named = !Array.isArray(node);
    if (isObject(node)) yield { node, path: at.path };
    for (const [key, value] of Object.entries(node)) {
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      if (named && !at.names && (DATA.has(key) || key.startsWith('x-'))) continue;
      if (named && !at.names && key === 'examples' && Array.isArray(value)) continue;
      seen.add(value);
      waiting.push({
        value,
        path: [...at.path, named ? key : Number(key)],
        names: named && !at.names && NAMES.has(key),
      });
    }
  }
}
