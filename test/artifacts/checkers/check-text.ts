import type { Artifact } from '../../../src/artifacts/artifact.ts';
import type { Checked, Checker } from '../../../src/artifacts/checker.ts';

/** Has a checker look at one text, as a whole file: the lines of the findings are those of the text. */
export async function checkText(checker: Checker, text: string, more: Partial<Artifact> = {}): Promise<Checked> {
  const kind = checker.kinds[0] ?? 'json';
  const artifact = { index: 0, kind, text, line: 1, firstLine: 1, fragment: false, unclosed: false, ...more };
  const [checked] = await checker.check([artifact], { signal: new AbortController().signal });
  if (!checked) throw new Error('no result');
  return checked;
}

/** Each finding but the notes as `level rule line`, or how far it was proved when there is none. */
export async function verdict(checker: Checker, text: string, more: Partial<Artifact> = {}): Promise<string[]> {
  const { proof, findings } = await checkText(checker, text, more);
  const said = findings
    .filter(({ level }) => level !== 'note')
    .map(({ level, rule, line }) => `${level} ${rule} ${line}`);
  return said.length > 0 ? said : [proof];
}
