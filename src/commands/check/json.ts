import type { CheckedFile } from './checked-file.ts';

/** The result for programs. Its shape is documented in the README, and only grows. */
export function checkJson(files: readonly CheckedFile[]): string {
  const shaped = files.map(({ path, checked }) => ({
    path,
    artifacts: checked.artifacts.map(({ artifact, proof, reason, findings }) => ({
      kind: artifact.kind,
      ...(artifact.dialect !== undefined && { dialect: artifact.dialect }),
      ...(artifact.name !== undefined && { name: artifact.name }),
      line: artifact.line,
      proof,
      ...(reason !== undefined && { reason }),
      findings,
    })),
    together: checked.together.map((finding) => ({ ...finding, with: finding.with ?? [] })),
  }));
  return `${JSON.stringify({ files: shaped }, null, 2)}\n`;
}
