/** Something that a review found. */
export type Finding = {
  severity: 'high' | 'medium' | 'low';
  /** What it harms most: for the order that was asked for. */
  harms: 'data' | 'speed' | 'security';
  rule: string;
  path: string;
  /** 1-based. */
  line: number;
  /** What is there, as a sentence without a full stop. Never the value of a secret. */
  what: string;
  why: string;
  fix: string;
};

const RANK = { high: 0, medium: 1, low: 2 };

/** Worst first; among equals, what was asked about first, then by place. */
export function inOrderOf(findings: readonly Finding[], care: Finding['harms']): Finding[] {
  const wanted = ({ harms }: Finding) => (harms === care ? 0 : 1);
  return findings.toSorted(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      wanted(a) - wanted(b) ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line),
  );
}
