/** What the build puts in place: see `scripts/bundle.mjs` (and `vitest.config.ts`, which does the same for tests). */

/** The version in package.json. */
declare const __VERSION__: string;

/** A markdown file, as text. */
declare module '*.md' {
  const text: string;
  export default text;
}
