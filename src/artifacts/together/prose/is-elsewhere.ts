import { lineIn } from '../../artifact.ts';
import type { Design, Diagram } from '../design.ts';

/** Whether a line outside of a diagram has a name, as a whole word, in whatever case. */
export function isElsewhere(name: string, diagram: Diagram, { document, artifacts }: Design): boolean {
  const artifact = artifacts.find((one) => one.artifact.index === diagram.artifact)?.artifact;
  const last = artifact ? lineIn(artifact, Number.MAX_SAFE_INTEGER) : diagram.line;
  const lower = name.toLowerCase();
  return document.text
    .split('\n')
    .some((line, at) => (at + 1 < diagram.line || at + 1 > last) && hasWord(line.toLowerCase(), lower));
}

function hasWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    if (!/\w/.test(line[at - 1] ?? ' ') && !/\w/.test(line[at + word.length] ?? ' ')) return true;
  }
  return false;
}
