import { type ParserPlugin, parse } from '@babel/parser';

/** Why a text is not JavaScript or TypeScript, by its grammar. */
export type CodeRefusal = {
  /** In the text, from 1. */
  line: number;
  message: string;
  /** The parser's own name for what is wrong. */
  reason?: string;
};

type Token = { type: { label: string }; value: string; loc: { start: { line: number } } };

const PLUGINS: readonly ParserPlugin[] = [
  'typescript',
  // The newer proposal knows no decorators of parameters.
  'decorators-legacy',
  'decoratorAutoAccessors',
  'deprecatedImportAssert',
  'explicitResourceManagement',
];
const MODULE = /^(?:import\b(?!\s*[(.])|export\b)/m;
/** What the parser adds to its messages. */
const PLACE = /\s*\(\d+:\d+\)\s*$/;

/**
 * Reads code by the grammar of TypeScript with types and, where `jsx` says so, elements: as a module, else as a sloppy
 * script. It has no opinion of types and names, nor of `await` at the top level, nor of `return` there, unless of a
 * module that does not await anything there: what does is run as the body of a function.
 *
 * @returns undefined when it can be read
 * @throws RangeError for brackets within brackets by the thousands
 */
export function parseCode(text: string, jsx: boolean): CodeRefusal | undefined {
  try {
    const { tokens } = parse(text, {
      // Calls cannot be given values; the rest of the annex is rare.
      annexB: false,
      sourceType: 'unambiguous',
      plugins: jsx ? [...PLUGINS, 'jsx'] : [...PLUGINS],
      allowNewTargetOutsideFunction: true,
      allowReturnOutsideFunction: !MODULE.test(text) || !/^return\b/m.test(text) || /^\S.*\bawait\b/m.test(text),
      allowSuperOutsideMethod: true,
      allowUndeclaredExports: true,
      attachComment: false,
      tokens: jsx,
    });
    return jsx ? braceInText(tokens ?? []) : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refusalOf(error);
  }
}

function refusalOf(error: SyntaxError & { loc?: { line: number }; reasonCode?: string }): CodeRefusal {
  const { message, loc, reasonCode } = error;
  const said = /^Missing(?:OneOf)?Plugin/.test(reasonCode ?? '') ? 'unknown syntax' : message.replace(PLACE, '');
  return { line: loc?.line ?? 1, message: said, ...(reasonCode && { reason: reasonCode }) };
}

/** This version of the parser lets a brace stand in the text of an element, which no compiler does. */
function braceInText(tokens: readonly Token[]): CodeRefusal | undefined {
  for (const { type, value, loc } of tokens) {
    const brace = type.label === 'jsxText' ? value.indexOf('}') : -1;
    if (brace < 0) continue;
    const line = loc.start.line + value.slice(0, brace).split('\n').length - 1;
    return { line, message: 'this `}` closes nothing' };
  }
  return undefined;
}
