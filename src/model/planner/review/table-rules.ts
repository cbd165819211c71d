import { asNote, entityOf } from '../repo/entity-of.ts';
import type { FoundColumn, FoundTable } from '../repo/sql-schema.ts';
import type { Finding } from './finding.ts';
import type { SchemaText } from './schema-text.ts';

type Found = FoundTable & { path: string };

/** What is wrong with a table as a whole, by its shape, its names and what is written beside it. */
export function reviewShape(table: Found, text: SchemaText, tables: readonly Found[] = []): Finding[] {
  return [...attributeRows(table), ...erasedRecords(table), ...sharedKeys(table, tables), ...narrowKey(table, text)];
}

function at(table: Found, part: { line: number; path?: string }): Pick<Finding, 'path' | 'line'> {
  return { path: part.path ?? table.path, line: part.line };
}

const ATTRIBUTE = /^(?:attribute|attr|property|field|param|meta|option)(?:_(?:name|key|code))?$|^(?:meta_)?key$/;
const VALUE = /^(?:(?:meta|attribute|attr|property|field)_)?val(?:ue)?$/;
const SETTINGS = /setting|config|translation|preference|feature|flag|locale|option|session|cache|label/;

/** One row for each attribute of a thing: nothing in it has a type. */
function attributeRows(table: Found): Finding[] {
  const notes = table.columns.map(({ name }) => asNote(name));
  const value = table.columns.find(
    ({ name, kind }) => VALUE.test(asNote(name)) && (kind === 'text' || kind === 'varchar'),
  );
  const isAbout = table.foreignKeys.length > 0 || notes.some((note) => /_id$/.test(note));
  if (!value || !notes.some((note) => ATTRIBUTE.test(note)) || !isAbout || SETTINGS.test(asNote(table.name))) return [];
  return [
    {
      severity: 'medium',
      harms: 'data',
      rule: 'attribute-rows',
      ...at(table, table),
      what: `\`${table.name}\` keeps attributes as rows of names and texts`,
      why: 'no type, unit, range or reference can be declared for any of them, and each question about one is a join',
      fix: `columns for the attributes that are known, and jsonb with a checked shape for the rest`,
    },
  ];
}

const RECORD =
  /(?:^|_)(?:audits?|ledgers?|journals?|logs?|history|histories)(?:_|$)|(?:^|_)(?:payments?|refunds?|payouts?|invoices?|receipts?)$/;

/** What was written down to stay goes with what it is about. */
function erasedRecords(table: Found): Finding[] {
  if (!RECORD.test(asNote(table.name))) return [];
  return table.foreignKeys
    .filter(({ onDelete }) => /cascade/i.test(onDelete ?? ''))
    .map((key) => ({
      severity: 'high' as const,
      harms: 'data' as const,
      rule: 'erased-record',
      ...at(table, key),
      what: `deleting from \`${key.table}\` deletes its rows of \`${table.name}\``,
      why: 'a record is kept for the day on which somebody asks what happened, which is mostly after the deletion',
      fix: `ON DELETE RESTRICT, and mark rows of ${key.table} as deleted instead`,
    }));
}

const PEOPLE = /^(?:user|account|member|customer|client|guest|guardian|employee|subscriber|admin)$/;
/** People who mostly sign in; of them an address that must be there is what they do it with. */
const SIGNING =
  /^(?:seller|vendor|merchant|agent|driver|courier|teacher|student|tutor|coach|trainer|doctor|nurse|worker|operator|author|editor|host|reviewer)$/;

function isPerson(key: string, { nullable }: FoundColumn): boolean {
  return PEOPLE.test(key) || (SIGNING.test(key) && !nullable);
}

const NATURAL =
  /^(?:sku|isbn|ean|gtin|barcode|vin|imei|ssn|social_security(?:_number)?|tax_id|vat_id|licen[cs]e_plate|slug|username|login|handle)$/;
const WITHIN = /^(?:code|number|slug|label)$/;

const NUMBERED =
  /^(?:station|ticket|invoice|order|licen[cs]e|registration|serial|lot|record|member(?:ship)?|staff|employee|personnel|policy|contract|case|passport|tracking|voucher|booking|reservation|receipt|shipment|waybill|claim|customer|student|badge|inventory|asset|permit)_(?:no|number|nr)$/;
