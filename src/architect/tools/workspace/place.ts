/** Something in the workspace that may be seen. */
export type Place = {
  /** From the workspace, with forward slashes; empty for the workspace itself. */
  path: string;
  /** Absolute, and free of links when it was looked at. */
  real: string;
  kind: 'file' | 'folder';
};

/** What was looked for, or one sentence for the model that says why it is not there for it. */
export type Found<T> = ({ ok: true } & T) | Refused;
export type Refused = { ok: false; error: string };

export function refused(error: string): Refused {
  return { ok: false, error };
}
