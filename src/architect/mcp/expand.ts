/** What a text may be filled in from. */
export type Variables = {
  /** The variables that may be handed on, and no other. */
  values: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the workspace. */
  workspace: string;
};

/** `missing`: what it asks for and does not get. */
export type Expanded = { text: string; missing: string[] };

/** Keys of ours are handed to nobody, whatever the list says. */
const OURS = /^(ANTHROPIC|BACKEND_ARCHITECT)_/i;

/**
 * Fills in what the products write for variables: `${NAME}`, `${NAME:-otherwise}`, `${env:NAME}`, `{env:NAME}`, and
 * `${workspaceFolder}`. What is filled in is not looked at again.
 */
export function expand(written: string, { values, workspace }: Variables): Expanded {
  const missing: string[] = [];
  const text = written.replace(
    /\$\{(?:env:)?([A-Za-z_]\w*)(?::-([^}]*))?\}|\{env:([A-Za-z_]\w*)\}|\$\{([^}]*)\}/g,
    (whole, name?: string, otherwise?: string, other?: string, unknown?: string) => {
      const wanted = name ?? other;
      if (wanted === undefined) {
        missing.push(unknown ?? whole);
        return '';
      }
      if (wanted === 'workspaceFolder') return workspace;
      const value = OURS.test(wanted) || !Object.hasOwn(values, wanted) ? undefined : values[wanted];
      if (value === undefined && otherwise === undefined) missing.push(wanted);
      return value ?? otherwise ?? '';
    },
  );
  return { text, missing };
}
