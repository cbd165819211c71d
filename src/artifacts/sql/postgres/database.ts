/** A PostgreSQL that is open, as far as a document needs it. */
export type Database = {
  /** Runs statements one after the other, and gives the rows of each. Rejects with a `DatabaseFault`. */
  exec(sql: string): Promise<Row[][]>;
  /** Names of the extensions that can be created. */
  extensions: ReadonlySet<string>;
  close(): Promise<void>;
  /** Whether it is as it was when it was opened, as far as a quick look shows. */
  isFresh(): Promise<boolean>;
};

export type Row = Record<string, unknown>;

/** What PostgreSQL says when it refuses: the fields of its error message. */
export type DatabaseFault = {
  /** SQLSTATE. */
  code: string;
  message: string;
  detail?: string;
  hint?: string;
  /** From 1, in characters of the SQL that was run. Often absent. */
  position?: number;
};

/** A thrown thing as PostgreSQL's refusal; undefined for anything else. */
export function faultOf(thrown: unknown): DatabaseFault | undefined {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return undefined;
  const field = (name: string) => {
    const value = name in thrown ? (thrown as unknown as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const [detail, hint, position] = [field('detail'), field('hint'), Number(field('position'))];
  return {
    code: thrown.code,
    message: thrown.message,
    ...(detail !== undefined && { detail }),
    ...(hint !== undefined && { hint }),
    ...(position > 0 && { position }),
  };
}
