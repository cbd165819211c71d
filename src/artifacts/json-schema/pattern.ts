import type { Problem } from './problem.ts';

/** A regular expression longer than this is not compiled. */
const LONGEST = 5_000;

/**
 * What is wrong with a `pattern`. JSON Schema has those of ECMAScript; one that other engines take (inline flags,
 * POSIX classes, possessive quantifiers, `\A`) is a warning. It is compiled, never run.
 */
export function patternProblem(pattern: string): Omit<Problem, 'path'> | undefined {
  if (pattern.length > LONGEST || compile(pattern)) return undefined;
  const foreign = /\(\?[a-z]+[):-]|\(\?P[<=>]|\(\?[>#|]|\(\?&|\\[AZzGhQEKR]|[*+?}]\+|\[\[:\w|\\[pP]\{|\(\?R\)/.test(
    pattern,
  );
  const shown = pattern.length > 60 ? `${pattern.slice(0, 59)}…` : pattern;
  return {
    level: foreign ? 'warning' : 'error',
    what: 'pattern',
    message: `${shown} is not a regular expression of JavaScript, whose syntax JSON Schema uses`,
  };
}

/**
 * Whether `text` matches, where running the pattern is sure to be quick: short text, and no repetition inside of a
 * repeated group. Undefined when it is not.
 */
export function safeMatch(pattern: string, text: string): boolean | undefined {
  const unbounded = pattern.match(/[*+]|\{\d+,/g)?.length ?? 0;
  if (text.length > 64 || pattern.length > 200 || unbounded > 4 || /\\[1-9k]|\(\?[=!<]/.test(pattern)) return undefined;
  if (/\)(?:[*+]|\{\d+,)/.test(pattern) || /\{\d{4,}|\)\{\d{2,}/.test(pattern)) return undefined;
  return compile(pattern)?.test(text);
}

function compile(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {}
  }
  return undefined;
}
