import type { Artifact } from '../artifact.ts';
import type { Checked } from '../checker.ts';

/** A PostgreSQL that runs what a document says, in a process of its own. */
export interface Postgres {
  /**
   * Runs the SQL artifacts of one document, in order, in a database that holds nothing else, and forgets all of it.
   * Gives one result for each. Never rejects: what could not be run is `parsed` or `not checked`, with the reason.
   */
  run(artifacts: readonly Artifact[], signal: AbortSignal): Promise<Checked[]>;
}

/** How a query of a document would be run against the document's own schema, with sequential scans made costly. */
export type QueryPlan = {
  sql: string;
  /** Of the query's first line in the document. */
  line: number;
  /** Its nodes that read a table, from the outside in. */
  reads: TableRead[];
};

export type TableRead = {
  table: string;
  how: 'sequential' | 'index' | 'index only' | 'bitmap' | 'other';
  index?: string;
  /** What the read filters by after it has fetched a row, as PostgreSQL writes it. */
  filter?: string;
  /** What the index is searched by, as PostgreSQL writes it. */
  condition?: string;
};
