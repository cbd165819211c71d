import { transform } from 'sucrase';

/** Why a text is not JavaScript or TypeScript, by its grammar. */
export type CodeRefusal = {
  /** In the text, from 1. */
  line: number;
  message: string;
};

/**
 * Reads code by the grammar of TypeScript with types and, where `jsx` says so, elements. It has no opinion of types,
 * names or of what may stand where (`return` outside of a function passes).
 *
 * @returns undefined when it can be read
 */
export function parseCode(text: string, jsx: boolean): CodeRefusal | undefined {
  try {
    transform(text, {
      transforms: jsx ? ['typescript', 'jsx'] : ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
      jsxRuntime: 'preserve',
    });
    return undefined;
  } catch (error) {
    // Brackets within brackets by the ten thousands; nothing to say of the code.
    if (error instanceof RangeError) return undefined;
    const said = error instanceof Error ? error.message : String(error);
    const place = /\((\d+):\d+\)\s*$/.exec(said);
    const message = said.replace(/^Error transforming [^:]*: /, '').replace(/\s*\(\d+:\d+\)\s*$/, '');
    return { line: place ? Number(place[1]) : 1, message };
  }
}
