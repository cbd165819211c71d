import type { CheckedArtifact } from '../artifacts/checker.ts';
import type { CheckedPart } from '../session/finding.ts';
import type { Session } from '../session/session.ts';

/** Appends what came of each artifact, unless the log says so already. */
export function appendParts(session: Session, artifacts: readonly CheckedArtifact[], round: number): void {
  for (const part of artifacts.map(partOf)) {
    const known = session.view.checks.parts.find(({ index }) => index === part.index);
    if (JSON.stringify(known) !== JSON.stringify(part)) session.append({ type: 'artifact.checked', part, round });
  }
}

function partOf({ artifact, proof, reason, findings }: CheckedArtifact): CheckedPart {
  const { index, kind, dialect, name, section, line } = artifact;
  return {
    index,
    kind,
    ...(dialect !== undefined && { dialect }),
    ...(name !== undefined && { name }),
    ...(section !== undefined && { section }),
    line,
    proof,
    ...(reason !== undefined && { reason }),
    findings,
  };
}
