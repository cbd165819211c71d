import type { Artifact } from '../artifact.ts';
import type { Checked, Checker } from '../checker.ts';
import { openSqlite } from '../sql/sqlite/open-sqlite.ts';
import { runScripts } from '../sql/sqlite/run-scripts.ts';

/** Runs SQLite in memory, statement by statement; queries are compiled against what the statements have made. */
export const sqlite: Checker = {
  kinds: ['sql'],
  takes: ({ dialect }) => dialect === 'sqlite',
  async check(artifacts: readonly Artifact[], { signal }): Promise<Checked[]> {
    if (signal.aborted) return artifacts.map(() => unchecked('the check was stopped before it'));
    const database = await openSqlite().catch((error: unknown) => String(error));
    if (typeof database === 'string')
      return artifacts.map(() =>
        unchecked(`SQLite could not be loaded here (${database.split('\n')[0]?.slice(0, 120)})`),
      );
    try {
      return runScripts(database, artifacts);
    } finally {
      database.close();
    }
  },
};

function unchecked(reason: string): Checked {
  return { proof: 'not checked', reason, findings: [] };
}
