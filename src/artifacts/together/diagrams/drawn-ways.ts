import type { Diagram } from '../design.ts';

/** An arrow from one party to another, both by their labels. `toStore`: it ends at what keeps data. */
export type DrawnWay = { from: string; to: string; label: string; toStore: boolean; line: number };

/** The arrows of a diagram that shows who reaches whom, without replies and what a party does by itself; else empty. */
export function waysOf(diagram: Diagram): DrawnWay[] {
  switch (diagram.kind) {
    case 'sequence': {
      const label = new Map(diagram.participants.map((one) => [one.id, one.label]));
      return diagram.messages
        .filter(({ reply, from, to }) => !reply && from !== to)
        .map(({ from, to, text, line }) => {
          const end = label.get(to) ?? to;
          return { from: label.get(from) ?? from, to: end, label: text, toStore: isStore(end), line };
        });
    }
    case 'flow':
    case 'c4': {
      const nodes = new Map(diagram.nodes.map((one) => [one.id, one]));
      return diagram.edges.map(({ from, to, label = '', line }) => {
        const end = nodes.get(to);
        return {
          from: nodes.get(from)?.label ?? from,
          to: end?.label ?? to,
          label,
          toStore: /^\[\(\)\]$|Db(?:_Ext)?$/.test(end?.shape ?? '') || isStore(end?.label ?? to),
          line,
        };
      });
    }
    case 'er':
    case 'class':
    case 'state':
      return [];
    default:
      return diagram satisfies never;
  }
}

/** Whether a label is that of a database, whatever its product. */
export function isStore(label: string): boolean {
  return /\b(?:\w*sql\w*|postgres\w*|maria\w*|timescale\w*|cockroach\w*|mongo\w*|oracle|databases?|\w*db)\b/i.test(
    label,
  );
}
