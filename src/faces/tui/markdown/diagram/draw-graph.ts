import { widthOf } from '../../../../text/width.ts';
import { wrapText } from '../wrap-text.ts';
import { createCanvas } from './canvas.ts';
import { type Brush, brushOf, drawBox, drawLine } from './draw-parts.ts';
import { type Direction, type Graph, type GraphNode, RULE } from './graph.ts';
import { lanesOf } from './lanes.ts';
import { type Layers, layersOf, type Segment, type Unit } from './layers.ts';
import { type Ports, placeUnits, type Span } from './places.ts';
import { portsOf } from './ports.ts';

/** Bigger ones are no picture any more, and would take long. */
const MOST_NODES = 60;
const MOST_EDGES = 90;

/** In cells: words in boxes and on lines are wrapped ever narrower, until the drawing fits. */
const WIDTHS = [28, 18, 12];

/** More cells between boxes: where lines come to lie on one another, they part when the boxes stand otherwise. */
const SPARES = [0, 1, 2];

/**
 * The graph as rows, none wider than `columns`; one that runs to the right and is too wide runs down. Each line is
 * drawn by itself, and lines cross but never join: so what is seen is what was said. Nothing when it does not fit.
 */
export function drawGraph(graph: Graph, columns: number): string[] | undefined {
  if (graph.nodes.length === 0 || graph.nodes.length > MOST_NODES || graph.edges.length > MOST_EDGES) return undefined;
  const directions: Direction[] = graph.direction === 'right' ? ['right', 'down'] : ['down'];
  for (const direction of directions) {
    for (const width of WIDTHS) {
      const narrow = wrapped(graph, width);
      for (const spare of SPARES) {
        const rows = drawAt(narrow, direction, spare);
        if (rows?.every((row) => widthOf(row) <= columns)) return rows;
      }
    }
  }
  return undefined;
}

function wrapped(graph: Graph, width: number): Graph {
  const wrap = (line: string): string[] => (line === RULE ? [line] : wrapText(line, width));
  const loops = (id: string): string[] =>
    graph.edges
      .filter(({ from, to }) => from === id && to === id)
      .flatMap(({ label, tail, head }) => {
        const many = /^[1?*+]$/.test(head) ? `, ${tail} to ${head}` : '';
        return wrapText(`to itself${many}${label === '' ? '' : `: ${label}`}`, width);
      });
  const nodes = graph.nodes.map((node): GraphNode => {
    const own = loops(node.id);
    const lines = [...node.lines.flatMap(wrap), ...(own.length > 0 ? [RULE, ...own] : [])];
    return { ...node, lines };
  });
  return { ...graph, nodes };
}

/** Where a layer begins in the direction of the lines, its size in it, and the lines from it to the next. */
type Band = { from: number; size: number; lines: Channel };

type Channel = { ports: Map<Segment, Ports>; lanes: ReadonlyMap<Segment, number>; before: number; size: number };

function drawAt(graph: Graph, direction: Direction, spare: number): string[] | undefined {
  const layers = layersOf(graph);
  const isDown = direction === 'down';
  const sizes = new Map(layers.units.flat().map((unit) => [unit, sizeOf(unit, layers, isDown)]));
  const spans = placeUnits(layers, (unit) => sizes.get(unit)?.across ?? 1, (isDown ? 3 : 1) + spare);
  const bands: Band[] = [];
  let from = 0;
  for (const [layer, units] of layers.units.entries()) {
    const lines = channelOf(layers, layer, spans, isDown);
    if (!lines) return undefined;
    const size = Math.max(1, ...units.map((unit) => sizes.get(unit)?.along ?? 1));
    bands.push({ from, size, lines });
    from += size + lines.size;
  }
  const canvas = createCanvas();
  const brush = brushOf(canvas, direction);
  for (const unit of layers.units.flat()) {
    const band = bands[unit.layer];
    const span = spans.get(unit);
    if (band && span) drawUnit(brush, unit, span, band, sizes.get(unit)?.along ?? 1);
  }
  for (const band of bands) drawChannel(brush, band, sizes);
  return brush.clashes() ? undefined : canvas.rows();
}

/** In cells, along the direction of the lines and across it. A box has room for each of its lines. */
function sizeOf(unit: Unit, { segments }: Layers, isDown: boolean): { along: number; across: number } {
  const { content } = unit;
  if ('label' in content) {
    const width = widthOf(content.label) + (isDown ? 0 : 2);
    return isDown ? { along: 1, across: width } : { along: width, across: 1 };
  }
  if (!('node' in content)) return { along: 1, across: 1 };
  const { lines, group } = content.node;
  const width = Math.max(...lines.map(widthOf), group === undefined ? 1 : widthOf(group)) + 4;
  const height = lines.length + 2;
  const leaving = segments.filter(({ upper }) => upper === unit).length;
  const coming = segments.filter(({ lower }) => lower === unit).length;
  const ports = Math.max(leaving, coming) * 2 + 1;
  return isDown ? { along: height, across: Math.max(width, ports) } : { along: width, across: Math.max(height, ports) };
}

function channelOf(
  { segments, units }: Layers,
  layer: number,
  spans: ReadonlyMap<Unit, Span>,
  isDown: boolean,
): Channel | undefined {
  const own = segments.filter(({ upper }) => upper.layer === layer);
  const ports = portsOf(own, spans);
  const turns = lanesOf(ports);
  if (!turns) return undefined;
  if (layer === units.length - 1) return { ports, lanes: turns.lanes, before: 0, size: 0 };
  // Lines that run to the right need room to be seen as lines.
  const before = isDown ? 1 : 2;
  return { ports, lanes: turns.lanes, before, size: before + turns.count + (isDown ? 1 : 2) };
}

function drawUnit(brush: Brush, { content }: Unit, span: Span, { from, size }: Band, along: number): void {
  if ('node' in content) {
    drawBox(brush, content.node, { along: from, across: span.from }, { along, across: span.size });
    return;
  }
  const middle = span.from + Math.floor((span.size - 1) / 2);
  brush.run(middle, from, from + size - 1, content.edge);
  if (!('label' in content)) return;
  const start = from + Math.floor((size - along) / 2);
  brush.words(start, span.from, brush.isDown ? content.label : ` ${content.label} `);
}

function drawChannel(brush: Brush, { from, size, lines }: Band, sizes: ReadonlyMap<Unit, { along: number }>): void {
  for (const [segment, ports] of lines.ports) {
    const isBox = 'node' in segment.upper.content;
    const start = from + (isBox ? (sizes.get(segment.upper)?.along ?? size) : size);
    const lane = lines.lanes.get(segment);
    const end = from + size + lines.size - 1;
    drawLine(brush, segment, ports, { start, end, turn: lane === undefined ? end : from + size + lines.before + lane });
  }
}
