import { nearest } from './nearest.ts';
import { type ObjectShape, readShape, type Shape, type Shapes, type ShapeText } from './shape.ts';

export type Path = readonly (string | number)[];

/** Where a value departs from its shape. */
export type Mismatch =
  | { what: 'unknown key'; path: Path; key: string; near: string | undefined; in: string }
  | { what: 'missing key'; path: Path; key: string; in: string }
  | { what: 'wrong value'; path: Path; expected: string; found: unknown };

/** More departures than these say nothing new. */
const MOST = 40;
const DEEPEST = 60;

/** Everything in which a value departs from its shape in a table; an empty list when nothing does. */
export function compareWithShape(value: unknown, shape: ShapeText, shapes: Shapes): Mismatch[] {
  const found = compare(value, readShape(shape), shapes, []);
  return found.slice(0, MOST);
}

function compare(value: unknown, shape: Shape, shapes: Shapes, path: Path): Mismatch[] {
  if (path.length > DEEPEST) return [];
  switch (shape.is) {
    case 'literal':
      return value === shape.value || stands(value, shapes) ? [] : [wrong(path, `\`${shape.value}\``, value)];
    case 'list':
      if (!Array.isArray(value)) return [wrong(path, 'a list', value)];
      return flat(value.entries(), ([at, item]) => compare(item, shape.of, shapes, [...path, at]));
    case 'mapping':
      if (!isMapping(value)) return [wrong(path, 'a mapping', value)];
      return flat(Object.entries(value), ([key, item]) =>
        shapes.extension?.test(key) || (item === null && shapes.nullable)
          ? []
          : compare(item, shape.of, shapes, [...path, key]),
      );
    case 'union':
      return compareWithAny(value, shape.of, shapes, path);
    case 'name':
      return compareWithName(value, shape.name, shapes, path);
    default:
      return shape satisfies never;
  }
}

function compareWithName(value: unknown, name: string, shapes: Shapes, path: Path): Mismatch[] {
  const object = shapes.objects[name];
  if (object && '=' in object) return compare(value, readShape(object['='] ?? 'any'), shapes, path);
  if (object)
    return isMapping(value) ? compareObject(value, name, object, shapes, path) : [wrong(path, 'a mapping', value)];
  const scalar = shapes.scalars[name];
  const expected = scalar ? scalar(value) : SCALARS[name]?.(value);
  return expected === undefined || stands(value, shapes) ? [] : [wrong(path, expected, value)];
}

const SCALARS: Record<string, (value: unknown) => string | undefined> = {
  any: () => undefined,
  null: (value) => (value === null || value === undefined ? undefined : 'nothing'),
  string: (value) => (typeof value === 'string' ? undefined : 'text'),
  number: (value) => (typeof value === 'number' ? undefined : 'a number'),
  integer: (value) => (Number.isInteger(value) ? undefined : 'a whole number'),
  boolean: (value) => (typeof value === 'boolean' ? undefined : '`true` or `false`'),
};

function compareObject(value: object, name: string, known: ObjectShape, shapes: Shapes, path: Path): Mismatch[] {
  const found: Mismatch[] = [];
  const names = new Map(Object.keys(known).map((key) => [key.replace(/!$/, ''), key]));
  for (const [key, item] of Object.entries(value)) {
    const entry = names.get(key);
    if (item === null && shapes.nullable && !entry?.endsWith('!')) continue;
    if (entry !== undefined) found.push(...compare(item, readShape(known[entry] ?? 'any'), shapes, [...path, key]));
    else if (!shapes.extension?.test(key)) {
      const near = nearest(
        key,
        [...names.keys()].filter((one) => !Object.hasOwn(value, one)),
      );
      found.push({ what: 'unknown key', path: [...path, key], key, near, in: name });
    }
    if (found.length > MOST) break;
  }
  const strange = found.flatMap((one) =>
    one.what === 'unknown key' && one.path.length === path.length + 1 ? one.near : [],
  );
  for (const [key, entry] of names) {
    // A misspelt key is one defect, not two.
    if (entry.endsWith('!') && !Object.hasOwn(value, key) && !strange.includes(key)) {
      found.push({ what: 'missing key', path, key, in: name });
    }
  }
  return found;
}

function compareWithAny(value: unknown, alternatives: readonly Shape[], shapes: Shapes, path: Path): Mismatch[] {
  const tried = alternatives.map((one) => compare(value, one, shapes, path));
  const fits = tried.find((found) => found.length === 0);
  if (fits) return fits;
  // What went wrong further in says more than that the other alternatives are something else altogether.
  const inside = tried.filter((found) => !found.some((one) => one.what === 'wrong value' && one.path === path));
  const [best] = inside.sort((one, other) => one.length - other.length);
  if (best) return best;
  const expected = tried
    .flat()
    .flatMap((one) => (one.what === 'wrong value' && one.expected !== 'nothing' ? one.expected : []));
  return [wrong(path, [...new Set(expected)].slice(0, 6).join(' or '), value)];
}

function flat<T>(items: Iterable<T>, each: (item: T) => Mismatch[]): Mismatch[] {
  const found: Mismatch[] = [];
  for (const item of items) {
    found.push(...each(item));
    if (found.length > MOST) break;
  }
  return found;
}

function stands(value: unknown, shapes: Shapes): boolean {
  return typeof value === 'string' && (shapes.stands?.(value) ?? false);
}

function wrong(path: Path, expected: string, found: unknown): Mismatch {
  return { what: 'wrong value', path, expected, found };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
