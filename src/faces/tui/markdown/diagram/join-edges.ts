import type { GraphEdge } from './graph.ts';

/** Edges that join the same two nodes in the same way are one line, with the words of all. */
export function joinEdges(edges: readonly GraphEdge[]): GraphEdge[] {
  const joined = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const { from, to, style, tail, head } = edge;
    const key = JSON.stringify([from, to, style, tail, head]);
    const known = joined.get(key);
    const labels = [known?.label ?? '', edge.label].filter((label) => label !== '');
    joined.set(key, { ...edge, label: [...new Set(labels)].join(' / ') });
  }
  return [...joined.values()];
}
