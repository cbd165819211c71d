import type { Column } from '../sql/schema.ts';

/** What kind of value a type keeps, whatever the language it is written in. */
export type Family =
  | 'uuid'
  | 'integer'
  | 'decimal'
  | 'float'
  | 'text'
  | 'boolean'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'interval'
  | 'json'
  | 'binary';

const FAMILIES: readonly [RegExp, Family][] = [
  [/^(?:uuid|guid|uuidv\d|uniqueidentifier)$/, 'uuid'],
  [/^tinyint\(1\)/, 'boolean'],
  [/^(?:bool|boolean)$/, 'boolean'],
  [
    /^(?:(?:tiny|small|medium|big)?int(?:eger)?\d*|(?:small|big)?serial\d?|u?int\d+|s?fixed\d+|sint\d+|fixed\d+|long|short)\b/,
    'integer',
  ],
  [/^(?:numeric|decimal|dec|money|bigdecimal|number)\b/, 'decimal'],
  [/^(?:real|float\d?|double|double precision)\b/, 'float'],
  [
    /^(?:text|(?:tiny|medium|long)text|n?varchar2?|n?char|character|character varying|bpchar|citext|string|name|clob|enum|set)\b/,
    'text',
  ],
  [/^(?:date|localdate)$/, 'date'],
  [
    /^(?:timestamp|timestamptz|datetime\d?|datetimeoffset|localdatetime|offsetdatetime|zoneddatetime|instant)\b/,
    'timestamp',
  ],
  [/^(?:time|timetz|localtime)\b/, 'time'],
  [/^(?:interval|duration)\b/, 'interval'],
  [/^(?:json|jsonb)$/, 'json'],
  [/^(?:bytea|bytes|blob|(?:tiny|medium|long)blob|(?:var)?binary)\b/, 'binary'],
];

/** The family of a type; undefined for what is none of them: arrays, geometry, names that only the design knows. */
export function familyOf(type: string): Family | undefined {
  const plain = type.trim().toLowerCase().replace(/[?!]$/, '');
  if (/\[|<|~/.test(plain)) return undefined;
  return FAMILIES.find(([pattern]) => pattern.test(plain))?.[1];
}

/** The family of a column. An enumerated type keeps text. */
export function columnFamily(column: Column): Family | undefined {
  return familyOf(column.type) ?? (column.values ? 'text' : undefined);
}

/** Whether text of this column may be a UUID: it is as long as one, in one of its ways of writing. */
export function holdsUuid(column: Column): boolean {
  return /^(?:(?:var)?char\((?:32|36|38|40|64|255)\)|text|(?:var)?binary\(16\)|blob|uuid)/.test(column.type);
}

/** Whether a name speaks of money in its smallest unit, or of a fixed fraction of a number: whole, though it means none. */
export function isScaled(name: string): boolean {
  return /(?:cents?|pence|minor|micros?|millis?|units?|bps|basis_?points)(?:$|_)/i.test(name);
}
