import type { Artifact } from '../../artifact.ts';
import type { Design } from '../design.ts';

/** In characters, of each artifact. */
const HEAD = 500_000;

/**
 * Every word, in lower case, that stands in an artifact of the design: what is among them exists somewhere, whether or
 * not it was understood. Diagrams are left out: they show, they do not define.
 */
export function artifactWords(
  { artifacts }: Design,
  isAsked: (artifact: Artifact) => boolean = () => true,
): Set<string> {
  const words = new Set<string>();
  for (const { artifact } of artifacts) {
    if (artifact.kind === 'mermaid' || !isAsked(artifact)) continue;
    for (const word of artifact.text
      .slice(0, HEAD)
      .toLowerCase()
      .match(/[\p{L}_][\p{L}\p{N}_-]*/gu) ?? []) {
      words.add(word);
      if (word.includes('-')) for (const part of word.split('-')) words.add(part);
    }
  }
  return words;
}
