import type { Token } from './tokens.ts';

/** A MySQL statement as read, with the lines of everything that a name can be wrong in. Lines are of the artifact's text. */
export type Reading =
  | CreateTable
  | AlterTable
  | { kind: 'create index'; table: Name; key: Key; ifNotExists: boolean; line: number }
  | { kind: 'drop index'; table: Name; name: Word; ifExists: boolean; line: number }
  | { kind: 'drop table'; tables: Name[]; ifExists: boolean; line: number }
  | { kind: 'rename table'; pairs: [Name, Name][]; line: number }
  | { kind: 'create view'; name: Name; columns: Word[]; query: Query; replace: boolean; line: number }
  | { kind: 'drop view'; views: Name[]; line: number }
  | { kind: 'truncate'; table: Name; line: number }
  | Insert
  | { kind: 'query'; query: Query; line: number }
  | Update
  | Delete
  | { kind: 'use'; database: string; line: number }
  | { kind: 'set'; words: string; line: number }
  | { kind: 'trigger'; name: Word; table: Name; line: number }
  /** Valid, and nothing in it to be resolved (`GRANT`, `LOCK TABLES`, `SHOW` …). */
  | { kind: 'passed'; line: number }
  /** Not read in depth: a routine's body and the like. */
  | { kind: 'opaque'; what: string; line: number };

export type Word = { text: string; line: number };
/** A name that may be qualified. */
export type Name = Word & { database?: string };

export type CreateTable = {
  kind: 'create table';
  name: Name;
  ifNotExists: boolean;
  replace: boolean;
  temporary: boolean;
  columns: ColumnReading[];
  keys: Key[];
  foreignKeys: ForeignKeyReading[];
  checks: Check[];
  options: TableOptions;
  partition?: { columns: Word[]; line: number };
  like?: Name;
  query?: Query;
  line: number;
  endLine: number;
};

export type TableOptions = { engine?: string; charset?: string; collation?: string };

export type ColumnReading = {
  name: Word;
  type: TypeReading;
  nullable: boolean | undefined;
  default?: Default;
  onUpdateNow?: { digits: number; line: number };
  autoIncrement: boolean;
  generated: boolean;
  generation?: Expression;
  primary: boolean;
  unique: boolean;
  /** `CHECK`s that stand in the column. */
  checks: Check[];
  references?: ForeignKeyReading;
  charset?: string;
  collation?: string;
};

export type Default =
  | { kind: 'literal'; value: string | null; quoted: boolean; line: number }
  | { kind: 'now'; digits: number; bare: boolean; line: number }
  | { kind: 'expression'; bracketed: boolean; line: number };

export type TypeReading = {
  /** In upper case, aliases kept: `INT`, `VARCHAR`, `DOUBLE PRECISION`. */
  name: string;
  arguments: string[];
  unsigned: boolean;
  /** Where there is no such type. */
  unknown: boolean;
  /** As written, in lower case. */
  written: string;
  line: number;
};

export type Key = {
  use: 'primary' | 'unique' | 'index' | 'fulltext' | 'spatial';
  name?: Word;
  parts: KeyPart[];
  line: number;
};
export type KeyPart = { column?: Word; length?: number; expression?: Expression };

export type ForeignKeyReading = {
  name?: Word;
  columns: Word[];
  table: Name;
  targets: Word[];
  onDelete?: string;
  onUpdate?: string;
  /** In a column's definition. */
  inline: boolean;
  line: number;
};

/** `tokens`: what stands in its brackets. */
export type Check = { name?: Word; expression: Expression; tokens: Token[]; line: number };

export type AlterTable = { kind: 'alter table'; name: Name; ifExists: boolean; changes: Change[]; line: number };
export type Change =
  | { kind: 'add column'; column: ColumnReading; after?: Word; ifNotExists: boolean; line: number }
  | { kind: 'change column'; from: Word; column: ColumnReading; after?: Word; ifExists: boolean; line: number }
  | { kind: 'alter column'; column: Word; hasDefault?: boolean; line: number }
  | { kind: 'rename column'; from: Word; to: Word; line: number }
  | { kind: 'drop column'; column: Word; ifExists: boolean; line: number }
  | { kind: 'add key'; key: Key; ifNotExists: boolean; line: number }
  | { kind: 'drop key'; name: Word | undefined; ifExists: boolean; line: number }
  | { kind: 'rename key'; from: Word; to: Word; line: number }
  | { kind: 'add foreign key'; foreignKey: ForeignKeyReading; line: number }
  | { kind: 'drop foreign key'; name: Word; ifExists: boolean; line: number }
  | { kind: 'add check'; check: Check; line: number }
  | { kind: 'drop constraint'; name: Word; line: number }
  | { kind: 'rename'; to: Name; line: number }
  | { kind: 'options'; options: TableOptions; line: number };

export type Insert = {
  kind: 'insert';
  table: Name;
  alias?: Word;
  columns?: Word[];
  rows: { values: Expression[]; line: number }[];
  query?: Query;
  updates: Assignment[];
  replace: boolean;
  ignore: boolean;
  returning: Expression[];
  line: number;
};
export type Assignment = { column: Expression; value: Expression };

export type Update = {
  kind: 'update';
  ctes: Cte[];
  sources: Source[];
  assignments: Assignment[];
  expressions: Expression[];
  line: number;
};
export type Delete = {
  kind: 'delete';
  ctes: Cte[];
  /** Of the form with several tables: what is deleted from. */
  targets: Name[];
  sources: Source[];
  expressions: Expression[];
  line: number;
};

export type Query = { ctes: Cte[]; arms: Select[]; order: Expression[]; line: number };
export type Cte = { name: Word; columns: Word[]; query: Query; recursive: boolean };
export type Select = {
  items: { expression: Expression; alias?: Word }[];
  sources: Source[];
  /** Conditions, which see no alias of an item. */
  where: Expression[];
  /** `GROUP BY`, `HAVING`, `ORDER BY`, which do. */
  after: Expression[];
  windows: string[];
  line: number;
};

export type Source = {
  /** A table, or a query in brackets; neither for a table function. */
  table?: Name;
  query?: Query;
  lateral: boolean;
  alias?: Word;
  /** Column names given by the source's alias, or by `JSON_TABLE`. */
  columns?: Word[];
  on: Expression[];
  using: Word[];
  natural: boolean;
  line: number;
};

export type Expression =
  | { kind: 'column'; table?: string; database?: string; name: string; line: number }
  | { kind: 'star'; table?: string; line: number }
  | { kind: 'literal'; type: 'string' | 'number' | 'null' | 'word'; value: string; line: number }
  | { kind: 'query'; query: Query; line: number }
  /** A call, when it has a name; else an operation. */
  | { kind: 'of'; call?: string; parts: Expression[]; line: number };
