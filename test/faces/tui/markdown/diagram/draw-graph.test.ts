import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawGraph } from '../../../../../src/faces/tui/markdown/diagram/draw-graph.ts';
import type { Direction, Graph } from '../../../../../src/faces/tui/markdown/diagram/graph.ts';
import { widthOf } from '../../../../../src/text/width.ts';
import { trace } from './trace.ts';

const pair = fc.tuple(fc.nat(9), fc.nat(9));

/** Boxes n0 … and arrows between them, none twice. */
function graphOf(direction: Direction, count: number, pairs: readonly (readonly [number, number])[]): Graph {
  const names = Array.from({ length: count }, (_, at) => `n${at}`);
  const wanted = new Set(pairs.map(([from, to]) => `n${from % count}>n${to % count}`));
  const edges = [...wanted].flatMap((each) => {
    const [from = '', to = ''] = each.split('>');
    return from === to ? [] : [{ from, to, label: '', style: 'solid', tail: 'none', head: 'arrow' } as const];
  });
  return { direction, nodes: names.map((id) => ({ id, lines: [id], shape: 'box' })), edges };
}

const graphs = fc
  .tuple(fc.constantFrom<Direction>('down', 'right'), fc.integer({ min: 1, max: 8 }), fc.array(pair, { maxLength: 12 }))
  .map(([direction, count, pairs]) => graphOf(direction, count, pairs));

describe('a drawn graph', () => {
  it('shows each line, from its box to its box, and no other', () => {
    let drawn = 0;
    fc.assert(
      fc.property(graphs, (graph) => {
        const rows = drawGraph(graph, 400);
        if (!rows) return;
        drawn += 1;
        expect(trace(rows)).toEqual(graph.edges.map(({ from, to }) => `${from}>${to}`).sort());
      }),
      { seed: 3, numRuns: 200 },
    );
    // That hardly any of them cannot be drawn is a part of the law.
    expect(drawn).toBeGreaterThan(195);
  });

  it('is never wider than the columns that it is given', () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 5, max: 60 }), (graph, columns) => {
        for (const row of drawGraph(graph, columns) ?? []) expect(widthOf(row)).toBeLessThanOrEqual(columns);
      }),
      { seed: 4, numRuns: 50 },
    );
  });

  it('runs down when it is too wide to run to the right', () => {
    const chain = graphOf('right', 3, [
      [0, 1],
      [1, 2],
    ]);
    expect(drawGraph(chain, 40)).toHaveLength(3);
    expect((drawGraph(chain, 12) ?? []).length).toBeGreaterThan(3);
    expect(drawGraph(chain, 4)).toBeUndefined();
  });

  it('is not tried when there is too much of it', () => {
    expect(drawGraph(graphOf('down', 61, []), 10_000)).toBeUndefined();
  });
});
