import type { Finding, Proof } from '../session/finding.ts';
import type { Artifact, Kind } from './artifact.ts';
import type { Postgres, QueryPlan } from './sql/postgres.ts';

/** Holds artifacts of some kinds against what they should be. A checker is one file and one line in `checkers/index.ts`. */
export interface Checker {
  kinds: readonly Kind[];
  /** Narrows the kinds further, by dialect mostly. Absent: every artifact of the kinds. */
  takes?(artifact: Artifact): boolean;
  /**
   * Checks all artifacts of one document that are this checker's, in the order of the document: a later one may build
   * on an earlier one. Gives one result for each, in the same order.
   *
   * Contract: never throws and never rejects; text it cannot make sense of is `not checked` with a reason. It follows
   * no reference out of the text, touches no file and no host. An artifact that is a `fragment` raises no error for
   * what is left out.
   */
  check(artifacts: readonly Artifact[], context: CheckContext): Promise<Checked[]>;
}

export type CheckContext = {
  signal: AbortSignal;
  /** Runs PostgreSQL; absent where it cannot (nobody wired it, or it is not installed). */
  postgres?: Postgres;
};

/** What came of one artifact. */
export type Checked = {
  proof: Proof;
  /** Why nothing stronger could be proved, as one sentence. Always there for `not checked`. */
  reason?: string;
  /** Lines are those of the document (see `lineIn`). */
  findings: Finding[];
  /** How PostgreSQL would run the queries of this artifact. */
  plans?: QueryPlan[];
};

export type CheckedArtifact = Checked & { artifact: Artifact };
