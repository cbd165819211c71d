import type { Message, Prose, ProseTable } from '../design.ts';

/** A column of events by its heading. */
const EVENT_COLUMN =
  /^(?:domain |integration )?(?:events?|topics?|messages?|subjects?|routing keys?|channels?|event names?|event types?|message types?|topic names?|kafka topics?|type of event)(?: \(?name\)?| \/ topic| \(topic\))?$/i;
const EVENTS = /\b(?:events?|messages?|topics?|messaging|async\w*|kafka|outbox|webhooks?)\b/i;
/** `order.created`, `orders/created`, `order-created`, or `OrderCreated`. */
const DOTTED = /^[a-z][\w-]*(?:[.:/][\w{}-]+)+$/;
const PASCAL = /^(?:[A-Z][a-z0-9]+){2,6}$/;

/** The events that the tables and headings of the prose name. */
export function proseMessages(prose: Prose): Message[] {
  const fromTables = prose.tables.flatMap((table) => eventRows(table).map(({ name, line }) => ({ name, line })));
  const fromHeadings = prose.sections.flatMap(({ heading, line }) => {
    const name = heading
      .replace(/`/g, '')
      .replace(/^[\d.)\s]+/, '')
      .trim();
    const parents = prose.sections.filter((section) => section.line <= line && section.endLine >= line);
    return DOTTED.test(name) && parents.some((section) => EVENTS.test(section.heading)) ? [{ name, line }] : [];
  });
  return [...fromTables, ...fromHeadings].map((named) => ({ ...named, from: 'prose' as const }));
}

/** The rows of a table of events, each with the event's name; none for any other table. */
export function eventRows(table: ProseTable): { name: string; line: number; cells: string[] }[] {
  const column = table.head.findIndex((title) => EVENT_COLUMN.test(title.trim()));
  if (column < 0) return [];
  const rows = table.rows.flatMap(({ cells, line }) =>
    namesIn(cells[column] ?? '').map((name) => ({ name, line, cells })),
  );
  const named = rows.filter((row): row is { name: string; line: number; cells: string[] } => row.name !== undefined);
  // A table of states or log messages has such a column too; its cells are sentences.
  return named.length * 2 > rows.length ? named : [];
}

/** The name of a cell, or each of several that it is a list of. */
function namesIn(cell: string): (string | undefined)[] {
  const listed = /^\s*`[^`]+`(?:\s*(?:,|and|or|\/)\s*`[^`]+`)+\s*$/.test(cell) ? [...cell.matchAll(/`[^`]+`/g)] : [];
  return listed.length > 0 ? listed.map(([code]) => nameIn(code)) : [nameIn(cell)];
}

function nameIn(cell: string): string | undefined {
  const code = /^`([^`]+)`/.exec(cell.trim())?.[1];
  const name = (code ?? cell).replace(/\*/g, '').trim();
  return DOTTED.test(name) ||
    PASCAL.test(name) ||
    (code !== undefined && /^[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+$/i.test(name))
    ? name
    : undefined;
}
