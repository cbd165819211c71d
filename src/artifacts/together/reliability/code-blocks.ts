import type { Nodes } from 'mdast';
import type { Design } from '../design.ts';

/** A fenced block of a document, whatever its language; `line` is that of its first line of text. */
export type CodeBlock = { lang: string; text: string; line: number };

/** In characters: no sample of code is so long. */
const LONGEST = 50_000;

/** All fenced blocks of a document, in order. Most languages are no artifacts: nothing else reads them. */
export function codeBlocks({ document }: Pick<Design, 'document'>): CodeBlock[] {
  const before = known.get(document);
  if (before) return before;
  const blocks = codeIn(document.tree).filter(({ text }) => text.length <= LONGEST);
  known.set(document, blocks);
  return blocks;
}

/** Several rules ask for the same ones. */
const known = new WeakMap<Design['document'], CodeBlock[]>();

function codeIn(node: Nodes | undefined): CodeBlock[] {
  if (node?.type === 'code')
    return [{ lang: (node.lang ?? '').toLowerCase(), text: node.value, line: (node.position?.start.line ?? 0) + 1 }];
  return node && 'children' in node ? node.children.flatMap(codeIn) : [];
}
