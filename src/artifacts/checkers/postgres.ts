import type { Checker } from '../checker.ts';
import { parseOnly } from '../sql/postgres/parse-only.ts';

/** SQL that is PostgreSQL's, or nobody's in particular: run where PostgreSQL can be, else parsed by its own grammar. */
export const postgres: Checker = {
  kinds: ['sql'],
  takes: ({ dialect }) => dialect === undefined || dialect === 'postgresql',
  async check(artifacts, { postgres: database, signal }) {
    try {
      if (database) return await database.run(artifacts, signal);
      return await parseOnly(artifacts, 'PostgreSQL is not at hand');
    } catch {
      return artifacts.map(() => ({ proof: 'not checked', reason: 'PostgreSQL cannot be run here.', findings: [] }));
    }
  },
};
