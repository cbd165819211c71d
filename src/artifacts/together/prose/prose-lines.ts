import type { Nodes } from 'mdast';
import type { DesignDocument } from '../../document.ts';

/** The lines of a document as they are written, without those of code blocks and of the front matter. */
export function proseLines({ text, tree }: DesignDocument): { text: string; line: number }[] {
  if (!tree) return [];
  const taken = new Set<number>();
  const visit = (node: Nodes): void => {
    if (node.type === 'code' || node.type === 'yaml' || (node.type as string) === 'toml') {
      for (let line = node.position?.start.line ?? 1; line <= (node.position?.end.line ?? 0); line++) taken.add(line);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return text.split('\n').flatMap((one, at) => (taken.has(at + 1) ? [] : [{ text: one.slice(0, 5000), line: at + 1 }]));
}
