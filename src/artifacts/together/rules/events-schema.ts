import type { Finding } from '../../../session/finding.ts';
import type { Design, Message } from '../design.ts';
import { eventKey, sameEvent } from '../events/event-name.ts';
import { eventRows } from '../events/prose-messages.ts';
import { literally } from '../literally.ts';
import type { Rule } from '../rule.ts';

/** Where every other event of a catalogue has a schema, the one without was forgotten, or left to whoever sends it. */
export const eventsSchema: Rule = {
  name: 'together/events-schema',
  isDoubtful: true,
  find: ({ messages, prose }: Design) => {
    const schemas = messages.filter(({ schema, from }) => schema && from !== 'prose');
    const listed = messages.filter(({ from }) => from === 'prose');
    const has = (name: string) =>
      schemas.some(
        (message) =>
          sameEvent(message.name, name) || (message.channel !== undefined && sameEvent(message.channel, name)),
      );
    const tables = prose.tables.map((table) => ({ head: table.head.join(' '), rows: eventRows(table) }));
    const ofEvents = tables.filter(({ head, rows }) => EVENT.test(head) && rows.length > 0);
    const topics = new Set(
      tables.filter((table) => !ofEvents.includes(table)).flatMap(({ rows }) => rows.map(({ line }) => line)),
    );
    // A topic carries what the events are, and dead letters are whatever failed.
    const needsNone = ({ name, line }: Message): boolean =>
      DEAD.test(name) || (ofEvents.length > 0 && topics.has(line));
    const bare = listed.filter((message) => !has(message.name) && !needsNone(message));
    const keys = new Set(bare.map(({ name }) => eventKey(name)));
    const told = new Set(listed.filter(({ name }) => has(name)).map(({ name }) => eventKey(name)));
    const [forgotten] = bare;
    if (!forgotten || keys.size !== 1 || told.size < 2 || isToldOf(forgotten, prose)) return [];
    return [
      {
        level: 'warning',
        rule: 'together/events-schema',
        message: `The event ${forgotten.name} has no schema, though all ${told.size} others of the list have one.`,
        line: forgotten.line,
      } satisfies Finding,
    ];
  },
};

/** Heads of tables that list events, not only what carries them. */
const EVENT = /\b(?:events?|messages?)\b/i;
const DEAD =
  /(?:^|[._:/-])(?:dlq|dlt|dlx|dead|retry|retries|parked|parking[-_]lot|poison)(?:$|[._:/-])|dead[-_]?letter/i;

/** "`lot.closed` carries `lot_id` and `outcome`", or a row that names the Protobuf message it carries. */
function isToldOf({ name, line }: Message, { passages, tables }: Design['prose']): boolean {
  const row = tables.flatMap(({ rows }) => rows).find((one) => one.line === line);
  if (/\b(?:protobuf|avro|proto)\b/i.test(row?.cells.join(' ') ?? '')) return true;
  const said = new RegExp(
    String.raw`\x60${literally(name)}\x60 (?:only )?(?:carries|holds|has|contains|consists of|is just|is)\b[^.]*\x60`,
  );
  return passages.some(({ text }) => said.test(text.replaceAll('\n', ' ')));
}
