import { wrapText } from '../wrap-text.ts';
import { drawGraph } from './draw-graph.ts';
import { drawSequence } from './draw-sequence.ts';
import { type Graph, type GraphNode, RULE } from './graph.ts';
import { readClass } from './read-class.ts';
import { readEr } from './read-er.ts';
import { readFlow } from './read-flow.ts';
import { readSequence } from './read-sequence.ts';
import { readState } from './read-state.ts';

/** Longer sources are no picture any more. */
const MOST_CHARACTERS = 20_000;

/**
 * A Mermaid diagram as rows of plain Unicode, none wider than `columns`. A drawing may not lie: nothing is drawn of a
 * source that holds anything which is not understood, and nothing where the picture would not fit.
 */
export function drawDiagram(source: string, columns: number): string[] | undefined {
  if (source.length > MOST_CHARACTERS) return undefined;
  const lines = source
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)%%.*$/, '').trim())
    .filter((line) => line !== '');
  const [first = '', ...rest] = lines;
  const [, kind = '', direction = ''] = /^([\w-]+)(?:\s+(TB|TD|BT|RL|LR))?\s*;?$/.exec(first) ?? [];
  switch (kind) {
    case 'flowchart':
    case 'graph':
      return drawn(readFlow(direction, rest), columns);
    case 'stateDiagram':
    case 'stateDiagram-v2':
      return drawn(readState(rest), columns);
    case 'erDiagram':
      return drawn(readEr(rest), columns);
    case 'classDiagram':
    case 'classDiagram-v2':
      return drawn(readClass(rest), columns);
    case 'sequenceDiagram': {
      const sequence = readSequence(rest);
      return sequence && drawSequence(sequence, columns);
    }
    default:
      return undefined;
  }
}

/** What does not fit with all that its boxes hold is drawn without, and says so. */
function drawn(graph: Graph | undefined, columns: number): string[] | undefined {
  if (!graph) return undefined;
  const rows = drawGraph(graph, columns);
  if (rows) return [...rows, ...said(graph.legend, columns)];
  const bare = { ...graph, nodes: graph.nodes.map(withoutParts) };
  const isLess = bare.nodes.some(({ lines }, at) => lines.length !== graph.nodes[at]?.lines.length);
  const less = isLess ? drawGraph(bare, columns) : undefined;
  return less && [...less, ...said(graph.legend, columns), ...said(LEFT_OUT, columns)];
}

const LEFT_OUT = 'What each of them holds does not fit here: the source has it.';

function withoutParts(node: GraphNode): GraphNode {
  const rule = node.lines.indexOf(RULE);
  return rule === -1 ? node : { ...node, lines: node.lines.slice(0, rule) };
}

function said(words: string | undefined, columns: number): string[] {
  return words === undefined ? [] : wrapText(words, columns);
}
