import type { Finding } from '../../../session/finding.ts';
import type { Column, Table } from '../../sql/schema.ts';
import type { Design, Field, Message } from '../design.ts';
import { eventWords } from '../events/event-name.ts';
import { nameKey, tableFor } from '../names.ts';
import type { Rule } from '../rule.ts';

/** A field of an event that plainly comes from a column has its type and its values. */
export const eventsColumns: Rule = {
  name: 'together/events-columns',
  isDoubtful: true,
  find: (design) => {
    const seen = new Set<string>();
    return design.messages
      .flatMap((message) => (message.schema ? findingsOf(design, message, message.schema.fields) : []))
      .filter(({ line, message }) => {
        const id = `${line} ${message}`;
        return !seen.has(id) && seen.add(id);
      });
  },
};

function findingsOf({ schema }: Design, message: Message, fields: Field[]): Finding[] {
  const words = eventWords(message.name);
  // What happened is the last word, what it happened to stands before.
  const isOfState = /^(?:status|state)$/.test(words.at(-2) ?? '');
  const subject = [words.slice(0, -1), words.slice(-2, -1), ...(isOfState ? [words.slice(0, -2)] : [])]
    .map((part) => (part.length > 0 ? tableFor(part.join('_'), schema) : undefined))
    .find(Boolean);
  return fields.flatMap((field) => {
    const own = nameKey(field.name);
    const table = subject?.table;
    const column =
      table?.columns.find(
        ({ name }) => nameKey(name) === own || (nameKey(table.name) + nameKey(name) === own && name === 'id'),
      ) ?? stateColumn(field, table);
    const wrong = table && column ? contradiction(field, column) : undefined;
    if (!table || !column || !wrong) return [];
    return [
      {
        level: 'warning' as const,
        rule: 'together/events-columns',
        message: `${message.name}.${field.name} ${wrong.field}, but \`${table.name}.${column.name}\` ${wrong.column}.`,
        line: field.line,
        with: [column.line],
      },
    ];
  });
}

/** `newStatus` and `previousStatus` are two values of the one column `status`. */
function stateColumn({ name, values }: Field, table: Table | undefined): Column | undefined {
  const [, state] = /^(?:new|old|previous|prev|current|from|to)_?(status|state)$/i.exec(name) ?? [];
  return values && state ? table?.columns.find((one) => nameKey(one.name) === nameKey(state)) : undefined;
}

function contradiction(field: Field, column: Column): { field: string; column: string } | undefined {
  if (field.values && column.values && !field.isList) {
    const known = new Set(column.values.map((value) => value.toLowerCase()));
    const strange = field.values.filter((value) => !known.has(value.toLowerCase()));
    // None in common: the event speaks of something else by the same name.
    if (strange.length > 0 && strange.length < field.values.length) {
      return { field: `may be ${strange.join(', ')}`, column: `holds only ${column.values.join(', ')}` };
    }
  }
  const [said, kept] = [familyOfField(field), familyOfColumn(column.type)];
  if (!said || !kept || said === kept || field.isList || (said === 'text' && kept !== 'whole')) return undefined;
  if ((said === 'number' && kept === 'whole') || (said === 'whole' && kept === 'number')) return undefined;
  return { field: `is ${said === 'text' ? 'a string' : words[said]}`, column: `is ${column.type}` };
}

type Family = 'uuid' | 'whole' | 'number' | 'text' | 'time' | 'yes-no';
const words: Readonly<Record<Family, string>> = {
  uuid: 'a uuid',
  whole: 'an integer',
  number: 'a number',
  text: 'a string',
  time: 'a date-time',
  'yes-no': 'a boolean',
};

function familyOfField({ type, format }: Field): Family | undefined {
  if (type === 'string')
    return format === 'uuid' ? 'uuid' : format === 'date-time' ? 'time' : format === undefined ? 'text' : undefined;
  return type === 'integer' ? 'whole' : type === 'number' ? 'number' : type === 'boolean' ? 'yes-no' : undefined;
}

function familyOfColumn(type: string): Family | undefined {
  if (/^uuid/.test(type)) return 'uuid';
  if (/^(?:big|small|tiny|medium)?(?:int|serial)|^int\d|^(?:big|small)?serial|^integer/.test(type))
    return /^tinyint\(1\)/.test(type) ? undefined : 'whole';
  if (/^(?:numeric|decimal|real|double|float|money)/.test(type)) return 'number';
  if (/^timestamp|^datetime/.test(type)) return 'time';
  if (/^bool/.test(type)) return 'yes-no';
  return undefined;
}
