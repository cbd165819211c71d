import { isCircle, type RefCheck } from './check-refs.ts';
import { nearest } from './near.ts';
import { resolvePointer } from './resolve-ref.ts';
import { visitNodes } from './visit-nodes.ts';

/** Problems after which it looks no further. */
const MOST = 200;

/** Whether each `$ref` of an OpenAPI or AsyncAPI document leads to something in its own text. */
export function checkLocalRefs(root: Record<string, unknown>): RefCheck {
  const check: RefCheck = { problems: [], outside: [] };
  for (const { node, path } of visitNodes(root)) {
    if (check.problems.length >= MOST) break;
    for (const key of Object.keys(node)) {
      if (!/^\$[a-z]{2,4}$/.test(key) || nearest(key, ['$ref']) === undefined) continue;
      const message = `unknown key "${key}", did you mean "$ref"?`;
      check.problems.push({ level: 'error', what: 'unknown-key', message, path: [...path, key] });
    }
    const ref = node.$ref;
    // `$ref` may also be the name of a property.
    if (typeof ref !== 'string' || path.at(-1) === 'properties') continue;
    if (!ref.startsWith('#')) {
      check.outside.push(ref);
      continue;
    }
    if (ref !== '#' && !ref.startsWith('#/')) continue;
    const resolved = resolvePointer(root, ref);
    if (resolved.found) {
      if (isCircle(node, root)) {
        const message = `"${ref}" leads back to itself and says nothing`;
        check.problems.push({ level: 'error', what: 'ref-circle', message, path: [...path, '$ref'] });
      }
      continue;
    }
    const hint = resolved.meant ? `, did you mean "${resolved.meant}"?` : '';
    const message = `"${ref}" leads to nothing in this document${hint}`;
    check.problems.push({ level: 'error', what: 'unresolved-ref', message, path: [...path, '$ref'] });
  }
  return check;
}
