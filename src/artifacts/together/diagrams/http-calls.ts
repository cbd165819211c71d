import type { Diagram, DiagramMessage, Participant } from '../design.ts';
import { type Endpoint, endpointsIn } from '../prose/endpoints.ts';

export type SequenceDiagram = Extract<Diagram, { kind: 'sequence' }>;
export type HttpCall = Endpoint & { message: DiagramMessage; from: Participant; to: Participant };

/** A diagram whose arrows show who calls whom, as a sequence diagram: the edges of flows and C4 are its messages. */
export function asSequence(diagram: Diagram): SequenceDiagram | undefined {
  if (diagram.kind === 'sequence') return diagram;
  if (diagram.kind !== 'flow' && diagram.kind !== 'c4') return undefined;
  const { line, artifact } = diagram;
  const participants = diagram.nodes.map(({ id, label, shape, line: at }) => ({
    id,
    label,
    isActor: /^Person|_Ext$/.test(shape),
    declared: true,
    line: at,
  }));
  const messages = diagram.edges.flatMap(({ from, to, label, line: at }) =>
    label === undefined ? [] : [{ from, to, text: label, reply: false, line: at }],
  );
  return { kind: 'sequence', participants, messages, line, artifact };
}

/** The HTTP calls that the diagrams of a design show, of whatever kind they are. */
export function drawnCalls(diagrams: readonly Diagram[]): HttpCall[] {
  return diagrams.flatMap((diagram) => {
    const sequence = asSequence(diagram);
    return sequence ? httpCalls(sequence) : [];
  });
}

/** The HTTP calls that a sequence diagram shows. */
export function httpCalls({ participants, messages }: SequenceDiagram): HttpCall[] {
  const byId = new Map(participants.map((participant) => [participant.id, participant]));
  return messages.flatMap((message) => {
    const from = byId.get(message.from);
    const to = byId.get(message.to);
    return from && to ? endpointsIn(message.text).map((endpoint) => ({ ...endpoint, message, from, to })) : [];
  });
}

/** The statuses that an answer in a diagram gives: `409 Conflict`, `HTTP 200 / 304`. */
export function statusesOf(text: string): number[] {
  const first = /^\W*(?:HTTP(?:\/[\d.]+)?\s*)?([1-5]\d\d)\b(?!\s*(?:ms|s|rows|items|bytes|%)\b)/i.exec(text);
  if (!first?.[1]) return [];
  const more = [...text.matchAll(/(?:\bor|\/|\|)\s*(?:HTTP\s*)?([1-5]\d\d)\b/gi)].map(([, code]) => Number(code));
  return [...new Set([Number(first[1]), ...more])];
}
