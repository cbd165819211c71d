import type { Node } from 'libpg-query';

/** The name of a kind of node, which is its only key. */
export type NodeKind = Node extends infer One ? (One extends One ? keyof One : never) : never;
type Inside<Kind extends NodeKind> =
  Extract<Node, Record<Kind, unknown>> extends Record<Kind, infer Held> ? Held : never;

/** What a node of PostgreSQL's syntax tree holds when it is of a kind; undefined when it is of another, or absent. */
export function nodeOf<Kind extends NodeKind>(node: Node | undefined, kind: Kind): Inside<Kind> | undefined {
  if (!node || !Object.hasOwn(node, kind)) return undefined;
  return (node as unknown as Record<NodeKind, Inside<Kind>>)[kind];
}

/** The strings in a list of nodes; what is no string is left out. */
export function stringsOf(nodes: readonly Node[] | undefined): string[] {
  return (nodes ?? []).flatMap((node) => nodeOf(node, 'String')?.sval ?? []);
}
