import { type ASTNode, Kind, visit } from 'graphql';
import type { SdlNode } from './block.ts';

/** How a name is used, which says what it must be. */
export type Use = 'any' | 'member' | 'interface';

/** The name that a definition or extension is about; a schema has none, a directive one that is no type. */
export function nameOf(node: SdlNode): string | undefined {
  return 'name' in node && node.kind !== Kind.DIRECTIVE_DEFINITION ? node.name.value : undefined;
}

/** The names of types that some definitions mention: how, and the line of the first mention in its block. */
export function mentioned(nodes: readonly SdlNode[]): Map<string, { use: Use; line: number }> {
  const uses = new Map<string, { use: Use; line: number }>();
  for (const node of nodes) {
    visit(node as ASTNode, {
      NamedType({ name: { value }, loc }, _key, parent, path) {
        const list = path.at(-2);
        const isRoot = typeof parent === 'object' && 'kind' in parent && parent.kind === Kind.OPERATION_TYPE_DEFINITION;
        const use = list === 'interfaces' ? 'interface' : list === 'types' || isRoot ? 'member' : 'any';
        const line = uses.get(value)?.line ?? loc?.startToken.line ?? 1;
        if (use !== 'any' || !uses.has(value)) uses.set(value, { use, line });
      },
    });
  }
  return uses;
}
