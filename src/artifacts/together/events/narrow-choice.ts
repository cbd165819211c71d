import { isRecord } from './pointer.ts';

/** How many faults a schema finds in a value; infinitely many where it cannot be used. */
type Count = (schema: unknown, value: unknown) => number;

/** Of one choice. */
const MOST = 20;
/** Levels of objects that are looked into for a choice. */
const DEEPEST = 3;

/**
 * A schema with the choices (`oneOf`, `anyOf`) that a value meets in none of their branches replaced by the branch that
 * it was plainly meant for, so that what is wrong is told of that branch alone.
 *
 * @param root the schema whose definitions the branches refer to
 */
export function narrowChoice(
  schema: unknown,
  value: unknown,
  count: Count,
  root: unknown = schema,
  depth = 0,
): unknown {
  if (!isRecord(schema) || depth > DEEPEST) return schema;
  const { oneOf, anyOf, ...rest } = schema;
  const branches = (Array.isArray(oneOf) ? oneOf : listOf(anyOf)).slice(0, MOST);
  const branch = branches.length > 1 ? meant(branches, value, count, root) : undefined;
  const own = branch === undefined ? schema : { ...rest, allOf: [...listOf(rest.allOf), branch] };
  return withProperties(own, value, count, root, depth);
}

/** The branch with the fewest faults, where it has some, and every other has more by two at the least. */
function meant(branches: readonly unknown[], value: unknown, count: Count, root: unknown): unknown {
  const ranked = branches
    .map((branch) => ({ branch, faults: count(withDefinitions(branch, root), value) }))
    .sort((a, b) => a.faults - b.faults);
  const [first, second] = ranked;
  const isPlain = first && second && first.faults > 0 && second.faults - first.faults > 1;
  return isPlain ? first.branch : undefined;
}

function withProperties(
  schema: Record<string, unknown>,
  value: unknown,
  count: Count,
  root: unknown,
  depth: number,
): Record<string, unknown> {
  const { properties } = schema;
  if (!isRecord(properties) || !isRecord(value)) return schema;
  const narrowed = Object.entries(properties).map(([key, one]) => [
    key,
    Object.hasOwn(value, key) ? narrowChoice(one, value[key], count, root, depth + 1) : one,
  ]);
  return { ...schema, properties: Object.fromEntries(narrowed) };
}

const DEFINITIONS = ['$schema', '$defs', 'definitions', 'components'];

function withDefinitions(branch: unknown, root: unknown): unknown {
  if (!isRecord(branch) || !isRecord(root)) return branch;
  const own = DEFINITIONS.flatMap((key) => (key in root ? [[key, root[key]]] : []));
  return { ...Object.fromEntries(own), ...branch };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
