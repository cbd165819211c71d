/** Where something stands in a document of data. */
export type Path = readonly (string | number)[];

/** In steps: a reference that goes farther goes in a circle. */
const LONGEST = 20;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path; undefined where there is nothing. */
export function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isRecord(value) && Object.hasOwn(value, String(step))) value = value[String(step)];
    else return undefined;
  }
  return value;
}

/** The path that a local reference (`#/components/schemas/Order`) names; undefined for any other. */
export function pathOf(reference: unknown): string[] | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('#/') || reference.length > 500) return undefined;
  return reference
    .slice(2)
    .split('/')
    .map((step) => decode(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Follows local references from a path to what they end at; undefined for one that leads out or in a circle. */
export function follow(root: unknown, path: Path): Path | undefined {
  let at = path;
  for (let steps = 0; steps < LONGEST; steps++) {
    const value = valueAt(root, at);
    if (!isRecord(value) || value.$ref === undefined) return value === undefined ? undefined : at;
    const next = pathOf(value.$ref);
    if (!next) return undefined;
    at = next;
  }
  return undefined;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
