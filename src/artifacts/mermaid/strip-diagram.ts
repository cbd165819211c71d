/** A diagram without what stands around and between its statements. */
export type StrippedDiagram = {
  /** Without front matter, directives and comments; each remaining line whole. */
  text: string;
  /** For each line of it, its line in the source, from 1. */
  lines: number[];
  /** The front matter, with the line of its first line. */
  frontMatter?: { text: string; line: number };
};

/**
 * Takes front matter (`---`), directives (`%%{init: …}%%`) and comments (`%%`) out of a diagram's source. Mermaid does
 * the same before it parses, after which its line numbers are those of no text that anyone has.
 */
export function stripDiagram(source: string): StrippedDiagram {
  const all = source.split('\n');
  const opening = all.findIndex((line) => line.trim() !== '');
  let start = 0;
  let frontMatter: StrippedDiagram['frontMatter'];
  if (all[opening]?.trim() === '---') {
    const closing = all.findIndex((line, at) => at > opening && line.trim() === '---');
    if (closing > 0) {
      start = closing + 1;
      frontMatter = { text: all.slice(opening + 1, closing).join('\n'), line: opening + 2 };
    }
  }
  const kept: string[] = [];
  const lines: number[] = [];
  let directive = false;
  for (let at = start; at < all.length; at++) {
    const line = all[at] ?? '';
    if (!directive && /^\s*%%\{/.test(line)) directive = true;
    if (directive) {
      if (/\}%%/.test(line)) directive = false;
      continue;
    }
    if (/^\s*%%/.test(line) || (kept.length === 0 && line.trim() === '')) continue;
    kept.push(line);
    lines.push(at + 1);
  }
  return { text: kept.join('\n'), lines, ...(frontMatter ? { frontMatter } : {}) };
}
