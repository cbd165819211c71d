import type { CheckedDocument } from '../../../src/artifacts/check.ts';
import type { Finding, Proof } from '../../../src/session/finding.ts';

export function finding(over: Partial<Finding> = {}): Finding {
  return { level: 'error', rule: 'sql/unknown-table', message: 'There is no table loans.', line: 12, ...over };
}

/** A document of two artifacts, with findings of one of them and of both together. */
export function checked(
  findings: Finding[] = [],
  together: Finding[] = [],
  proof: Proof = 'executed',
): CheckedDocument {
  const artifact = { text: 'select 1', line: 10, firstLine: 11, fragment: false, unclosed: false };
  return {
    artifacts: [
      { artifact: { ...artifact, index: 0, kind: 'sql', dialect: 'postgresql' }, proof, findings },
      {
        artifact: { ...artifact, index: 1, kind: 'mermaid', name: 'a<b>', line: 30 },
        proof: 'not checked',
        reason: 'it is too large',
        findings: [],
      },
    ],
    together,
    inventory: [],
  };
}
