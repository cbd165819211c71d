import type { Artifact } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { resolveScripts } from '../sql/mysql/resolve-scripts.ts';
import { parsesAsMysql } from '../sql/mysql/second-reading.ts';

/**
 * Reads MySQL and MariaDB, and resolves every name against the schema that the document makes: no server is at hand.
 * What this reader does not know, and another parser takes, is `parsed` only.
 */
export const mysql: Checker = {
  kinds: ['sql'],
  takes: ({ dialect }) => dialect === 'mysql' || dialect === 'mariadb',
  async check(artifacts: readonly Artifact[], { signal }): Promise<Checked[]> {
    if (signal.aborted)
      return artifacts.map(() => ({ proof: 'not checked', reason: 'the check was stopped before it', findings: [] }));
    return resolveScripts(artifacts, parsesAsMysql).results;
  },
};
