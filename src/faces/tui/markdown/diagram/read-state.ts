import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { joinEdges } from './join-edges.ts';
import { readLabel } from './read-label.ts';

const ID = '[\\p{L}\\p{N}_]+(?:[.-][\\p{L}\\p{N}_]+)*';
const MOVE = new RegExp(`^(\\[\\*\\]|${ID})\\s*-->\\s*(\\[\\*\\]|${ID})\\s*(?::\\s*(.*))?$`, 'u');
const NAMED = new RegExp(`^state\\s+"([^"]*)"\\s+as\\s+(${ID})(\\s*\\{)?$`, 'u');
const KIND = new RegExp(`^state\\s+(${ID})\\s+<<(choice|fork|join)>>$`, 'u');
const GROUP = new RegExp(`^state\\s+(${ID})(\\s*\\{)?$`, 'u');
const SAID = new RegExp(`^(${ID})\\s*:\\s*(.+)$`, 'u');
const ALONE = new RegExp(`^${ID}$`, 'u');

type Group = { id: string; title: string };

/** A state diagram, from the lines below its first; nothing when a line says what is not understood. */
export function readState(lines: readonly string[]): Graph | undefined {
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const open: Group[] = [];
  const groups = new Set<string>();
  let direction: Graph['direction'] = 'down';
  const add = (id: string, over: Partial<GraphNode> = {}): void => {
    const known = nodes.get(id) ?? { id, lines: [id], shape: 'round' as const };
    const group = open.at(-1)?.title;
    nodes.set(id, { ...(group !== undefined && { group }), ...known, ...over });
  };
  const end = (id: string, word: string): string => {
    if (id !== '[*]') {
      add(id);
      return id;
    }
    const own = `[*] ${word} ${open.map((group) => group.id).join('/')}`;
    add(own, { lines: [word] });
    return own;
  };
  for (const line of lines) {
    if (/^(?:classDef|class)\s/.test(line)) continue;
    const [, way] = /^direction\s+(LR|RL|TB|TD|BT)$/.exec(line) ?? [];
    const move = MOVE.exec(line);
    const named = NAMED.exec(line);
    const kind = KIND.exec(line);
    const group = GROUP.exec(line);
    const said = SAID.exec(line);
    if (way !== undefined) direction = open.length === 0 && /^(?:LR|RL)$/.test(way) ? 'right' : direction;
    else if (move) {
      const [from, to] = [end(move[1] ?? '', 'start'), end(move[2] ?? '', 'end')];
      const label = readLabel(move[3] ?? '').join(' ');
      edges.push({ from, to, label, style: 'solid', tail: 'none', head: 'arrow' });
    } else if (named?.[3] !== undefined || group?.[2] !== undefined) {
      const id = named?.[2] ?? group?.[1] ?? '';
      const title = named ? readLabel(named[1] ?? '').join(' ') : id;
      open.push({ id, title: [...open.map((outer) => outer.title).slice(-1), title].join(' / ') });
      groups.add(id);
    } else if (named) add(named[2] ?? '', { lines: readLabel(named[1] ?? '') });
    else if (kind) add(kind[1] ?? '', kind[2] === 'choice' ? { shape: 'decision' } : { lines: [`${kind[2]}`] });
    else if (group) add(group[1] ?? '');
    else if (said) {
      const id = said[1] ?? '';
      const before = nodes.get(id)?.lines ?? [id];
      add(id, { lines: [...(before[0] === id ? [] : before), ...readLabel(said[2] ?? '')] });
    } else if (ALONE.test(line)) add(line);
    else if (line !== '}' || !open.pop()) return undefined;
  }
  // A line to a state that holds others would have to be drawn to its border: there is none.
  if (open.length > 0 || [...groups].some((id) => nodes.has(id))) return undefined;
  return { direction, nodes: [...nodes.values()], edges: joinEdges(edges) };
}
