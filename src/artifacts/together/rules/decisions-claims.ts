import type { Finding } from '../../../session/finding.ts';
import { contractClaims } from '../claims/contract-claims.ts';
import { tableClaims } from '../claims/table-claims.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const CLAIMS = [...tableClaims, ...contractClaims];

/** What the text claims of all tables, ids, amounts, operations …, and an artifact does otherwise. */
export const decisionsClaims: Rule = {
  name: 'together/claim',
  isDoubtful: true,
  find(design) {
    const found = new Map<string, Finding>();
    for (const sentence of design.prose.passages.flatMap(sentencesOf)) {
      for (const claim of CLAIMS) {
        const [first, ...more] = claim.breaches(sentence, design);
        if (!first || found.has(claim.name)) continue;
        const others = more.length > 0 ? `, and ${more.length} more` : '';
        found.set(claim.name, {
          level: 'warning',
          rule: claim.name,
          message: `"${brief(sentence.text)}": but ${first.what} (line ${first.line})${others}.`,
          line: sentence.line,
          with: [first, ...more].slice(0, 5).map(({ line }) => line),
        });
      }
    }
    return [...found.values()];
  },
};

function brief(text: string): string {
  const plain = text.replace(/\s+/g, ' ');
  return plain.length > 90 ? `${plain.slice(0, 89)}…` : plain;
}
