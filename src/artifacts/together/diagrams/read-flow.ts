import type { Edge, Node } from '../design.ts';
import { type DiagramLine, plainLabel } from './diagram-lines.ts';

/** Brackets of a node, the longest first, with what closes each. */
const SHAPES: readonly (readonly [open: string, close: string, shape: string])[] = [
  ['(((', ')))', '((()))'],
  ['((', '))', '(())'],
  ['([', '])', '([])'],
  ['[(', ')]', '[()]'],
  ['[[', ']]', '[[]]'],
  ['[/', '/]', '[//]'],
  ['[\\', '\\]', '[\\\\]'],
  ['{{', '}}', '{{}}'],
  ['[', ']', '[]'],
  ['(', ')', '()'],
  ['{', '}', '{}'],
  ['>', ']', '>]'],
];
const ID = /[\p{L}\p{N}_*./\\]+(?:-(?![-.>])[\p{L}\p{N}_*./\\]+)*/uy;
const OPTIONS = /@\{([^}]*)\}/y;
const CLASS = /:::[\w-]+/y;
const SPACE = /\s*/y;
const LINK = /(?:[\w-]+@)?(?:[<xo]?(?:--+|==+|-\.+-?)[>xo]?|~~~+)(?![-=])/y;
const LABEL = /\s*\|"?([^|]*?)"?\|/y;
const WORDS = /\s*("[^"]*"|[^|<>]*?)\s*(?:--+[>xo]|---+|==+[>xo]|===+|\.+-[>xo]?)(?=\s|[\p{L}\p{N}_"]|$)/uy;
const OTHER = /^(?:direction|classDef|class|style|linkStyle|click|accTitle|accDescr|title)\b/;

type Scan = { text: string; at: number };

/** The nodes of a flowchart, each with the innermost subgraph it is written in, and the edges between them. */
export function readFlow(lines: readonly DiagramLine[]): { nodes: Node[]; edges: Edge[] } {
  const nodes = new Map<string, Node>();
  const edges: Edge[] = [];
  const groups: string[] = [];
  const put = (node: Omit<Node, 'group'>): string => {
    const group = groups.at(-1);
    const known = nodes.get(node.id);
    if (!known) nodes.set(node.id, { ...node, ...(group === undefined ? {} : { group }) });
    else if (known.shape === '' && node.shape !== '') {
      Object.assign(known, { label: node.label, shape: node.shape, line: node.line });
    }
    return node.id;
  };
  for (const { text, line } of lines.flatMap(statements)) {
    const group = /^subgraph\b\s*(.*)$/.exec(text)?.[1];
    if (group !== undefined) groups.push(titleOf(group));
    else if (/^end$/i.test(text)) groups.pop();
    else if (!OTHER.test(text)) readChain(text, line, put, edges);
  }
  for (const id of lines.flatMap(({ text }) => /^subgraph\s+([\w-]+)/.exec(text)?.[1] ?? [])) nodes.delete(id);
  return { nodes: [...nodes.values()], edges };
}

/** `A & B -- calls --> C` and so on: every node of one side has an edge to every node of the next. */
function readChain(text: string, line: number, put: (node: Omit<Node, 'group'>) => string, edges: Edge[]): void {
  const scan: Scan = { text, at: 0 };
  let before = readNodes(scan, line, put);
  while (before.length > 0) {
    take(scan, SPACE);
    const link = take(scan, LINK);
    if (!link) return;
    const open = !/[>xo]$|~$/.test(link[0]) && /^(?:[\w-]+@)?[<xo]?(?:--|==|-\.+)$/.test(link[0]);
    const words = open ? take(scan, WORDS) : undefined;
    const label = words?.[1] ?? take(scan, LABEL)?.[1];
    const after = readNodes(scan, line, put);
    for (const from of before) {
      for (const to of after) {
        if (edges.length < 5000) edges.push({ from, to, ...(label ? { label: plainLabel(label) } : {}), line });
      }
    }
    before = after;
  }
}

function readNodes(scan: Scan, line: number, put: (node: Omit<Node, 'group'>) => string): string[] {
  const found: string[] = [];
  for (;;) {
    take(scan, SPACE);
    const id = take(scan, ID)?.[0];
    if (id === undefined) return found;
    const options = take(scan, OPTIONS)?.[1];
    const shape = options === undefined ? readShape(scan) : readOptions(options);
    take(scan, CLASS);
    found.push(put({ id, label: plainLabel(shape?.label ?? id), shape: shape?.shape ?? '', line }));
    take(scan, SPACE);
    if (scan.text[scan.at] !== '&') return found;
    scan.at++;
  }
}

function readShape(scan: Scan): { label: string; shape: string } | undefined {
  const found = SHAPES.find(([open]) => scan.text.startsWith(open, scan.at));
  if (!found) return undefined;
  const [open, close, shape] = found;
  const from = scan.at + open.length;
  const quoted = /^\s*"[^"]*"\s*/.exec(scan.text.slice(from))?.[0].length ?? 0;
  const end = scan.text.indexOf(close, from + quoted);
  if (end < 0) return undefined;
  scan.at = end + close.length;
  return { label: scan.text.slice(from, end), shape };
}

function readOptions(options: string): { label?: string; shape: string } {
  const label = /\blabel\s*:\s*"([^"]*)"/.exec(options)?.[1];
  const name = /\bshape\s*:\s*"?([\w-]+)/.exec(options)?.[1] ?? '';
  const shape = /^(?:cyl|db|database|cylinder|das|h-cyl|lin-cyl|disk)$/.test(name) ? '[()]' : name;
  return { shape, ...(label === undefined ? {} : { label }) };
}

function titleOf(group: string): string {
  return plainLabel(/^[^\s[]*\s*\[(.*)\]$/.exec(group)?.[1] ?? group);
}

/** A line holds several statements when semicolons stand between them, outside of quotes. */
function statements({ text, line }: DiagramLine): DiagramLine[] {
  const parts = text.match(/(?:"[^"]*"|#\w+;|[^;"])+/g) ?? [];
  return parts.map((part) => ({ text: part.trim(), line })).filter((part) => part.text !== '');
}

function take(scan: Scan, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = scan.at;
  const match = pattern.exec(scan.text);
  if (match) scan.at = pattern.lastIndex;
  return match ?? undefined;
}
