import type { Finding } from '../../../session/finding.ts';

/** Each finding once: shapes share fields by reference and by inheritance. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ rule, line, with: places }) => {
    const key = `${rule} ${line} ${places?.join()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
