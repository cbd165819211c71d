import type { CheckedDocument } from '../../artifacts/check.ts';
import type { Finding, Level } from '../../session/finding.ts';

/** A file and what came of it. */
export type CheckedFile = { path: string; checked: CheckedDocument };

/** Everything found in a file, by line. */
export function findingsOf({ artifacts, together }: CheckedDocument): Finding[] {
  return [...artifacts.flatMap(({ findings }) => findings), ...together].sort((a, b) => a.line - b.line);
}

/** How many of a level there are. */
export function countOf(findings: readonly Finding[], level: Level): number {
  return findings.filter((finding) => finding.level === level).length;
}
