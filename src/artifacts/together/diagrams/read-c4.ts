import type { Edge, Node } from '../design.ts';
import { type DiagramLine, plainLabel } from './diagram-lines.ts';

const CALL = /^([A-Za-z]\w*)\s*\((.*)\)\s*(\{)?\s*$/;
const RELATION = /^(?:Bi)?Rel(?:Index)?(?:_\w+)?$/;
const GROUP = /(?:Boundary|^Deployment_Node|^Node(?:_[LR])?)$/;
const NODE = /^(?:Person|System|Container|Component)(?:Db|Queue)?(?:_Ext)?$/;

/** What stands in a C4 diagram, boundaries and deployment nodes too, and the relations between them. */
export function readC4(lines: readonly DiagramLine[]): { nodes: Node[]; edges: Edge[] } {
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const groups: string[] = [];
  for (const { text, line } of lines) {
    if (text.startsWith('}')) groups.pop();
    const [, shape, inside, opens] = CALL.exec(text) ?? [];
    if (shape === undefined || inside === undefined) continue;
    const values = readArguments(inside);
    if (RELATION.test(shape)) {
      const [from, to, label] = shape.startsWith('RelIndex') ? values.slice(1) : values;
      if (from && to) edges.push({ from, to, ...(label ? { label: plainLabel(label) } : {}), line });
    } else if (GROUP.test(shape) || NODE.test(shape)) {
      const [id = '', label = id] = values;
      const group = groups.at(-1);
      nodes.push({ id, label: plainLabel(label), shape, ...(group === undefined ? {} : { group }), line });
      if (GROUP.test(shape) && opens) groups.push(plainLabel(label));
    }
  }
  return { nodes, edges };
}

/** Positional arguments: those by name (`$tags="x"`) say how it looks. */
function readArguments(text: string): string[] {
  return [...text.matchAll(/\s*(?:"([^"]*)"|([^,"]*))\s*(?:,|$)/g)]
    .map(([, quoted, bare]) => quoted ?? bare?.trim() ?? '')
    .filter((value, at, all) => !value.startsWith('$') && !(at === all.length - 1 && value === ''));
}
