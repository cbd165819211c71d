import { type Graph, type GraphEdge, type GraphNode, type Mark, RULE } from './graph.ts';
import { joinEdges } from './join-edges.ts';
import { readLabel } from './read-label.ts';

const NAME = '("[^"]+"|[\\p{L}\\p{N}_][\\p{L}\\p{N}_.*-]*?)';
const ALIAS = '(?:\\s*\\[([^\\]]+)\\])?';
const RELATION = new RegExp(
  `^${NAME}${ALIAS}\\s*(\\|o|\\|\\||\\}o|\\}\\|)(--|\\.\\.)(o\\||\\|\\||o\\{|\\|\\{)\\s*${NAME}${ALIAS}\\s*(?::\\s*(.*))?$`,
  'u',
);
const ENTITY = new RegExp(`^${NAME}${ALIAS}\\s*(\\{|\\{\\s*\\})?$`, 'u');
const ATTRIBUTE =
  /^(\*?[\p{L}_][\p{L}\p{N}_()[\],.<>?-]*)\s+(\*?[\p{L}_][\p{L}\p{N}_()[\].-]*)((?:\s*,?\s*(?:PK|FK|UK))*)(?:\s+"([^"]*)")?$/u;

/** Entities and relations, from the lines below the first; nothing when a line says what is not understood. */
export function readEr(lines: readonly string[]): Graph | undefined {
  const names = new Map<string, string[]>();
  const attributes = new Map<string, string[]>();
  const edges: GraphEdge[] = [];
  let open: string | undefined;
  let direction: Graph['direction'] = 'down';
  const name = (text: string | undefined, alias: string | undefined): string => {
    const id = readLabel(text ?? '').join(' ');
    if (alias !== undefined || !names.has(id)) names.set(id, alias === undefined ? [id] : readLabel(alias));
    return id;
  };
  for (const line of lines) {
    if (open !== undefined) {
      if (line === '}') open = undefined;
      else {
        const attribute = readAttribute(line);
        if (attribute === undefined) return undefined;
        attributes.set(open, [...(attributes.get(open) ?? []), attribute]);
      }
      continue;
    }
    if (/^(?:classDef|class|style)\s/.test(line)) continue;
    const way = /^direction\s+(LR|RL|TB|TD|BT)$/.exec(line)?.[1];
    const relation = RELATION.exec(line);
    const entity = ENTITY.exec(line);
    if (way !== undefined) direction = /^(?:LR|RL)$/.test(way) ? 'right' : 'down';
    else if (relation) {
      const [, left, leftAlias, near = '', stroke, far = '', right, rightAlias, label] = relation;
      edges.push({
        from: name(left, leftAlias),
        to: name(right, rightAlias),
        label: readLabel(label ?? '').join(' '),
        style: stroke === '..' ? 'dotted' : 'solid',
        tail: manyOf(near),
        head: manyOf(far),
      });
    } else if (entity) {
      const id = name(entity[1], entity[2]);
      if (entity[3] === '{') open = id;
    } else return undefined;
  }
  if (open !== undefined) return undefined;
  const nodes = [...names].map(([id, title]): GraphNode => {
    const own = attributes.get(id) ?? [];
    return { id, lines: own.length > 0 ? [...title, RULE, ...own] : title, shape: 'box' };
  });
  return { direction, nodes, edges: joinEdges(edges), ...(edges.length > 0 && { legend: LEGEND }) };
}

const LEGEND = '1 one   ? one or none   + one or more   * any number';

function readAttribute(line: string): string | undefined {
  const [, type, name, keys = '', comment] = ATTRIBUTE.exec(line) ?? [];
  if (type === undefined || name === undefined) return undefined;
  const words = [name, type, keys.replace(/[\s,]+/g, ' ').trim(), comment === undefined ? '' : `(${comment})`];
  return readLabel(words.filter((word) => word !== '').join(' ')).join(' ');
}

/** What crow's feet say of how many there are: a ring is none, a bar one, a foot many. */
function manyOf(feet: string): Mark {
  const isMany = /[{}]/.test(feet);
  if (feet.includes('o')) return isMany ? '*' : '?';
  return isMany ? '+' : '1';
}