/** What somebody else calls a payment. */
const ELSEWHERE = /^(?:bank|payment|provider|psp|gateway|external|charge|transaction)_(?:reference|ref|charge_id|id)$/;
const PAID = /^(?:payment|charge|refund|payout|transfer|bank_transaction)$/;

/** A number of the thing itself, and not that of another table whose rows are told by it. */
function isOwnNumber(column: FoundColumn, table: Found, tables: readonly Found[]): boolean {
  const elsewhere = tables.some(
    (other) => other.name !== table.name && other.columns.some(({ name }) => name === column.name),
  );
  const isReference = table.foreignKeys.some(({ columns }) => columns.includes(column.name));
  return !column.nullable && !elsewhere && !isReference;
}

/** What a number counts within; nothing where there is one row for each of these anyway. */
function parentOf(table: Found): string | undefined {
  const key = table.foreignKeys[0];
  if (
    !key ||
    key.columns.every((name) => isUnique(table, name)) ||
    /^(?:invoice|receipt|order|ticket)$/.test(entityOf(table.name).key)
  )
    return undefined;
  return key.columns.join(', ');
}

/** What tells one row from another by nature, and may be there twice. */
function sharedKeys(table: Found, tables: readonly Found[]): Finding[] {
  const isKey = (column: FoundColumn): boolean => {
    const note = asNote(column.name);
    if (NATURAL.test(note)) return true;
    if (note === 'iban') return /account/.test(entityOf(table.name).key);
    if (NUMBERED.test(note)) return isOwnNumber(column, table, tables);
    if (ELSEWHERE.test(note))
      return PAID.test(entityOf(table.name).key) && (column.kind === 'varchar' || column.kind === 'text');
    if (note === 'email') return isPerson(entityOf(table.name).key, column);
    return WITHIN.test(note) && !column.nullable && table.foreignKeys.length > 0 && table.columns.length <= 8;
  };
  return table.columns
    .filter((column) => isKey(column) && !isUnique(table, column.name))
    .map((column) => {
      const parent = WITHIN.test(asNote(column.name)) ? parentOf(table) : undefined;
      const columns = parent === undefined ? column.name : `${parent}, ${column.name}`;
      return {
        severity: 'medium' as const,
        harms: 'data' as const,
        rule: 'shared-key',
        ...at(table, column),
        what: `\`${table.name}.${column.name}\` tells one ${entityOf(table.name).one} from another, and nothing keeps it unique`,
        why: 'two requests at once make two of them, and from then on a search finds either',
        fix: `find the doubles, then CREATE UNIQUE INDEX CONCURRENTLY ON ${table.name} (${columns})`,
      };
    });
}

/** An index on an expression, `lower(email)` mostly, may be about any column. */
function isUnique({ primaryKey, uniques, indexes }: Found, name: string): boolean {
  const all = [primaryKey, ...uniques, ...indexes.filter(({ unique }) => unique).map(({ columns }) => columns)];
  return all.some((columns) => columns.includes(name) || columns.includes('(expression)'));
}

const MANY = /\b\d[\d.,]*\s*(?:million|billion|mio|bn)\b|\b\d{1,3}(?:[,_ ]\d{3}){2,}\b|\b\d{8,}\b/i;
const GROWS = /\brows?\b|\b(?:per|a|each|every) (?:second|minute|hour|day|week|month|year)\b|grow/i;

/** A key of four bytes on a table that is said to grow beyond two billion. */
function narrowKey(table: Found, text: SchemaText): Finding[] {
  const [name, ...others] = table.primaryKey;
  const column = table.columns.find((each) => each.name === name);
  if (!column || others.length > 0 || !/^(?:int|integer|int4|serial|serial4|mediumint)$/.test(column.type)) return [];
  const said = `${text.commentsAbove(table)} ${text.commentAt(table)} ${text.commentAt(column)} ${text.commentsAbove(column)}`;
  if (!MANY.test(said) || !GROWS.test(said)) return [];
  return [
    {
      severity: 'high',
      harms: 'data',
      rule: 'narrow-key',
      ...at(table, column),
      what: `\`${table.name}.${column.name}\` counts to 2,147,483,647, and the table is said to grow beyond that`,
      why: 'on the day it is reached every insert fails, and widening a key of that size takes hours',
      fix: `ALTER TABLE ${table.name} ALTER COLUMN ${column.name} TYPE bigint, while the table is still small`,
    },
  ];
}
