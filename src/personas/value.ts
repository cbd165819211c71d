/** A YAML value in the file's own words: every scalar is text, `007` as well as `true`; an empty one is `''`. */
export type Value = string | Value[] | Map<string, Value>;

/** A value as plain data, for showing and keeping. */
export function plain(value: Value): unknown {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
}
