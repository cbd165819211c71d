import type { Artifact } from '../../artifact.ts';

/** Whether an artifact sets values by their keys: YAML and its like, TOML, INI, properties, `.env`. */
export function isSettings({ kind, dialect = '' }: Artifact): boolean {
  return (
    /^(?:yaml|toml|compose|kubernetes)$/.test(kind) || (kind === 'code' && /^(?:ini|properties|dotenv)$/.test(dialect))
  );
}
