import type { ColumnReading, ForeignKeyReading, Name, TypeReading } from './syntax.ts';
import type { Token } from './tokens.ts';

/** A table of the document as the server would hold it. Lines are those of the document. */
export type TableState = {
  name: string;
  database: string;
  columns: ColumnState[];
  keys: KeyState[];
  foreignKeys: (Omit<ForeignKeyReading, 'line'> & { line: number })[];
  checks: string[];
  /** What stands in the brackets of its CHECKs. */
  conditions: Token[][];
  engine: string | undefined;
  charset: string | undefined;
  collation: string | undefined;
  /** Its columns are not all known: it was made from a query or like a table of elsewhere. */
  open: boolean;
  line: number;
  artifact: number;
  /** Rows that the document puts in, as literals by column, while that is known of all of them. */
  rows: (string | null | undefined)[][] | undefined;
};

export type ColumnState = {
  name: string;
  type: TypeReading;
  nullable: boolean;
  hasDefault: boolean;
  autoIncrement: boolean;
  generated: boolean;
  charset: string | undefined;
  collation: string | undefined;
  reading: ColumnReading;
  line: number;
};

export type KeyState = {
  use: 'primary' | 'unique' | 'index' | 'fulltext' | 'spatial';
  name: string | undefined;
  /** An expression stands as `(…)`. */
  columns: string[];
  /** Some column is in it by its first characters only. */
  prefixed: boolean;
  line: number;
};

/** The tables and views that the document has made so far. */
export class Catalogue {
  readonly #tables = new Map<string, TableState>();
  readonly #views = new Map<string, { name: string; columns: string[] | undefined; line: number }>();
  /** Names of constraints that a database holds once only, with their lines. */
  readonly constraints = new Map<string, number>();
  database = '';

  get tables(): TableState[] {
    return [...this.#tables.values()];
  }

  get views(): { name: string; line: number }[] {
    return [...this.#views.values()];
  }

  table(name: Name): TableState | undefined {
    const exact = this.#tables.get(this.#key(name));
    if (exact) return exact;
    // Whether a name without its database is the one with it is not always told: the only one of its name will do.
    const same = this.tables.filter((table) => table.name.toLowerCase() === name.text.toLowerCase());
    const [only] = same;
    return same.length === 1 && (name.database === undefined || only?.database === '') ? only : undefined;
  }

  /** The one that a `CREATE` of this name would collide with. */
  made(name: Name): TableState | undefined {
    return this.#tables.get(this.#key(name));
  }

  view(name: Name): { name: string; columns: string[] | undefined; line: number } | undefined {
    return this.#views.get(name.text.toLowerCase());
  }

  add(table: TableState): void {
    this.#tables.set(this.#key({ text: table.name, line: 0, database: table.database }), table);
  }

  addView(name: Name, columns: string[] | undefined, line: number): void {
    this.#views.set(name.text.toLowerCase(), { name: name.text, columns, line });
  }

  drop(table: TableState): void {
    for (const [key, state] of this.#tables) if (state === table) this.#tables.delete(key);
    for (const { name } of table.foreignKeys)
      if (name) this.constraints.delete(this.constraintKey(table.database, name.text));
  }

  dropView(name: Name): void {
    this.#views.delete(name.text.toLowerCase());
  }

  rename(table: TableState, to: Name): void {
    const { foreignKeys } = table;
    this.drop(table);
    table.name = to.text;
    if (to.database !== undefined) table.database = to.database;
    table.foreignKeys = foreignKeys;
    this.add(table);
  }

  constraintKey(database: string, name: string): string {
    return `${database}.${name}`.toLowerCase();
  }

  #key(name: Name): string {
    return `${name.database ?? this.database}.${name.text}`.toLowerCase();
  }
}

/** Finds a column, whatever its case: MySQL does not tell cases apart in columns. */
export function columnOf(table: TableState, name: string): ColumnState | undefined {
  const lower = name.toLowerCase();
  return table.columns.find((column) => column.name.toLowerCase() === lower);
}

/** As a table keeps it: what a definition leaves open is filled in. */
export function stateOf(reading: ColumnReading, lineOf: (line: number) => number): ColumnState {
  const { name, type, nullable, primary, autoIncrement, generated, charset, collation } = reading;
  return {
    name: name.text,
    type,
    nullable: nullable ?? !(primary || autoIncrement),
    hasDefault: reading.default !== undefined,
    autoIncrement,
    generated,
    charset,
    collation,
    reading,
    line: lineOf(name.line),
  };
}
