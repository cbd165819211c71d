import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** What stands in a layer: a node, the words of a line that passes, or nothing but the line. */
export type Unit = {
  layer: number;
  content: { node: GraphNode } | { label: string; edge: GraphEdge } | { edge: GraphEdge };
};

/** A piece of a line, from one layer to the next. `isFlipped`: its edge runs against the layers. */
export type Segment = { upper: Unit; lower: Unit; edge: GraphEdge; isFlipped: boolean };

export type Layers = { units: Unit[][]; segments: Segment[] };

/** Sweeps over the layers that bring units near to what they are joined with. */
const SWEEPS = 8;

/**
 * Puts nodes into layers so that lines run from each to the next, after Sugiyama's scheme: few lines against the
 * direction, a layer between for words on a line, and an order in each layer with few crossings.
 */
export function layersOf({ nodes, edges }: Graph): Layers {
  const drawn = edges.filter(({ from, to }) => from !== to);
  const flipped = againstOf(nodes, drawn);
  const ends = drawn.map((edge) => {
    const isFlipped = flipped.has(edge);
    const [top, bottom] = isFlipped ? [edge.to, edge.from] : [edge.from, edge.to];
    return { edge, isFlipped, top, bottom, length: edge.label === '' ? 1 : 2 };
  });
  const depth = depthsOf(nodes, ends);
  const units: Unit[][] = [];
  const add = (unit: Unit): Unit => {
    while (units.length <= unit.layer) units.push([]);
    units[unit.layer]?.push(unit);
    return unit;
  };
  const boxes = new Map(nodes.map((node) => [node.id, add({ layer: depth.get(node.id) ?? 0, content: { node } })]));
  const segments: Segment[] = [];
  for (const { edge, isFlipped, top, bottom } of ends) {
    const [first, last] = [boxes.get(top), boxes.get(bottom)];
    if (!first || !last) continue;
    const middle = edge.label === '' ? -1 : Math.floor((first.layer + last.layer) / 2);
    let upper = first;
    for (let layer = first.layer + 1; layer < last.layer; layer++) {
      const lower = add({ layer, content: layer === middle ? { label: edge.label, edge } : { edge } });
      segments.push({ upper, lower, edge, isFlipped });
      upper = lower;
    }
    segments.push({ upper, lower: last, edge, isFlipped });
  }
  return { units: ordered(units, segments), segments };
}

/** Edges that close a circle. */
function againstOf(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Set<GraphEdge> {
  const against = new Set<GraphEdge>();
  const seen = new Set<string>();
  const open = new Set<string>();
  const visit = (id: string): void => {
    seen.add(id);
    open.add(id);
    for (const edge of edges) {
      if (edge.from !== id) continue;
      if (open.has(edge.to)) against.add(edge);
      else if (!seen.has(edge.to)) visit(edge.to);
    }
    open.delete(id);
  };
  const begins = nodes.filter(({ id }) => !edges.some(({ to }) => to === id));
  for (const { id } of [...begins, ...nodes]) if (!seen.has(id)) visit(id);
  return against;
}

type Ends = { top: string; bottom: string; length: number };

/** The longest way to each node; then what nothing leads to moves down to what it leads to. */
function depthsOf(nodes: readonly GraphNode[], ends: readonly Ends[]): Map<string, number> {
  const depth = new Map(nodes.map(({ id }) => [id, 0]));
  const at = (id: string): number => depth.get(id) ?? 0;
  for (let moved = true; moved; ) {
    moved = false;
    for (const { top, bottom, length } of ends) {
      if (at(bottom) >= at(top) + length) continue;
      depth.set(bottom, at(top) + length);
      moved = true;
    }
  }
  for (const { id } of nodes) {
    const below = ends.filter(({ top }) => top === id).map(({ bottom, length }) => at(bottom) - length);
    if (below.length > 0 && !ends.some(({ bottom }) => bottom === id)) depth.set(id, Math.min(...below));
  }
  return depth;
}

function ordered(start: readonly Unit[][], segments: readonly Segment[]): Unit[][] {
  let best = start.map((layer) => [...layer]);
  let fewest = crossings(best, segments);
  const units = start.map((layer) => [...layer]);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const isDown = sweep % 2 === 0;
    for (const layer of isDown ? units : [...units].reverse()) sortByMiddle(layer, units, segments, isDown);
    const count = crossings(units, segments);
    if (count < fewest) [best, fewest] = [units.map((layer) => [...layer]), count];
  }
  return best;
}

function sortByMiddle(layer: Unit[], units: readonly Unit[][], segments: readonly Segment[], isDown: boolean): void {
  const middles = new Map(
    layer.map((unit, at) => {
      const joined = segments.flatMap(({ upper, lower }) =>
        isDown && lower === unit ? [upper] : !isDown && upper === unit ? [lower] : [],
      );
      const places = joined.map((other) => units[other.layer]?.indexOf(other) ?? 0);
      return [unit, places.length > 0 ? places.reduce((sum, place) => sum + place, 0) / places.length : at];
    }),
  );
  layer.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
}

function crossings(units: readonly Unit[][], segments: readonly Segment[]): number {
  const place = new Map(units.flatMap((layer) => layer.map((unit, at) => [unit, at] as const)));
  const at = (unit: Unit): number => place.get(unit) ?? 0;
  let count = 0;
  for (const [index, a] of segments.entries()) {
    for (const b of segments.slice(index + 1)) {
      if (a.upper.layer !== b.upper.layer) continue;
      if ((at(a.upper) - at(b.upper)) * (at(a.lower) - at(b.lower)) < 0) count += 1;
    }
  }
  return count;
}
