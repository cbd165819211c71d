import { type EdgeStyle, type Graph, type GraphEdge, type GraphNode, type Mark, RULE } from './graph.ts';
import { joinEdges } from './join-edges.ts';
import { readLabel } from './read-label.ts';

const NAME = '(`[^`]+`|[\\p{L}\\p{N}_]+(?:[.-][\\p{L}\\p{N}_]+)*)(~[^:{]*~)?';
const RELATION = new RegExp(
  `^${NAME}\\s*(?:"([^"]*)"\\s*)?(<\\||[<*o])?(--|\\.\\.)(\\|>|[>*o])?\\s*(?:"([^"]*)"\\s*)?${NAME}\\s*(?::\\s*(.*))?$`,
  'u',
);
const CLASS = new RegExp(`^class\\s+${NAME}(?:\\s*\\["([^"]*)"\\])?\\s*(?:<<(.+)>>)?\\s*(\\{|\\{\\s*\\})?$`, 'u');
const MEMBER = new RegExp(`^${NAME}\\s*:\\s*(.+)$`, 'u');
const KIND = new RegExp(`^<<(.+)>>\\s+${NAME}$`, 'u');

type Class = { title: string[]; kind?: string; fields: string[]; methods: string[] };

/** Classes and how they hang together, from the lines below the first; nothing when a line is not understood. */
export function readClass(lines: readonly string[]): Graph | undefined {
  const classes = new Map<string, Class>();
  const edges: GraphEdge[] = [];
  let open: Class | undefined;
  let direction: Graph['direction'] = 'down';
  const classOf = (id: string, type = ''): Class => {
    const name = id.replace(/`/g, '');
    const title = [readLabel(type === '' ? name : `${name}<${type.slice(1, -1)}>`).join(' ')];
    const known = classes.get(name) ?? { title, fields: [], methods: [] };
    if (type !== '') known.title = title;
    classes.set(name, known);
    return known;
  };
  for (const line of lines) {
    if (open) {
      if (line === '}') open = undefined;
      else addMember(open, line);
      continue;
    }
    if (/^(?:classDef|cssClass|style|link|click|callback)\s/.test(line)) continue;
    const way = /^direction\s+(LR|RL|TB|TD|BT)$/.exec(line)?.[1];
    const made = CLASS.exec(line);
    const relation = RELATION.exec(line);
    const kind = KIND.exec(line);
    const member = MEMBER.exec(line);
    if (way !== undefined) direction = /^(?:LR|RL)$/.test(way) ? 'right' : 'down';
    else if (made) {
      const own = classOf(made[1] ?? '', made[2]);
      if (made[3] !== undefined) own.title = readLabel(made[3]);
      if (made[4] !== undefined) own.kind = readLabel(made[4]).join(' ');
      if (made[5] === '{') open = own;
    } else if (relation) edges.push(readRelation(relation, classOf));
    else if (kind) classOf(kind[2] ?? '', kind[3]).kind = readLabel(kind[1] ?? '').join(' ');
    else if (member) addMember(classOf(member[1] ?? '', member[2]), member[3] ?? '');
    else return undefined;
  }
  if (open) return undefined;
  return { direction, nodes: [...classes].map(([id, each]) => nodeOf(id, each)), edges: joinEdges(edges) };
}

function addMember(to: Class, line: string): void {
  const kind = /^<<(.+)>>$/.exec(line)?.[1];
  if (kind !== undefined) to.kind = readLabel(kind).join(' ');
  else (line.includes('(') ? to.methods : to.fields).push(readLabel(line.replace(/~([^~]*)~/g, '<$1>')).join(' '));
}

function readRelation(found: RegExpExecArray, classOf: (id: string, type?: string) => Class): GraphEdge {
  const [, left = '', leftType, near, tail = '', stroke, head = '', far, right = '', rightType, label = ''] = found;
  classOf(left, leftType);
  classOf(right, rightType);
  const [from, to] = [left.replace(/`/g, ''), right.replace(/`/g, '')];
  // How many there are stands with the words, by name: at which end of the line they are then needs no guessing.
  const many = [near && `${from} ${near}`, far && `${to} ${far}`].filter((each) => each);
  const words = [label, many.length > 0 ? `(${many.join(', ')})` : ''].filter((each) => each !== '').join(' ');
  const style: EdgeStyle = stroke === '..' ? 'dotted' : 'solid';
  return { from, to, label: readLabel(words).join(' '), style, tail: markOf(tail), head: markOf(head) };
}

function markOf(sign: string): Mark {
  switch (sign) {
    case '<|':
    case '|>':
      return 'triangle';
    case '<':
    case '>':
      return 'arrow';
    case '*':
      return 'diamond';
    case 'o':
      return 'open-diamond';
    default:
      return 'none';
  }
}

function nodeOf(id: string, { title, kind, fields, methods }: Class): GraphNode {
  const head = kind === undefined ? title : [`«${kind}»`, ...title];
  const parts = [fields, methods].filter(({ length }) => length > 0).flatMap((part) => [RULE, ...part]);
  return { id, lines: [...head, ...parts], shape: 'box' };
}
