import type { Finding } from '../../session/finding.ts';

/**
 * Findings of one kind about one drawing. A drawing that disagrees here and there is wrong; one that disagrees all over
 * was never meant so strictly: then they are notes.
 *
 * @param most how many may be taken at their word
 */
export function soften(findings: readonly Finding[], most: number): Finding[] {
  return findings.length <= most ? [...findings] : findings.map((finding) => ({ ...finding, level: 'note' }));
}
