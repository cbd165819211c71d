import type { Design, ProseTable } from '../design.ts';

const LIST_HEAD =
  /^(?:topics?|events?|channels?|subjects?|queues?|streams?|messages?|event types?|event names?|routing keys?|name|type)\b/i;

const READERS = /^(?:consumers?|subscribers?|readers?|listeners?|services?|who)\b/i;

/** The tables of who reads what: where a contract says which topics there are, they add none. Empty where none says so. */
export function readersIn({ prose, messages }: Design): ProseTable[] {
  const isDeclared = messages.some(({ from, channel }) => from === 'asyncapi' && channel !== undefined);
  return isDeclared ? prose.tables.filter(({ head }) => READERS.test(head[0] ?? '')) : [];
}

/** What tables that list topics or events have in code spans. */
export function listedTopics(design: Design): string[] {
  const readers = readersIn(design);
  return design.prose.tables
    .filter((table) => isEventTable(table) && !readers.includes(table))
    .flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')),
      ),
    );
}

/** Names that sentences begin with, and say what they are: "`a.b.v1`: first schema. `a.c.v1`: the same schema." */
export function definedTopics({ prose }: Design): string[] {
  return prose.passages.flatMap(({ text }) => {
    const all = [...text.matchAll(/(?:^|[.;]\s)`([^`\s]+)`(?::|\s[—–-])\s/g)].map(([, name = '']) => name);
    return all.length > 1 ? all : [];
  });
}

/** Whether a table lists topics or events. */
export function isEventTable({ head, section }: ProseTable): boolean {
  const at = head.findIndex((cell) => LIST_HEAD.test(cell));
  if (at < 0) return false;
  return (
    /topic|event|channel|subject|routing/i.test(head[at] ?? '') ||
    /(?:events?|topics?|messages?|messaging|streams?)/i.test(section ?? '')
  );
}
