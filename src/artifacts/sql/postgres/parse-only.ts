import type { Artifact } from '../../artifact.ts';
import type { Checked } from '../../checker.ts';
import { loadGrammar } from './grammar.ts';
import { readScript } from './read-script.ts';

/**
 * Holds artifacts against the grammar of PostgreSQL 18 alone, each by itself, where nothing can be run.
 *
 * @param why they are not run, as the end of a sentence
 */
export async function parseOnly(artifacts: readonly Artifact[], why: string): Promise<Checked[]> {
  const grammar = await loadGrammar().catch(() => undefined);
  if (!grammar) return artifacts.map(() => ({ proof: 'not checked', reason: `It was not run: ${why}.`, findings: [] }));
  return artifacts.map((artifact) => {
    const { statements, findings, unread } = readScript(artifact, grammar);
    if (statements.length + findings.length === 0) {
      return { proof: 'not checked', reason: unread[0] ?? 'It holds no statement.', findings };
    }
    return { proof: 'parsed', reason: `Parsed with the grammar of PostgreSQL 18, not executed: ${why}.`, findings };
  });
}
