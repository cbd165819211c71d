/** A draft by its number or year. */
export type Draft = 4 | 6 | 7 | 2019 | 2020;

/** How a schema is to be read. `lenient`: no `$schema` says which draft it is, so what any draft allows is right. */
export type Dialect = { draft: Draft; lenient: boolean };

/** The dialect of a `$schema` value; undefined for a meta-schema that is not one of the drafts. */
export function dialectOf(meta: unknown): Dialect | undefined {
  if (meta === undefined) return { draft: 2020, lenient: true };
  if (typeof meta !== 'string') return undefined;
  const named = /^https?:\/\/json-schema\.org\/(?:draft-0?([467])|draft\/(2019-09|2020-12))\/(?:hyper-)?schema#?$/.exec(
    meta,
  );
  if (named) {
    const draft = Number(named[1] ?? named[2]?.slice(0, 4));
    if (draft === 4 || draft === 6 || draft === 7 || draft === 2019 || draft === 2020) return { draft, lenient: false };
  }
  // Older than the drafts with numbers, or "the newest", whichever that was.
  if (/^https?:\/\/json-schema\.org\/schema#?$/.test(meta)) return { draft: 2020, lenient: true };
  return undefined;
}
