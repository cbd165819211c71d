import { asNote, entityOf } from '../repo/entity-of.ts';
import type { FoundColumn, FoundTable } from '../repo/sql-schema.ts';
import type { Finding } from './finding.ts';
import type { SchemaText } from './schema-text.ts';

type Found = FoundTable & { path: string };
type Told = Omit<Finding, 'path' | 'line'>;
type Rule = (column: FoundColumn, table: Found, text: SchemaText) => Told | undefined;

/** What is wrong with single columns, by their names, types and defaults, and by what is written beside them. */
export function reviewColumns(table: Found, text: SchemaText): Finding[] {
  return table.columns.flatMap((column) =>
    RULES.flatMap((rule) => {
      const told = rule(column, table, text);
      return told ? [{ ...told, path: column.path ?? table.path, line: column.line }] : [];
    }),
  );
}

const isText = ({ kind, type }: FoundColumn): boolean =>
  (kind === 'text' || kind === 'varchar' || kind === 'char') && !/\[\]|json|array/.test(type);

const PASSWORD = /(?:^|_)(?:password|passwd|pwd|passcode|passphrase|pin|security_answer)$/;
const HASHED = /hash|argon|bcrypt|scrypt|pbkdf|digest|encrypt|cipher|salted/i;

function plainPassword(column: FoundColumn, { name }: Found, text: SchemaText): Told | undefined {
  if (!isText(column) || !PASSWORD.test(asNote(column.name)) || HASHED.test(text.commentAt(column))) return undefined;
  return {
    severity: 'high',
    harms: 'security',
    rule: 'plain-password',
    what: `\`${name}.${column.name}\` keeps what people sign in with as it is`,
    why: 'whoever reads a row, a backup or a log has the account, and those of the same password elsewhere',
    fix: `keep an Argon2id hash in a column ${column.name}_hash, fill it at the next sign-in, then drop ${column.name}`,
  };
}

const FAST = /(?:^|_)(?:md5|sha1|sha|sha256|sha512|crc32)(?:_|$)/;

/** A hash by name, and one that is made for speed. */
function fastPassword(column: FoundColumn, { name }: Found): Told | undefined {
  const note = asNote(column.name);
  if (!/(?:^|_)(?:password|passwd|pwd|passcode|pin)(?:_|$)/.test(note) || !FAST.test(note)) return undefined;
  return {
    severity: 'high',
    harms: 'security',
    rule: 'weak-password-hash',
    what: `\`${name}.${column.name}\` keeps a fast hash of what people sign in with`,
    why: 'a graphics card tries billions of them a second, and equal passwords look equal',
    fix: 'a column password_hash text for Argon2id or bcrypt, filled at the next sign-in; then drop this one',
  };
}

/** A time of day that its own comment says to be that of a place. */
function localTime(column: FoundColumn, { name }: Found, text: SchemaText): Told | undefined {
  if (!/^(?:datetime|timestamp)$/.test(column.type) || !/\blocal\b/i.test(text.commentAt(column))) return undefined;
  return {
    severity: 'medium',
    harms: 'data',
    rule: 'timestamp-without-zone',
    what: `\`${name}.${column.name}\` is a local time, and nothing says of which zone`,
    why: 'rows of two places cannot be put in order, and an hour is there twice in autumn',
    fix: `keep it in UTC, with the zone of the place in a column beside it: ${column.name}_zone, 'Europe/Zurich'`,
  };
}

const SECRET = /secret|password|passphrase|api_?key|token|private_?key|credential/;
const NO_SECRET = /(?:_at|_id|_count|_type|_status|_hint|_url)$/;

/** The value itself is never said. */
function secretDefault(column: FoundColumn, { name }: Found): Told | undefined {
  const note = asNote(column.name);
  const given = column.default?.replace(/^'|'$/g, '').trim() ?? '';
  const isLiteral = given.length > 3 && !/[()]|^(?:null|true|false|now|current_\w+)$/i.test(given);
  if (!SECRET.test(note) || NO_SECRET.test(note) || !isText(column) || !isLiteral) return undefined;
  return {
    severity: 'high',
    harms: 'security',
    rule: 'secret-default',
    what: `\`${name}.${column.name}\` has a secret as its default`,
    why: 'it stands in the repository, in every copy of the schema, and in each row that nobody filled in',
    fix: `ALTER TABLE ${name} ALTER COLUMN ${column.name} DROP DEFAULT; then replace the secret wherever it was used`,
  };
}

