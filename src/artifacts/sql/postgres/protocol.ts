import type { Artifact } from '../../artifact.ts';
import type { Checked } from '../../checker.ts';

/** A document for the server. It has one at a time. `skip`: statements, by number, with why they are passed over. */
export type ToServer = { do: 'run'; artifacts: Artifact[]; skip: [number: number, why: string][] };

/** What the server says. `absent`: there is no PGlite to start. `fresh`: nothing of the document is left. */
export type FromServer =
  | { says: 'ready' }
  | { says: 'absent' }
  | { says: 'statement'; number: number }
  | { says: 'done'; checked: Checked[]; fresh: boolean };
