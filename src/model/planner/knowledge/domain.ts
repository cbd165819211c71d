/**
 * What the planner knows of one field, as notes that a person can read and add to. Nothing here is code: the rooms
 * `brief`, `ask` and `design` read it.
 *
 * In every text `{copy}` and `{copies}` stand for the entity's name as this brief calls it, `{a copy}` for the name
 * with its article, `{copy.}` for its table and `{copy.due_on}` for a column. A note that speaks of an entity which is
 * no part of the design is left out.
 */
export type Domain = {
  /** In lower case, as it stands in a sentence: `library lending`. */
  name: string;
  /** Words and phrases that point to the field, comma-separated. */
  signs: string;
  /** The entity of the people it serves. */
  person: string;
  /** What those who run it are called. */
  staff: string;
  /** What one customer of a shared installation is called. */
  tenant: string;
  load: LoadNote;
  entities: Record<string, EntityNote>;
  rules: RuleNote[];
  paths: PathNote[];
  flows: FlowNote[];
  asks: AskNote[];
  failures: FailureNote[];
  threats: ThreatNote[];
  risks: RiskNote[];
  /** Outside services that the field commonly needs, by their key in `integrations`. */
  uses?: string;
};

/** What is assumed of the load when nobody says it. */
export type LoadNote = {
  /** Registered people. */
  people: number;
  /** Share of them that is active on a busy day: 0 to 1. */
  active: number;
  /** Requests of one active person on that day. */
  requests: number;
  /** The busiest second over the day's mean. */
  peak: number;
};

export type EntityNote = {
  /** What it is, as a sentence without a full stop. */
  is: string;
  /** Other names for the same thing: the brief's own one is taken. */
  words?: string;
  /** Kinds of it that a brief may name instead: they become values of its `kind`. */
  covers?: string;
  /** Always part of the field's design; others only when the brief names them or something refers to them. */
  core?: true;
  /** `12` rows, `1 per 400` people, or `2 a month` for each person. */
  rows: string;
  /** How long a row is kept, where that is not for ever. */
  keep?: string;
  /** Who writes it through the API when no flow does: `staff`, `person`, or `system` for nobody. */
  by?: 'staff' | 'person' | 'system';
  /**
   * One column a line: `name type [unique] [?] [= default] [@read | @hidden | @once]`. Types are those of
   * `design/fields.ts`; `a | b | c` is an enumeration, `-> entity` a reference, `=> entity` one that owns the row.
   * `?` allows null. `@read`: the server sets it. `@hidden`: never leaves the server. `@once`: set when created.
   */
  fields: string;
};

/** An invariant, and how the database keeps it. */
export type RuleNote = {
  on: string;
  /** The rule, as a sentence without a full stop. */
  says: string;
} & (
  | { unique: string; where?: string }
  | { check: string }
  /** No two rows with the same `exclude` column overlap in time. */
  | { exclude: string; from: string; to: string; where?: string }
  /** Kept inside the transaction, by locking a row of this entity. */
  | { lock: string }
);

/** A question that is asked of the data often enough to deserve an index. */
export type PathNote = {
  asks: string;
  on: string;
  /** Columns compared for equality, comma-separated. */
  by?: string;
  where?: string;
  /** The column of the order, with `desc` for the newest first; the id where absent. */
  order?: string;
  /** A text column searched by words instead. */
  match?: string;
};

export type FlowNote = {
  /** A verb phrase in the third person without its subject: `checks out {a copy}`. */
  does: string;
  /** Verbs and nouns of a brief that name this flow. */
  words: string;
  /** `person`, `staff`, or a role of its own. */
  by: string;
  /** Times a month for each registered person, when the brief says nothing. */
  monthly: number;
  /** What is refused, and why: a clause after "when". */
  unless: string;
  /** An outside service that must answer before the flow ends, by its key. */
  calls?: string;
  /** An outside service that is told afterwards, by its key. */
  tells?: string;
} & (
  | {
      makes: string;
      /** The entity whose row is locked and checked first. */
      given?: string;
      /** A column of the given row that changes with it, as `column = value`. */
      marks?: string;
    }
  | { moves: string; verb: string; from: string; to: string; stamps?: string }
);

export type AskNote = {
  /** A few words that name the topic. */
  header: string;
  question: string;
  /** One line: what it decides. */
  why: string;
  options: AskOption[];
  /** Index of the recommended option, and the reason for it. */
  recommended: number;
  because: string;
  /** Words of a brief that answer it already, by option: the first that is found is taken. */
  said?: string[];
};

export type AskOption = {
  label: string;
  /** What it means for the design. */
  effect: string;
  /** Why it was not taken, when another one is. */
  against: string;
  /** Entities that come or go with it. */
  adds?: string;
  drops?: string;
};

/** What fails, what people see, what the system does. */
export type FailureNote = [fails: string, seen: string, done: string];
/** What somebody tries, what it would cost, what stands against it. */
export type ThreatNote = [attack: string, harm: string, defence: string];
/** What may go wrong with the plan, how it shows early, what is done. */
export type RiskNote = [risk: string, sign: string, answer: string];
