/** The tables that the SQL of a document makes, whatever its dialect, as they stand at its end. */
export type Schema = {
  tables: Table[];
  enums: EnumType[];
  views: { name: string; line: number }[];
};

/** Lines are those of the document. Names are as SQL folds them, without quotes; `schema` without the default one. */
export type Table = {
  name: string;
  schema?: string;
  columns: Column[];
  primaryKey: string[];
  /** Unique keys beside the primary one, by constraint or by index; partial ones are not among them. */
  uniques: string[][];
  foreignKeys: ForeignKey[];
  indexes: Index[];
  line: number;
  /** The artifact that makes it. */
  artifact: number;
};

export type Column = {
  name: string;
  /** In lower case, as written, with its arguments: `varchar(80)`, `timestamptz`, `text[]`, `order_status`. */
  type: string;
  nullable: boolean;
  hasDefault: boolean;
  /** Identity, serial, auto-increment, or computed: nobody writes it. */
  generated: boolean;
  /** The values it is held to, by a CHECK (… IN …) or an enumerated type. */
  values?: string[];
  /** Longest text in characters, from the type or a CHECK. */
  maxLength?: number;
  /** Bounds from a CHECK on this column alone, inclusive. */
  minimum?: number;
  maximum?: number;
  line: number;
};

export type ForeignKey = {
  columns: string[];
  table: string;
  /** Empty: the primary key of the table it points at. */
  targets: string[];
  onDelete?: string;
  line: number;
};

/** `columns`: names in order; an expression stands as `(…)`. */
export type Index = { name?: string; columns: string[]; unique: boolean; partial: boolean; line: number };

export type EnumType = { name: string; values: string[]; line: number };
