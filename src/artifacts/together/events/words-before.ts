import type { Artifact } from '../../artifact.ts';
import type { DesignDocument } from '../../document.ts';

/** In lines and characters: what stands farther above is about something else. */
const FARTHEST = 4;
const LONGEST = 400;

const known = new WeakMap<DesignDocument, string[]>();

/** A document has many fences, and is taken apart once. */
function linesOf(document: DesignDocument): string[] {
  const lines = known.get(document) ?? document.text.split('\n');
  known.set(document, lines);
  return lines;
}

/** The paragraph or heading right above a fence, on one line; empty where another fence or nothing stands there. */
export function wordsBefore(artifact: Artifact, document: DesignDocument): string {
  if (!document.tree) return '';
  const lines = linesOf(document);
  const words: string[] = [];
  for (let at = artifact.line - 2; at >= 0 && words.length < FARTHEST; at--) {
    const line = (lines[at] ?? '').trim();
    if (line === '' && words.length === 0) continue;
    if (line === '' || /^(?:`{3,}|~{3,}|\|)/.test(line)) break;
    words.unshift(line);
    if (/^#{1,6}\s/.test(line)) break;
  }
  return words.join(' ').slice(-LONGEST);
}
