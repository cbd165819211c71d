import type { Level } from '../../session/finding.ts';

/** Where something stands in a document: keys and list indices from its root. */
export type Path = readonly (string | number)[];

/** What is wrong in JSON or YAML, before it is known where that stands in the markdown. */
export type Problem = {
  level: Level;
  /** The second half of the rule id; each checker puts its own family before it. */
  what: string;
  /** Without the place, which is put before it. */
  message: string;
  path: Path;
};
