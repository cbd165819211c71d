import type { Finding } from '../../../session/finding.ts';
import type { Table } from '../../sql/schema.ts';
import { distinct } from '../contract/distinct.ts';
import { type MappedShape, mappedShapes } from '../contract/mapped-shape.ts';
import type { Design, Field } from '../design.ts';
import { literally } from '../literally.ts';
import { DERIVED, isSaid, isWhole, textAt } from '../lookup.ts';
import { columnFor, nameKey, taken, wordsOf } from '../names.ts';
import { isSlip } from '../prose/is-slip.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** Names of what is worked out for a reader, or sent along, and kept in no column. */
const WORKED_OUT =
  /^(?:_.*|count|total|subtotal|sum|avg|average|rank|score|relevance|distance|etag|object|type|typename|links?|self|href|ur[li]|cursor|next|prev|previous|page|size|limit|offset|display|label|age|progress|percent|remaining|available|expand|meta|metadata|(?:has|can|is|num|percent|progress|days|seconds|minutes|total|display|formatted|next|previous|current|latest|last|first|min|max|average|avg|client|confirm|accept|dry|expected|if|include|send|notify|x)_.*|.*_(?:count|total|ur[li]|link|href|display|label|formatted|ago|token|nonce|secret|password|captcha|otp|signature|percent|percentage|percent_done|progress|ratio|rate|remaining|available)|.*_(?:last_?\d|last_four|masked|hint|preview|initials)|(?:base|known|seen|previous|prior)_(?:version|revision|etag)|participation|completion|utili[sz]ation|occupancy|conversion|coverage|adoption|growth|trend)$/;
/** Worked out for whoever asks: `myRole`, `viewerCanEdit`, `isMine`, `youFollow`. */
const VIEWER =
  /^(?:my|viewer|your?|me|own|current_user|caller|self|requester)_\w+$|_(?:mine|by_(?:me|viewer|you)|for_(?:me|viewer|you))$/;
const SENT_ALONG =
  /^(?:password|token|source|nonce|secret|captcha|otp|code|coupon|coupon_code|promo_code|reason|note|comment|idempotency_key|request_id|payment_method|card|redirect|return_url|callback|signature|file|content|query|mask|update_mask|field_mask|parent|tags)$/;

/** `area_wkt` of the column `area`. */
const WRITTEN_AS = /_(?:wkt|wkb|geojson|json|base64|hex|iso|text|html|markdown)$/;

/** A field that is no column of the table which holds all other fields of its shape. */
export const contractField: Rule = {
  name: 'together/contract-field',
  find: (design) => distinct(mappedShapes(design).flatMap((shape) => withoutColumn(design, shape))),
};

function withoutColumn(design: Design, shape: MappedShape): Finding[] {
  const { table, pairs, rest, name, from } = shape;
  // A program's own types may hold what it works out.
  if (from === 'typescript') return [];
  const strange = rest.filter((field) => !isExplained(design, shape, field));
  if (!isWhole(design, table) || pairs.length < 4 || strange.length > Math.max(1, Math.floor(pairs.length / 6)))
    return [];
  return strange.map((field): Finding => {
    const message = `${name}.${field.name} is in the contract, but the table ${table.name}, which holds its other fields, has no such column${taken(name, table.name)}.`;
    return {
      level: isRenamed(field, shape) || isNamedOnce(design, shape, field) ? 'warning' : 'note',
      rule: 'together/contract-field-without-column',
      message,
      line: field.line,
      with: [table.line],
    };
  });
}

/**
 * Whether the table has a column that the contract has not, called nearly so: one of the two was renamed. A reference
 * is shown by what stands there (`inspectorName` for `inspector_id`), and a word more makes another thing of it:
 * `signed_document` for `document_key`, `ibanLast4` for `iban`.
 */
function isRenamed(field: Field, { table, pairs }: MappedShape): boolean {
  const words = wordsOf(field.name);
  return table.columns.some(
    (column) =>
      !pairs.some((pair) => pair.column === column) &&
      !table.foreignKeys.some(({ columns }) => columns.includes(column.name)) &&
      isOneWordOff(wordsOf(column.name), words),
  );
}

/**
 * Whether the document names it here alone: what is worked out for a reader is told of somewhere, or shown in a sample.
 * What takes arguments is worked out, and what is called after a reference or another table is looked up there.
 */
