import type { EdgeStyle, Graph, GraphEdge, GraphNode } from './graph.ts';
import { joinEdges } from './join-edges.ts';
import { readLabel } from './read-label.ts';

/** A flowchart, from the lines below its first; nothing when a line says what is not understood. */
export function readFlow(direction: string, lines: readonly string[]): Graph | undefined {
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const groups: { id: string; title: string }[] = [];
  const known = new Set<string>();
  for (const line of lines.flatMap(statementsOf)) {
    if (/^(?:classDef|class|style|linkStyle|click|direction)\s/.test(line)) continue;
    const group = /^subgraph\s+(.+)$/.exec(line)?.[1];
    if (group !== undefined) {
      const read = readGroup(group);
      if (!read) return undefined;
      groups.push(read);
      known.add(read.id);
      continue;
    }
    if (line === 'end') {
      if (!groups.pop()) return undefined;
      continue;
    }
    const title = groups.map((each) => each.title).join(' / ');
    if (!readChain(line, nodes, edges, title)) return undefined;
  }
  // A line to a group of nodes would have to be drawn to each or to none of them.
  if (groups.length > 0 || [...known].some((id) => nodes.has(id))) return undefined;
  return {
    direction: /^(?:LR|RL)$/.test(direction) ? 'right' : 'down',
    nodes: [...nodes.values()],
    edges: joinEdges(edges),
  };
}

/** Statements are parted by line ends, and by semicolons outside of quotes and brackets. */
function statementsOf(line: string): string[] {
  const parts = line.match(/(?:"[^"]*"|\[[^\]]*\]|\([^)]*\)|\{[^}]*\}|\|[^|]*\||[^;])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function readGroup(text: string): { id: string; title: string } | undefined {
  const [, id, label] = /^([\p{L}\p{N}_.-]+)\s*\[(.+)\]$/u.exec(text) ?? [];
  if (id !== undefined && label !== undefined) return { id, title: readLabel(label).join(' ') };
  return /[[\](){}]/.test(text) ? undefined : { id: text, title: readLabel(text).join(' ') };
}

/** `a & b --> c -- words --> d`. */
function readChain(line: string, nodes: Map<string, GraphNode>, edges: GraphEdge[], group: string): boolean {
  let rest = line;
  let before: string[] | undefined;
  let link: Link | undefined;
  for (;;) {
    const taken = takeNodes(rest, nodes, group);
    if (!taken) return false;
    for (const from of link && before ? before : []) {
      for (const to of taken.ids) if (link) edges.push({ from, to, ...link.edge });
    }
    before = taken.ids;
    rest = taken.rest.trim();
    if (rest === '') return true;
    link = takeLink(rest);
    if (!link) return false;
    rest = link.rest.trim();
  }
}

function takeNodes(
  text: string,
  nodes: Map<string, GraphNode>,
  group: string,
): { ids: string[]; rest: string } | undefined {
  const ids: string[] = [];
  let rest = text;
  for (;;) {
    const node = takeNode(rest);
    if (!node) return undefined;
    const { id, lines, shape } = node;
    const known = nodes.get(id);
    const own = group === '' ? {} : { group };
    if (!known) nodes.set(id, { id, lines: lines ?? [id], shape, ...own });
    else nodes.set(id, { ...own, ...known, ...(lines && { lines, shape }) });
    ids.push(id);
    const more = /^\s*&\s*/.exec(node.rest)?.[0];
    if (more === undefined) return { ids, rest: node.rest };
    rest = node.rest.slice(more.length);
  }
}

const NODE_ID = /^[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/u;

/** What brackets make of a node; the longer ones first. */
const SHAPES: readonly (readonly [open: string, close: string, shape: GraphNode['shape']])[] = [
  ['(((', ')))', 'round'],
  ['((', '))', 'round'],
  ['([', '])', 'round'],
  ['[(', ')]', 'round'],
  ['[[', ']]', 'box'],
  ['[/', '/]', 'box'],
  ['[/', '\\]', 'box'],
  ['[\\', '\\]', 'box'],
  ['[\\', '/]', 'box'],
  ['{{', '}}', 'decision'],
  ['[', ']', 'box'],
  ['(', ')', 'round'],
  ['{', '}', 'decision'],
  ['>', ']', 'box'],
];

type Taken = { id: string; lines?: string[]; shape: GraphNode['shape']; rest: string };

function takeNode(text: string): Taken | undefined {
  const id = NODE_ID.exec(text)?.[0];
  if (id === undefined) return undefined;
  const after = text.slice(id.length);
  for (const [open, close, shape] of SHAPES) {
    if (!after.startsWith(open)) continue;
    const inner = after.slice(open.length);
    const quoted = /^\s*"[^"]*"\s*/.exec(inner)?.[0];
    const end = quoted === undefined ? inner.indexOf(close) : quoted.length;
    if (end === -1 || !inner.startsWith(close, end)) continue;
    const label = inner.slice(0, end);
    if (quoted === undefined && /["[\](){}]/.test(label)) return undefined;
    return { id, lines: readLabel(label), shape, rest: withoutClass(inner.slice(end + close.length)) };
  }
  return { id, shape: 'box', rest: withoutClass(after) };
}

function withoutClass(text: string): string {
  return text.replace(/^:::[\w-]+/, '');
}

type Link = { edge: Omit<GraphEdge, 'from' | 'to'>; rest: string };

/** `-->`, `-.->`, `==>`, `<-->`, each also without points, with words in it, or with words after it. */
const PLAIN = /^(<?)(-{2,}|={2,}|-\.+-)(>?)(?:\s*\|([^|]*)\|)?/;
const WORDED =
  /^(<?)(--|==|-\.)(?![-=.>])\s*("[^"]*"|[^-=."|]+(?:[-=.](?![-=.>])[^-=."|]+)*?)\s*(-{2,}|={2,}|\.+-)(>?)/;

function takeLink(text: string): Link | undefined {
  const worded = WORDED.exec(text);
  const plain = worded ? undefined : PLAIN.exec(text);
  const [whole = '', tail = '', line = '', a = '', b = '', c = ''] = worded ?? plain ?? [];
  if (whole === '') return undefined;
  const [head, label] = worded ? [c, a] : [a, b];
  // The line that closes words is of the kind that opened them; two strokes and no point are no line at all.
  if (worded && (line[0] === '=') !== (b[0] === '=')) return undefined;
  if (head === '' && !worded && /^(?:--|==)$/.test(line)) return undefined;
  const style: EdgeStyle = line.startsWith('=') ? 'thick' : line.includes('.') ? 'dotted' : 'solid';
  const mark = (point: string) => (point === '' ? 'none' : 'arrow');
  return {
    edge: {
      label: readLabel(label ?? '')
        .join(' ')
        .trim(),
      style,
      tail: mark(tail),
      head: mark(head),
    },
    rest: text.slice(whole.length),
  };
}
