import type { CheckedDocument } from '../../src/artifacts/check.ts';
import type { CheckedArtifact } from '../../src/artifacts/checker.ts';
import type { Checks, ChecksOptions } from '../../src/artifacts/checks.ts';

/**
 * Checks by words instead of by running: each fence is an artifact, a line with `WRONG` in it is an error, one with
 * `ODD` a warning, and `thing x` is something that the design holds. Keeps what it was asked.
 */
export function scriptedChecks(): Checks & { asked: { text: string; together: boolean }[] } {
  const asked: { text: string; together: boolean }[] = [];
  return {
    asked,
    async check(text: string, { together = true }: ChecksOptions): Promise<CheckedDocument> {
      asked.push({ text, together });
      await Promise.resolve();
      return checkWords(text, together);
    },
    close() {},
  };
}

function checkWords(text: string, together: boolean): CheckedDocument {
  const lines = text.split('\n');
  const artifacts: CheckedArtifact[] = [];
  let open: CheckedArtifact | undefined;
  for (const [at, line] of lines.entries()) {
    if (line.startsWith('```')) {
      open = open ? undefined : artifactAt(artifacts.length, at + 1);
      if (open) artifacts.push(open);
    }
    const level = line.includes('WRONG') ? 'error' : line.includes('ODD') ? 'warning' : undefined;
    if (open && level) open.findings.push({ level, rule: 'sample/word', message: `It says: ${line}`, line: at + 1 });
  }
  return {
    artifacts,
    together: [],
    inventory: together ? [...text.matchAll(/thing (\w+)/g)].map(([, name]) => `thing ${name}`) : [],
  };
}

function artifactAt(index: number, line: number): CheckedArtifact {
  const artifact = { index, kind: 'sql', dialect: 'postgresql', text: '', line, firstLine: line + 1 } as const;
  return { artifact: { ...artifact, fragment: false, unclosed: false }, proof: 'executed', findings: [] };
}
