import type { CheckedDocument } from './check.ts';

/** Checks documents, somewhere where nobody has to wait for it. */
export interface Checks {
  /**
   * Never rejects. When the signal is aborted, what was not checked yet says so.
   *
   * @param text the whole document, as it stands in the file
   */
  check(text: string, options: ChecksOptions): Promise<CheckedDocument>;
  /** Ends every thread and process it had started. */
  close(): void;
}

export type ChecksOptions = {
  signal: AbortSignal;
  /** As the user named it: what is not markdown by its name is one artifact. */
  path?: string;
  /** Whether the artifacts are held against each other too. True when absent. */
  together?: boolean;
};