const SEVERAL = /_ids$|^(?:tags|labels|emails|contacts|categories|amenities|roles|permissions|attendees|recipients)$/;
const SEPARATED = /comma|semicolon|separated|\bcsv\b|'[^']*[,;|][^']*'/i;

function listInColumn(column: FoundColumn, { name }: Found, text: SchemaText): Told | undefined {
  const note = asNote(column.name);
  const said = text.commentAt(column);
  const isSaid = SEPARATED.test(said) && /s$/.test(note) && !valuesIn(said);
  if (!isText(column) || column.values || !(/_ids$/.test(note) || (SEVERAL.test(note) && isSaid) || isSaid))
    return undefined;
  return {
    severity: 'medium',
    harms: 'data',
    rule: 'list-in-column',
    what: `\`${name}.${column.name}\` keeps a list in one text`,
    why: 'no reference can be declared on its parts, no index finds one of them, and two writers lose each other’s',
    fix: `a table of its own, with a row for each pair of ${entityOf(name).one} and ${entityOf(note.replace(/_ids$/, '')).one}`,
  };
}

const CLOSED = /(?:^|_)(?:status|state|kind|type|role|severity|priority|format|direction|category|channel|level)$/;

/** `'a', 'b', 'c'` or `a | b | c`, as people list what a column may hold. */
function valuesIn(comment: string): boolean {
  return /'[\w -]+'\s*(?:[,|/]|or)\s*'[\w -]+'/.test(comment) || /\b\w+\s*\|\s*\w+\b/.test(comment);
}

function openList(column: FoundColumn, table: Found, text: SchemaText): Told | undefined {
  const note = asNote(column.name);
  const { name, foreignKeys } = table;
  const isReference = foreignKeys.some(({ columns }) => columns.includes(column.name));
  const isListed = valuesIn(text.commentAt(column));
  const hasDefault = /^'?[a-z][a-z_ -]*'?$/i.test(column.default ?? '') && !/^null$/i.test(column.default ?? '');
  if (!isText(column) || column.values || isReference || text.isChecked(table, column.name)) return undefined;
  if (!isListed && !(CLOSED.test(note) && hasDefault)) return undefined;
  return {
    severity: 'medium',
    harms: 'data',
    rule: 'open-list',
    what: `\`${name}.${column.name}\` is one of a few words, and takes any text`,
    why: 'a slip of the pen becomes a state that no code knows, and the rows in it are found by nobody',
    fix: `ALTER TABLE ${name} ADD CHECK (${column.name} IN (…)) with the words that are allowed`,
  };
}

const NEEDED = /^(?:quantity|qty|net|gross|net_amount|gross_amount|amount|amount_cents|body|title|born_on|birth_date)$/;

/** Of a `body` or a `title` only where the rest of the row is about it. */
function optionalMust(column: FoundColumn, { name, columns, primaryKey }: Found): Told | undefined {
  const note = asNote(column.name);
  if (!column.nullable || column.default !== undefined || !NEEDED.test(note) || primaryKey.includes(column.name))
    return undefined;
  if (/^(?:body|title)$/.test(note) && columns.length > 12) return undefined;
  return {
    severity: 'low',
    harms: 'data',
    rule: 'optional-must',
    what: `\`${name}.${column.name}\` may be missing, and a ${entityOf(name).one} without it says nothing`,
    why: 'sums pass over it in silence, and each reader has to think of the case',
    fix: `fill what is missing, then ALTER TABLE ${name} ALTER COLUMN ${column.name} SET NOT NULL`,
  };
}

const EXPIRES = /^(?:valid_until|valid_to|expires_(?:at|on)|expiry(?:_date)?|expiration_date)$/;
const EXPIRING = /^(?:voucher|gift_?card|session|invitation|permit|licen[cs]e|otp|password_reset|reset_token)$/;
const PLACE = /^(?:city|country|zip|zip_code|postal_code|postcode|street|county)$/;

/** What every row of its kind has, and may be missing here. */
function optionalState(column: FoundColumn, { name, columns }: Found, text: SchemaText): Told | undefined {
  const note = asNote(column.name);
  const isState =
    /^(?:status|state)$/.test(note) && isText(column) && !columns.some((other) => PLACE.test(asNote(other.name)));
  const isEnd =
    EXPIRES.test(note) &&
    EXPIRING.test(entityOf(name).key) &&
    !/\b(?:null|none|empty|never)\b/i.test(text.commentAt(column));
  if (!column.nullable || column.default !== undefined || !(isState || isEnd)) return undefined;
  return {
    severity: isState ? 'medium' : 'low',
    harms: 'data',
    rule: 'optional-must',
    what: isState
      ? `\`${name}.${column.name}\` may be missing, and takes any text`
      : `\`${name}.${column.name}\` may be missing, and a ${entityOf(name).one} without it never ends`,
    why: isState
      ? 'each reader has to think of a state that is none, and a slip of the pen becomes one that no code knows'
      : 'comparisons with it are neither true nor false: such rows are in no list of what is valid, and in none of what has ended',
    fix: isState
      ? `fill what is missing, then ALTER TABLE ${name} ALTER COLUMN ${column.name} SET NOT NULL, with a default and CHECK (${column.name} IN (…))`
      : `fill what is missing, then ALTER TABLE ${name} ALTER COLUMN ${column.name} SET NOT NULL`,
  };
}

const RULES: readonly Rule[] = [
  plainPassword,
  fastPassword,
  secretDefault,
  listInColumn,
  openList,
  optionalMust,
  optionalState,
  localTime,
];
