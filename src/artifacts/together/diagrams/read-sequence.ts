import type { DiagramMessage, Participant } from '../design.ts';
import { type DiagramLine, plainLabel } from './diagram-lines.ts';

const ARROW = String.raw`<<-->>|<<->>|-->>|->>|--x|-x|--\)|-\)|-->|->`;
const MESSAGE = new RegExp(String.raw`^(.+?)\s*(${ARROW})\s*[+-]?\s*([^:]+?)\s*(?::\s*(.*))?$`);
const DECLARED = /^(?:create\s+)?(participant|actor)\s+(.+?)(?:\s+as\s+(.+))?$/i;
const OTHER =
  /^(?:note|loop|alt|else|opt|par|par_over|and|critical|option|break|rect|end|box|autonumber|activate|deactivate|destroy|title|acctitle|accdescr|links?|properties|details)\b/i;

/** The participants of a sequence diagram, in the order in which they first stand there, and what they say to each other. */
export function readSequence(lines: readonly DiagramLine[]): {
  participants: Participant[];
  messages: DiagramMessage[];
} {
  const participants = new Map<string, Participant>();
  const messages: DiagramMessage[] = [];
  const named = (id: string, line: number): string => {
    if (!participants.has(id)) {
      participants.set(id, { id, label: plainLabel(id), isActor: false, declared: false, line });
    }
    return id;
  };
  for (const { text, line } of lines) {
    const declared = DECLARED.exec(text);
    if (declared?.[1] && declared[2]) {
      const [id, alias, type] = readDeclared(declared[2]);
      const label = plainLabel(declared[3] ?? alias ?? id);
      const isActor = declared[1].toLowerCase() === 'actor' || type === 'actor';
      participants.set(id, { id, label, isActor, declared: true, line });
      continue;
    }
    if (OTHER.test(text) && !/^[^:]*(?:->>|-->>)/.test(text)) continue;
    const message = MESSAGE.exec(text);
    if (!message?.[1] || !message[2] || !message[3]) continue;
    messages.push({
      from: named(message[1].trim(), line),
      to: named(message[3].trim(), line),
      text: plainLabel(message[4] ?? ''),
      reply: message[2].includes('--'),
      line,
    });
  }
  return { participants: [...participants.values()], messages };
}

/** `db@{ "type": "database", "alias": "Orders" }` as id, alias and type. */
function readDeclared(text: string): [id: string, alias: string | undefined, type: string | undefined] {
  const [, id, options] = /^(.*?)\s*@\{(.*)\}\s*$/.exec(text) ?? [];
  if (id === undefined || options === undefined) return [text.trim(), undefined, undefined];
  const read = (key: string) => new RegExp(`["']?${key}["']?\\s*:\\s*["']([^"']*)["']`).exec(options)?.[1];
  return [id.trim(), read('alias'), read('type')];
}
