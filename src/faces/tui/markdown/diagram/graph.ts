/** A diagram of boxes and lines, as it is to be drawn. All texts are sanitised, and hold no line ends. */
export type Graph = {
  direction: Direction;
  nodes: readonly GraphNode[];
  /** Between two nodes that there are, and no two between the same two of them in the same direction. */
  edges: readonly GraphEdge[];
  /** What signs at the ends of lines mean, where they do not speak for themselves. */
  legend?: string;
};

export type Direction = 'down' | 'right';

export type GraphNode = {
  id: string;
  /** From top to bottom; `RULE` stands for a line across. */
  lines: readonly string[];
  shape: 'box' | 'round' | 'decision';
  /** What it is a part of: it stands on its upper border. */
  group?: string;
};

/** A line across a box, parting what it is called from what it holds. */
export const RULE = '\n';

export type GraphEdge = { from: string; to: string; label: string; style: EdgeStyle; tail: Mark; head: Mark };

export type EdgeStyle = 'solid' | 'dotted' | 'thick';

/** What stands at the end of a line, before the box: pointed signs point at it. A number of things is one character. */
export type Mark = 'none' | 'arrow' | 'triangle' | 'diamond' | 'open-diamond' | '1' | '?' | '*' | '+';
