import type { Artifact, Kind } from '../../../src/artifacts/artifact.ts';
import type { Checked, Checker } from '../../../src/artifacts/checker.ts';

/** An artifact as it would be taken from a document, its text from line 11 on. */
export function artifactOf(kind: Kind, text: string, more: Partial<Artifact> = {}): Artifact {
  return { index: 0, kind, text, line: 10, firstLine: 11, fragment: false, unclosed: false, ...more };
}

/** What a checker makes of texts that stand in one document. */
export async function checkAll(checker: Checker, ...artifacts: Artifact[]): Promise<Checked[]> {
  return checker.check(artifacts, { signal: new AbortController().signal });
}

/** What it makes of one text, and its findings as `level rule @line-in-the-text message`, notes left out. */
export async function checkOne(
  checker: Checker,
  text: string,
  more: Partial<Artifact> = {},
): Promise<Checked & { said: string[] }> {
  const kind = checker.kinds[0];
  if (!kind) throw new Error('a checker without kinds');
  const [checked] = await checkAll(checker, artifactOf(kind, text, more));
  if (!checked) throw new Error('no result');
  const said = checked.findings
    .filter(({ level }) => level !== 'note')
    .map(({ level, rule, line, message }) => `${level} ${rule} @${line - 10} ${message}`);
  return { ...checked, said };
}
