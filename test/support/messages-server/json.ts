/** A value that came as JSON, before anybody knows what it is. */
export type Fields = Record<string, unknown>;

/** The value as an object; an empty one when it is none. */
export function fields(value: unknown): Fields {
  return isObject(value) ? value : {};
}

/** The value as a list; an empty one when it is none. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