function isNamedOnce(design: Design, { table }: MappedShape, { name, line }: Field): boolean {
  const [first = '', ...more] = wordsOf(name);
  // Of `balanceCents` the text says `balance`.
  const words = [first, ...more.filter((word) => !UNIT.test(word))];
  const own = new RegExp(String.raw`(?<![\p{L}\d])${words.map(literally).join('[ _-]?')}(?![\p{L}\d])`, 'giu');
  const referred = table.foreignKeys.flatMap(({ columns }) => columns.flatMap(wordsOf)).filter((word) => word !== 'id');
  return (
    (design.document.text.match(own)?.length ?? 0) === 1 &&
    !new RegExp(String.raw`\b${literally(name)}\(`).test(textAt(design, line, 1)) &&
    !words.some(
      (word) => referred.includes(word) || design.schema.tables.some(({ name }) => nameKey(name) === nameKey(word)),
    )
  );
}

const UNIT = /^(?:cents|minor|amount|ms|seconds|minutes|hours|days|bytes|kb|mb|cm|mm|grams?|kg|at|on|id|count)$/;

/** As many words, of which one is another: `pickup_window` for `pickup_slot`; or a slip of the pen. */
function isOneWordOff(one: readonly string[], other: readonly string[]): boolean {
  const differing = one.filter((word, at) => stem(word) !== stem(other[at] ?? ''));
  return (
    (one.length === other.length && one.length > 1 && differing.length === 1) || isSlip(one.join('_'), other.join('_'))
  );
}

function isExplained(design: Design, { table, role, from }: MappedShape, field: Field): boolean {
  const snake = wordsOf(field.name).join('_');
  if (WORKED_OUT.test(snake) || VIEWER.test(snake) || (role.request && SENT_ALONG.test(snake))) return true;
  if (DERIVED.test(textAt(design, field.line, from === 'table' ? 1 : 4)) || isSaid(design, field.name, DERIVED))
    return true;
  if (table.columns.some((column) => WRITTEN_AS.test(snake) && snake.replace(WRITTEN_AS, '') === column.name))
    return true;
  return isJoined(design, table.name, field) || isKeptElsewhere(design, table.name, field);
}

/** Another table keeps it by just that name: of the text, or of two words, of which few tables have one. */
function isKeptElsewhere({ prose, schema }: Design, own: string, { name }: Field): boolean {
  const keepers = schema.tables.filter(
    (table) => table.name !== own && table.columns.some((column) => nameKey(column.name) === nameKey(name)),
  );
  if (keepers.length === 0) return false;
  const isTold = prose.passages.some(
    ({ codes, text }) => PRESENT.test(text) && codes.some((code) => code.text === name),
  );
  return isTold || (keepers.length === 1 && wordsOf(name).length > 1);
}

const PRESENT = /\b(?:present|shown|included?|returned|given|filled|set|only|absent|null)\b/i;

/** `product_id` is the key of `product`, whatever table the foreign key goes through. */
function isLedTo({ tables }: Design['schema'], own: string, { primaryKey: [key, ...more] }: Table): boolean {
  if (key === undefined || more.length > 0 || wordsOf(key).length < 2) return false;
  return tables.some(({ name, columns }) => name === own && columns.some((column) => column.name === key));
}

/** Which one of several. */
const ONE_OF = /^(?:running|active|open|pending|live|winning|newest|oldest)_/;

function isOneOf(name: string, table: Table): boolean {
  const words = wordsOf(name).join('_');
  if (!ONE_OF.test(words)) return false;
  const rest = nameKey(words.replace(ONE_OF, ''));
  return (
    rest === nameKey(table.name) || table.columns.some((column) => nameKey(`${table.name}_${column.name}`) === rest)
  );
}

/** The column of another table: said with that table's name, or of one that this table is tied to. */
function isJoined({ schema }: Design, own: string, field: Field): boolean {
  const key = nameKey(field.name);
  return schema.tables.some((table) => {
    if (table.name === own) return false;
    const tied =
      table.foreignKeys.some((reference) => reference.table === own) ||
      schema.tables.some(
        ({ name, foreignKeys }) => name === own && foreignKeys.some((one) => one.table === table.name),
      ) ||
      isLedTo(schema, own, table);
    if (tied && columnFor(field.name, table)) return true;
    // `runningExperimentId`: of its experiments, the one that runs.
    if (tied && isOneOf(field.name, table)) return true;
    const prefixes = [nameKey(table.name), ...wordsOf(table.name).map(nameKey)];
    return (
      key === nameKey(table.name) ||
      table.columns.some((column) => prefixes.some((prefix) => prefix + nameKey(column.name) === key))
    );
  });
}
