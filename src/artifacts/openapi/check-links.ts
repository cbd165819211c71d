import { nearest } from '../json-schema/near.ts';
import type { Problem } from '../json-schema/problem.ts';
import { visitNodes } from '../json-schema/visit-nodes.ts';

/** Links to operations that the document does not have. */
export function checkLinks(root: Record<string, unknown>): Problem[] {
  const nodes = [...visitNodes(root)].filter(({ node }) => typeof node.operationId === 'string');
  const isLink = (path: readonly unknown[]): boolean => path.at(-2) === 'links';
  const operations = nodes.filter(({ path }) => !isLink(path)).map(({ node }) => String(node.operationId));
  // Without any operation here, they are in other files.
  if (operations.length === 0) return [];
  return nodes
    .filter(({ node, path }) => isLink(path) && !operations.includes(String(node.operationId)))
    .map(({ node, path }): Problem => {
      const meant = nearest(String(node.operationId), operations);
      const message = `there is no operation "${String(node.operationId)}"${meant ? `, did you mean "${meant}"?` : ''}`;
      return { level: 'warning', what: 'link', message, path: [...path, 'operationId'] };
    });
}
