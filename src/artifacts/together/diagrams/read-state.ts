import type { Edge, Named } from '../design.ts';
import { type DiagramLine, plainLabel } from './diagram-lines.ts';

const ID = String.raw`(\[\*\]|[^\s:{}"-](?:[^\s:{}"]*[^\s:{}"-])?)`;
const STYLE = String.raw`(?::::[\w-]+)?`;
const EDGE = new RegExp(String.raw`^${ID}${STYLE}\s*--+>\s*${ID}${STYLE}\s*(?::\s*(.*))?$`);

/**
 * The states of a state diagram and the ways between them. A state with others inside is a group, not one of them; so
 * are forks, joins and choices no states. A state is called by its id, or by its description where the id says nothing
 * (`s1`).
 */
export function readState(lines: readonly DiagramLine[]): { states: Named[]; edges: Edge[] } {
  const states = new Map<string, Named>();
  const dropped = new Set(['[*]']);
  const edges: Edge[] = [];
  const named = (id: string, line: number, label?: string): void => {
    const state = states.get(id) ?? { name: id, line };
    if (label && /^(?:s|st|state)?_?\d+$|^\w$/i.test(id)) state.name = plainLabel(label);
    states.set(id, state);
  };
  let note = false;
  for (const { text, line } of lines) {
    if (note) {
      note = !/^end note$/i.test(text);
      continue;
    }
    if (/^note\b/i.test(text)) {
      note = !text.includes(':') && !/^note\s+"/i.test(text);
      continue;
    }
    const edge = EDGE.exec(text);
    if (!edge && /^(?:direction|classDef|class|style|scale|hide|title|accTitle|accDescr)\b/.test(text)) continue;
    if (edge?.[1] && edge[2]) {
      for (const id of [edge[1], edge[2]]) named(id, line);
      edges.push({ from: edge[1], to: edge[2], ...(edge[3] ? { label: plainLabel(edge[3]) } : {}), line });
      continue;
    }
    const [, quoted, alias, bare, rest] = /^state\s+(?:"([^"]*)"\s+as\s+(\S+)|(\S+))\s*(.*)$/.exec(text) ?? [];
    const id = alias ?? bare;
    if (id) {
      named(id, line, quoted);
      if (/^(?:\{|<<|\[\[)/.test(rest ?? '')) dropped.add(id);
      continue;
    }
    const [, described, description] = new RegExp(`^${ID}${STYLE}\\s*(?::\\s*(.*))?$`).exec(text) ?? [];
    if (described && described !== '}' && described !== '--') named(described, line, description);
  }
  for (const id of dropped) states.delete(id);
  return { states: [...states.values()], edges };
}
