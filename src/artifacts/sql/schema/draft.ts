import type { EnumType, ForeignKey, Index } from '../schema.ts';
import type { ColumnFact } from './read-check.ts';

/** The schema of a document while its statements are applied, in order. */
export type Draft = {
  tables: TableDraft[];
  enums: EnumType[];
  domains: { name: string; type: string; nullable: boolean; facts: ColumnFact[] }[];
  views: { name: string; line: number }[];
  /** What unqualified names are looked up in first; undefined for the default one. */
  schema?: string | undefined;
};

/** A table with what is known of it so far; keys are told apart only at the end. */
export type TableDraft = {
  name: string;
  schema?: string;
  columns: ColumnDraft[];
  keys: Key[];
  indexes: Index[];
  line: number;
  artifact: number;
};

/** A column, as its own statements have it: what keys and checks add is not among it. */
export type ColumnDraft = {
  name: string;
  type: string;
  notNull: boolean;
  hasDefault: boolean;
  generated: boolean;
  line: number;
  /** The artifact whose ALTER TABLE added it, if one did. */
  addedBy?: number;
};

/** A constraint. `name` is the one it was given, or the one PostgreSQL would give it: it is dropped by that. */
export type Key = { name: string; columns: string[] } & (
  | { kind: 'primary' | 'unique' }
  | { kind: 'foreign'; reference: ForeignKey & { schema?: string } }
  | { kind: 'check'; facts: ColumnFact[] }
);

/** Finds a table by a name as it stands in a statement. A name without a schema finds the only table of that name. */
export function findTable(
  draft: Draft,
  place: { relname?: string; schemaname?: string } | undefined,
): TableDraft | undefined {
  const schema = place?.schemaname === undefined ? draft.schema : schemaOf(place.schemaname);
  const named = draft.tables.filter(({ name }) => name === place?.relname);
  return named.find((table) => table.schema === schema) ?? (named.length === 1 ? named[0] : undefined);
}

/** The schema as the contract of `Schema` has it: absent for the default one. */
export function schemaOf(name: string | undefined): string | undefined {
  return name === 'public' || name === '' ? undefined : name;
}
