import type { Finding } from '../../../session/finding.ts';
import type { Artifact } from '../../artifact.ts';
import type { Database } from './database.ts';
import type { Inventory } from './inventory.ts';
import type { Script } from './read-script.ts';
import type { Statement } from './statement.ts';

/** What is known while the statements of one document are run. */
export type RunState = {
  db: Database;
  inventory: Inventory;
  outcomes: Map<Artifact, Outcome>;
  /** Statements in the order of the document. */
  order: Map<Statement, number>;
  /** Relations that a statement of the document made, and the statement that did it last. */
  standing: Map<string, Statement>;
  /** Names whose statement did not run: what needs them fails with them, and is not a second defect. */
  broken: Set<string>;
  /** Names that the document takes away or changes before it makes them: they are there before it begins. */
  elsewhere: Set<string>;
  /** Relations that stand, but may lack columns, or have some too many. */
  uncertain: Set<string>;
  /** Relations with columns whose types are stand-ins. */
  loose: Set<string>;
  /** Statements that failed for want of something further down in another artifact. */
  waiting: Statement[];
  /** All artifacts ran once: what waited is tried for the last time. */
  isLastRound: boolean;
  /** Within `BEGIN … COMMIT` of the document. */
  inTransaction: boolean;
  savepoints: string[];
  /** Queries that ran, to be planned once the schema is whole. */
  queries: Statement[];
};

/** What came of an artifact so far. */
export type Outcome = {
  findings: Finding[];
  /** Why something of it was not run. */
  reasons: string[];
  ran: number;
  statements: number;
};

/** The state before the first statement. */
export function startOf(db: Database, inventory: Inventory, scripts: readonly Script[]): RunState {
  return {
    db,
    inventory,
    outcomes: new Map(
      scripts.map(({ artifact, findings, unread, statements }) => [
        artifact,
        { findings: [...findings], reasons: [...unread], ran: 0, statements: statements.length },
      ]),
    ),
    order: new Map(inventory.statements.map((statement, index) => [statement, index])),
    standing: new Map(),
    broken: new Set(scripts.flatMap(({ lost }) => lost)),
    elsewhere: new Set(),
    uncertain: new Set(),
    loose: new Set(),
    waiting: [],
    isLastRound: false,
    inTransaction: false,
    savepoints: [],
    queries: [],
  };
}
