import { isObject } from './is-object.ts';
import type { Problem } from './problem.ts';
import { resolvePointer } from './resolve-ref.ts';
import { type Visited, visitSchemas } from './visit-schemas.ts';

/** Problems after which it looks no further. */
const MOST = 200;
/** References from one to the next that are followed, until they are taken for a circle. */
const LONGEST_CHAIN = 100;

export type RefCheck = {
  problems: Problem[];
  /** References out of the text, which are not followed. */
  outside: string[];
};

/** Whether each `$ref` of a schema leads to something in its own text. */
export function checkRefs(root: Record<string, unknown>): RefCheck {
  const all = [...visitSchemas(root, [])];
  const anchors = new Set(all.flatMap(({ schema }) => anchorsOf(schema)));
  const ids = new Set(all.map(({ schema }) => idOf(schema)).filter((id) => id !== undefined));
  const check: RefCheck = { problems: [], outside: [] };
  for (const visited of all) {
    if (check.problems.length >= MOST) break;
    const ref = visited.schema.$ref;
    if (typeof ref !== 'string') continue;
    if (!ref.startsWith('#')) {
      if (!isIdOf(ref, ids)) check.outside.push(ref);
      continue;
    }
    const problem = problemOf(ref, visited, root, anchors);
    if (problem) check.problems.push({ ...problem, level: 'error', path: [...visited.path, '$ref'] });
  }
  return check;
}

function problemOf(
  ref: string,
  visited: Visited,
  root: Record<string, unknown>,
  anchors: ReadonlySet<string>,
): { what: string; message: string } | undefined {
  if (ref !== '#' && !ref.startsWith('#/')) {
    return anchors.has(ref.slice(1))
      ? undefined
      : { what: 'unresolved-ref', message: `nothing here has the anchor "${ref.slice(1)}"` };
  }
  const inside = resolvePointer(resourceOf(visited), ref);
  const resolved = inside.found ? inside : resolvePointer(root, ref);
  if (!resolved.found) {
    const hint = resolved.meant ? `, did you mean "${resolved.meant}"?` : '';
    return { what: 'unresolved-ref', message: `"${ref}" leads to nothing in this document${hint}` };
  }
  if (isCircle(visited.schema, root)) {
    return { what: 'ref-circle', message: `"${ref}" leads back to itself and says nothing` };
  }
  return undefined;
}

/** Whether a reference leads back to itself. Only references that are all there is to a schema; a tree that holds itself is how recursion is said. */
export function isCircle(start: Record<string, unknown>, root: unknown): boolean {
  let at: unknown = start;
  for (let i = 0; i < LONGEST_CHAIN; i++) {
    if (!isObject(at) || typeof at.$ref !== 'string' || !/^#(\/|$)/.test(at.$ref)) return false;
    const next = resolvePointer(root, at.$ref);
    if (!next.found) return false;
    at = next.value;
    if (at === start) return true;
  }
  return false;
}

function anchorsOf(schema: Record<string, unknown>): string[] {
  const fragments = [schema.$id, schema.id].map((id) => (typeof id === 'string' ? /#(.+)$/.exec(id)?.[1] : undefined));
  return [schema.$anchor, schema.$dynamicAnchor, ...fragments].filter((name) => typeof name === 'string');
}

function idOf(schema: Record<string, unknown>): string | undefined {
  const id = schema.$id ?? schema.id;
  return typeof id === 'string' ? id.replace(/#.*$/, '') : undefined;
}

function resourceOf(visited: Visited): Record<string, unknown> {
  let at = visited;
  while (at.parent && !idOf(at.schema)) at = at.parent;
  return at.schema;
}

/** Ids are compared by their last part too: a relative one counts from a base that only their author knows. */
function isIdOf(ref: string, ids: ReadonlySet<string>): boolean {
  const target = ref.replace(/#.*$/, '');
  return [...ids].some((id) => id === target || (id !== '' && id.endsWith(`/${target.replace(/^\.?\//, '')}`)));
}
