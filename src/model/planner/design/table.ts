import type { FieldType, SqlKind } from '../knowledge/field-types.ts';

/** A column, whatever the store that it is written for. */
export type Column = {
  /** As it is spelt in this design. */
  name: string;
  /** As the notes spell it. */
  note: string;
  kind: SqlKind;
  length?: number;
  precision?: number;
  scale?: number;
  nullable: boolean;
  /** A fresh id, the moment of the insert, a count by the database, or a literal. */
  default?: 'id' | 'now' | 'counted' | { literal: string | number | boolean };
  values?: string[];
  /** A condition in which the column stands as `?`. */
  check?: string;
  ref?: { table: string; column: string; onDelete: 'restrict' | 'cascade' };
  /** `write`: sent by clients. `once`: at creation only. `read`: set by the server. `hidden`: never leaves it. */
  api: 'write' | 'once' | 'read' | 'hidden';
  personal: boolean;
  contract: Pick<FieldType, 'minimum' | 'maximum' | 'pattern' | 'format' | 'sample'>;
};

/** A condition or a uniqueness that the database keeps, with the sentence it stands for. */
export type Constraint = { name: string; says: string } & (
  | { kind: 'check'; condition: string }
  | { kind: 'unique'; columns: string[]; where?: string }
  | { kind: 'exclude'; column: string; from: string; to: string; where?: string }
);

export type Index = {
  name: string;
  columns: { name: string; desc: boolean }[];
  where?: string;
  /** A search by words in one text column. */
  words?: boolean;
  /** What it is for, as a clause. */
  serves: string;
};

export type Table = {
  /** Of the entity in the notes. */
  key: string;
  name: string;
  one: string;
  many: string;
  /** What a row is, as a sentence without a full stop. */
  is: string;
  /** `entity`: of the field. `tenant`: whose data it is. `works`: of the machinery (idempotency, outbox, audit). */
  role: 'entity' | 'tenant' | 'works';
  columns: Column[];
  primaryKey: string[];
  constraints: Constraint[];
  indexes: Index[];
  /** The column that says whose row it is, where tenants share the tables. */
  tenant?: string;
  /** The column by which it is split into months. */
  partition?: string;
  /** Where it stands already. */
  found?: { path: string; line: number };
};

/** The column that the notes call so, or nothing. */
export function columnOf(table: Table, note: string): Column | undefined {
  return table.columns.find((column) => column.note === note);
}

/** The references of a table, each with its column. */
export function references(table: Table): (Column & { ref: NonNullable<Column['ref']> })[] {
  return table.columns.flatMap((column) => (column.ref ? [{ ...column, ref: column.ref }] : []));
}

/** A condition of the notes with the columns as this table spells them. */
export function spelt(condition: string, table: Table): string {
  const names = new Map(table.columns.map(({ note, name }) => [note, name]));
  return condition.replace(/'[^']*'|[a-z_]+/g, (word) =>
    word.startsWith("'") ? word : quoted(names.get(word) ?? word),
  );
}

/** Whether every column that a condition speaks of is there. `known`: words of SQL that are no columns. */
export function speaksOf(condition: string, table: Table): boolean {
  const words = condition.replace(/'[^']*'/g, '').match(/[a-z_]{2,}/g) ?? [];
  return words.every((word) => columnOf(table, word) !== undefined);
}

/** A name as SQL needs it: in quotes when it is a word of SQL or has large letters. */
export function quoted(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name}"`;
}

const RESERVED = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column
  concurrently constraint create cross current_date current_role current_time current_timestamp current_user default
  deferrable desc distinct do else end except false fetch for foreign freeze from full grant group having ilike in
  initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not
  notnull null offset on only or order outer overlaps placing primary references returning right select session_user
  similar some symmetric system_user table tablesample then to trailing true union unique user using variadic verbose
  when where window with`.split(/\s+/),
);
