import type { CheckedDocument } from '../../artifacts/check.ts';
import { partName } from '../../report/part-name.ts';
import { proofCounts } from '../../report/verification.ts';
import type { Finding } from '../../session/finding.ts';
import prose from './check.md';
import { defineTool, refusal } from './define-tool.ts';

/** Findings after which the list is cut: whoever has more of them has one cause. */
const MOST_FINDINGS = 60;

const FIELDS = {
  text: {
    type: 'string',
    required: true,
    says: 'Markdown with the artifacts in fenced blocks.',
    also: ['markdown', 'content', 'document'],
  },
} as const;

/** Runs the artifacts of a piece of markdown, for the model to look before it writes. */
export const checkTool = defineTool({
  name: 'check',
  prose,
  fields: FIELDS,
  describe: () => 'check a draft',
  async run({ text }, { checks, signal }) {
    if (!checks) return refusal('There is nothing here to check it with.', 'not here');
    const checked = await checks.check(text, { signal });
    if (checked.artifacts.length === 0) return { output: NOTHING, isError: false, summary: 'nothing to check' };
    const findings = findingsOf(checked);
    const proofs = checked.artifacts.map(
      ({ artifact, proof, reason }) =>
        `line ${artifact.line}, ${partName(artifact)}: ${proof}${reason ? `, because ${reason}` : ''}`,
    );
    const errors = findings.filter(({ level }) => level === 'error').length;
    return {
      output: [...proofs, '', ...told(findings)].join('\n'),
      isError: false,
      summary: `${proofCounts(checked.artifacts)}${errors > 0 ? `; ${errors} wrong` : ''}`,
    };
  },
});

function findingsOf({ artifacts, together }: CheckedDocument): Finding[] {
  return [...artifacts.flatMap(({ findings }) => findings), ...together].sort((a, b) => a.line - b.line);
}

function told(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return ['Nothing was found.'];
  const lines = findings
    .slice(0, MOST_FINDINGS)
    .map(({ level, line, message, rule }) => `${level}, line ${line}: ${message} (${rule})`);
  return findings.length > MOST_FINDINGS ? [...lines, `… and ${findings.length - MOST_FINDINGS} more`] : lines;
}

const NOTHING =
  'No artifact was found in it: put each into a fenced block with its language (sql, yaml, json, mermaid, graphql, proto).';
