import { findUnbalanced } from '../data/unbalanced.ts';
import { findBrokenLine } from './find-broken-line.ts';
import { type CodeRefusal, parseCode } from './parse-code.ts';

/** Where code is broken, and by which bracket, if it is one. */
export type PlacedRefusal = CodeRefusal & { opened?: number };

/**
 * The place at which a refused program most likely broke. A parser notices a lost bracket far below; the indentation
 * tells where it was, and is believed when the program can be read with the bracket put back there.
 */
export function placeRefusal(text: string, refused: CodeRefusal, jsx: boolean): PlacedRefusal {
  const unbalanced = findUnbalanced(text, 'code');
  const parsed = { ...refused, line: findBrokenLine(text, jsx) ?? refused.line };
  if (!unbalanced) return parsed;
  const { line, opened, bracket } = unbalanced;
  const lines = text.split('\n');
  const reads = (changed: readonly string[]): boolean => parseCode(changed.join('\n'), jsx) === undefined;
  if (opened !== undefined) {
    const message = `a closing \`${bracket}\` is missing before this line`;
    const closed = ['', ';', ')', ');'].some((rest) =>
      reads([...lines.slice(0, line - 1), bracket + rest, ...lines.slice(line - 1)]),
    );
    const atEnd = !closed && ['', ')', ');'].some((rest) => reads([...lines, bracket + rest]));
    if (closed || (atEnd && line >= lines.length)) return { line, opened, message };
    return parsed;
  }
  const open = { '}': ' {', ']': ' [', ')': ' (' }[bracket] ?? ' {';
  const depth = lines[line - 1]?.search(/\S/);
  const head = lines
    .slice(0, line - 1)
    .findLastIndex((one) => one.search(/\S/) === depth && !/^\s*\/\/|^\s*[)\]}]+[;,]?\s*$|[{([,;]\s*$/.test(one));
  const body = lines[head + 1]?.search(/\S/) ?? 0;
  if (head >= 0 && body > (depth ?? 0) && reads(lines.map((one, at) => (at === head ? one.trimEnd() + open : one)))) {
    return { line: head + 1, message: `the line lacks the \`${open.trim()}\` that opens the block below` };
  }
  const without = lines.map((one, at) => (at === line - 1 ? one.replace(bracket, '') : one));
  return reads(without) ? { line, message: `this \`${bracket}\` closes a bracket that was not opened` } : parsed;
}
