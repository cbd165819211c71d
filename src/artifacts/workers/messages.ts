import type { Artifact } from '../artifact.ts';
import type { CheckedDocument, Step } from '../check.ts';
import type { Checked } from '../checker.ts';

/** One document for a worker. It has one at a time. */
export type Job = {
  text: string;
  path?: string;
  together: boolean;
  skip: ReadonlyMap<number, string>;
  suspects: readonly number[];
  /** Whether it may ask for PostgreSQL. */
  postgres: boolean;
};

/** What a worker is told. */
export type ToWorker = { do: 'check'; job: Job } | { do: 'take'; results: Checked[] };

/** What it says: each word is a sign of life. */
export type FromWorker =
  | { says: 'begins'; step: Step }
  /** It waits until these were run. */
  | { says: 'run'; artifacts: readonly Artifact[] }
  | { says: 'done'; result: CheckedDocument };
