import { blankCode, INSIDE } from '../data/blank-code.ts';
import { findUnbalanced } from '../data/unbalanced.ts';
import { misspeltKeywords } from './misspelt-keywords.ts';
import { type CodeRefusal, parseCode } from './parse-code.ts';
import { unclosedElements } from './unclosed-elements.ts';

/** Where code is broken, and by which bracket, if it is one. */
export type PlacedRefusal = CodeRefusal & { opened?: number };

/** What would make the program whole, were it what broke. */
export type Repair = PlacedRefusal & { lines: readonly string[] };

/** In characters, over all that is read again. */
const MOST_TEXT = 3_000_000;
const MOST = 80;

/**
 * The place at which a refused program most likely broke. A parser notices a lost bracket far below; the indentation
 * tells where it was, and is believed when the program can be read with the bracket put back there.
 */
export function placeRefusal(text: string, refused: CodeRefusal, jsx: boolean): PlacedRefusal {
  const lines = text.split('\n');
  const bare = blankCode(text).split('\n');
  let tries = Math.min(MOST, MOST_TEXT / text.length);
  for (const { lines: repaired, ...placed } of repairs(text, lines, bare, refused)) {
    if (tries-- < 1) break;
    if (parseCode(repaired.join('\n'), jsx) === undefined) return placed;
  }
  return { ...refused, line: lineByReason(lines, bare, refused) };
}

function* repairs(
  text: string,
  lines: readonly string[],
  bare: readonly string[],
  refused: CodeRefusal,
): Iterable<Repair> {
  yield* misspeltKeywords(lines, bare, refused.line);
  yield* unclosedElements(lines, refused);
  yield* withoutEarlyCloser(lines, bare);
  yield* closedTemplates(lines, refused);
  const unbalanced = findUnbalanced(text, 'code');
  if (!unbalanced) return;
  const { line, opened, bracket } = unbalanced;
  const at = line - 1;
  if (opened !== undefined) {
    // Past the comments and blank lines above: there the bracket was.
    const last = bare.findLastIndex((one, index) => index < at && one.trim() !== '');
    const lost = { line: last + 2, opened, message: `a closing \`${bracket}\` is missing before this line` };
    for (const rest of ['', ';', ',', ')', ');', '),'])
      yield { ...lost, lines: lines.toSpliced(at, 0, bracket + rest) };
    if (line >= lines.length) for (const rest of ['', ')', ');']) yield { ...lost, lines: [...lines, bracket + rest] };
    return;
  }
  yield* withOpener(lines, bare, at, bracket);
  const message = `this \`${bracket}\` closes a bracket that was not opened`;
  yield { line, message, lines: lines.with(at, (lines[at] ?? '').replace(bracket, '')) };
}

/** The line before a block that stands deeper, given the bracket that the closing one at `at` belongs to. */
function* withOpener(lines: readonly string[], bare: readonly string[], at: number, bracket: string): Iterable<Repair> {
  const open = { ')': '(', ']': '[' }[bracket] ?? '{';
  const depth = indent(lines[at]);
  const head = bare.findLastIndex(
    (one, index) => index < at && indent(one) === depth && !/^\s*[)\]}]+[;,]?\s*$|[{,;]\s*$/.test(one),
  );
  if (head < 0 || indent(lines[head + 1]) <= depth || (open === '(' && /[([]\s*$/.test(bare[head] ?? ''))) return;
  const message = `the line lacks the \`${open}\` that opens the block below`;
  yield { line: head + 1, message, lines: lines.with(head, `${lines[head]?.trimEnd()} ${open}`) };
}

/** A line with nothing but a closing bracket, below which the lines stand deeper than it, though nothing was opened. */
function* withoutEarlyCloser(lines: readonly string[], bare: readonly string[]): Iterable<Repair> {
  let most = 5;
  for (const [at, line] of bare.entries()) {
    if (!/^\s*[)\]}][;,]?\s*$/.test(line)) continue;
    const next = bare.slice(at + 1, at + 20).find((one) => one.trim() !== '') ?? '';
    if (indent(next) <= indent(line) || /^\s*[.?:&|+]/.test(next) || most-- === 0) continue;
    const message = 'this bracket closes a block that goes on below';
    yield { line: at + 1, message, lines: lines.toSpliced(at, 1) };
  }
}

/** Lines with a backtick that has no partner there, closed before what may stand behind it; nearest first. */
function* closedTemplates(lines: readonly string[], refused: CodeRefusal): Iterable<Repair> {
  const last = refused.reason === 'UnterminatedTemplate' ? lines.length : refused.line;
  let most = 10;
  for (const [at, line] of [...lines.entries()].slice(0, last).reverse()) {
    if ((line.match(/(?<!\\)`/g) ?? []).length % 2 === 0 || most-- <= 0) continue;
    const message = 'the template is not closed on this line';
    yield { line: at + 1, message, lines: lines.with(at, line.replace(/[\]);,]*$/, '`$&')) };
  }
}

/** Where the indentation tells more than the parser, which names the other end of a block or of a function. */
function lineByReason(
  lines: readonly string[],
  bare: readonly string[],
  { line, message, reason }: CodeRefusal,
): number {
  const at = line - 1;
  const depth = indent(bare[at]);
  if (reason === 'UnterminatedComment') {
    const end = lines.findIndex((one, index) => index > at && !/^\s*\*/.test(one));
    return end < 0 ? lines.length : end;
  }
  if (reason === 'NoCatchOrFinally') {
    const end = bare.findIndex((one, index) => index > at && indent(one) === depth && /^\s*\}/.test(one));
    return end < 0 ? line : end + 1;
  }
  if (/^Unexpected token\W*$/.test(message) && /^\s*\}?\s*(?:catch|finally)\b/.test(bare[at] ?? '')) {
    const head = bare.findLastIndex((one, index) => index < at && indent(one) >= 0 && indent(one) <= depth);
    return /^\s*(?:[^}].*)?\{\s*$/.test(bare[head] ?? '') ? head + 1 : line;
  }
  return /\bawait\b/.test(message) && !/=>|\bfunction\b/.test(bare[at] ?? '') ? functionOf(bare, at) : line;
}

/** The head of the function in which an `await` stands: it lacks its `async`. */
function functionOf(bare: readonly string[], at: number): number {
  let depth = indent(bare[at]);
  for (let head = at - 1; head >= 0; head--) {
    const above = bare[head] ?? '';
    if (indent(above) < 0 || indent(above) >= depth) continue;
    depth = indent(above);
    if (!/(?:=>|\)\s*(?::[^{;]*)?)\s*\{\s*$/.test(above)) continue;
    if (/^\s*(?:\}\s*)?(?:if|else|for|while|switch|catch|try)\b/.test(above)) continue;
    // Where the parameters began that end on this line.
    if (!/^\s*\}?\)/.test(above)) return head + 1;
    return bare.findLastIndex((one, index) => index < head && indent(one) >= 0 && indent(one) <= depth) + 1;
  }
  return at + 1;
}

/** -1 for a blank line, and for one that begins within a text. */
function indent(line = ''): number {
  return line.startsWith(INSIDE) ? -1 : line.search(/\S/);
}
